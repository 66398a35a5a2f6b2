import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Queries ask for events at places that have an attribute (HASATTR_, EQATTR_). */
export class MasterAttributes1764000031100 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE INDEX epcis_master_attributes ON epcis_master USING gin (attributes)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX epcis_master_attributes');
  }
}
