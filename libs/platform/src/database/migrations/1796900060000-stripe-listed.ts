import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StripeListed1796900060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- News that fits nothing of ours was looked at by a person: who, and what was done about it.
      ALTER TABLE payments_event ADD COLUMN closed_by uuid REFERENCES identity_person, ADD COLUMN note text,
        ADD CONSTRAINT payments_event_closed CHECK ((closed_by IS NULL) = (note IS NULL) AND (closed_by IS NULL OR settled_at IS NOT NULL));
      -- Whole dong. What Stripe charges the market for a dispute, and what of it came back.
      ALTER TABLE payments_dispute ADD COLUMN fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
        ADD COLUMN fee_returned bigint NOT NULL DEFAULT 0 CHECK (fee_returned BETWEEN 0 AND fee);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payments_dispute DROP COLUMN fee_returned, DROP COLUMN fee;
      ALTER TABLE payments_event DROP CONSTRAINT payments_event_closed, DROP COLUMN note, DROP COLUMN closed_by`);
  }
}
