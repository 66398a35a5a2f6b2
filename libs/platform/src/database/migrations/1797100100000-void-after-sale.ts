import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VoidAfterSale1797100100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Few: labels of packs that came back and were written off. They still stand for a pack of their batch.
      CREATE INDEX labels_label_void_in_parcel ON labels_label (batch_id, gtin) WHERE state = 'void' AND order_line_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX labels_label_void_in_parcel');
  }
}
