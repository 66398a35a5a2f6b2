import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalledOffGroupBuys1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The co-op could not keep it: before its time is over, and never without saying why.
      ALTER TABLE groupbuys_buy
        DROP CONSTRAINT groupbuys_buy_state_check,
        ADD CONSTRAINT groupbuys_buy_state_check CHECK (state IN ('open', 'reached', 'missed', 'called-off')),
        -- As its page and the letters say it.
        ADD COLUMN call_off_reason text,
        ADD COLUMN called_off_by uuid REFERENCES identity_person,
        ADD CONSTRAINT groupbuys_called_off CHECK ((state = 'called-off') = (call_off_reason IS NOT NULL));
      CREATE INDEX groupbuys_buy_variant ON groupbuys_buy (variant_id) WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX groupbuys_buy_variant;
      ALTER TABLE groupbuys_buy
        DROP CONSTRAINT groupbuys_called_off, DROP COLUMN called_off_by, DROP COLUMN call_off_reason,
        DROP CONSTRAINT groupbuys_buy_state_check,
        ADD CONSTRAINT groupbuys_buy_state_check CHECK (state IN ('open', 'reached', 'missed'))
    `);
  }
}
