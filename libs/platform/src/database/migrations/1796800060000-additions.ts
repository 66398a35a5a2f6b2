import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Additions1796800060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The open order in whose parcel it travels: its buyer thought of more before it was packed. Of the same co-op, and no addition itself.
      ALTER TABLE ordering_order ADD added_to uuid CONSTRAINT ordering_order_added_to REFERENCES ordering_order,
        ADD CONSTRAINT ordering_order_added_to_another CHECK (added_to <> id);
      CREATE INDEX ordering_order_added_to ON ordering_order (added_to) WHERE added_to IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ordering_order DROP COLUMN added_to');
  }
}
