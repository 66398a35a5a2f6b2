import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PhoneOrders1795812060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who at the desk of a co-op took the order by phone; null: the buyer placed it. It has one order then, of that co-op, and is paid at the door.
      ALTER TABLE ordering_group ADD COLUMN taken_by uuid REFERENCES identity_person,
        ADD CONSTRAINT ordering_group_by_phone CHECK (taken_by IS NULL OR (payment_method = 'cod' AND person_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ordering_group DROP COLUMN taken_by');
  }
}
