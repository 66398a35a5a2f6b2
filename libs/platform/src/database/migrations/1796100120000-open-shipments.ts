import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenShipments1796100120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What of a co-operative is not yet with its buyers: few rows of many.
      CREATE INDEX delivery_shipment_open ON delivery_shipment (cooperative_id, state) WHERE state <> 'delivered';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_shipment_open');
  }
}
