import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalledOffSlots1797420060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory_slot
        -- Nobody is received on that day, for good: guests read why, and their orders are cancelled.
        ADD called_off_reason text CHECK (called_off_reason <> ''),
        ADD called_off_by uuid REFERENCES identity_person,
        ADD called_off_at timestamptz,
        ADD CHECK (num_nonnulls(called_off_reason, called_off_by, called_off_at) IN (0, 3));
      CREATE INDEX inventory_slot_called_off ON inventory_slot (day) WHERE called_off_at IS NOT NULL;
      CREATE INDEX inventory_booking_line ON inventory_booking (line_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX inventory_booking_line;
      ALTER TABLE inventory_slot DROP called_off_reason, DROP called_off_by, DROP called_off_at`);
  }
}
