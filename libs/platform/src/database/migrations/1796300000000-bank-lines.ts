import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BankLines1796300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How the market learnt of the line: written down by an officer, in a statement of the bank, told by an aggregator.
      ALTER TABLE payments_credit
        ADD COLUMN source text NOT NULL DEFAULT 'hand' CHECK (source IN ('hand', 'statement', 'notice')),
        ALTER COLUMN recorded_by DROP NOT NULL,
        ADD CONSTRAINT payments_credit_by_whom CHECK (recorded_by IS NOT NULL OR source = 'notice'),
        -- Since when it waits for a person, or for the rest of the sum; stays after the decision. Null: it was clear at once.
        ADD COLUMN suspended_at timestamptz,
        -- What of it goes back to whoever sent it: all of what was declined, or what was too much.
        ADD COLUMN to_return bigint NOT NULL DEFAULT 0 CHECK (to_return BETWEEN 0 AND amount),
        -- A person's decision; null: a rule decided.
        ADD COLUMN decided_by uuid REFERENCES identity_person,
        ADD COLUMN decided_at timestamptz,
        -- Kept waiting on purpose until then, and why.
        ADD COLUMN look_again_at timestamptz,
        ADD COLUMN note text,
        -- The bank's line with which it went back.
        ADD COLUMN return_reference text CONSTRAINT payments_credit_return UNIQUE,
        ADD COLUMN returned_at timestamptz,
        DROP CONSTRAINT payments_credit_state_check;

      -- What is in suspense has been so since it came. The exact sum that came late went back with its payment.
      UPDATE payments_credit SET state = 'matched' WHERE state = 'suspense' AND reason = 'too-late';
      UPDATE payments_credit SET suspended_at = received_at WHERE state = 'suspense';
      UPDATE payments_credit c SET reason = CASE WHEN c.amount < y.amount THEN 'too-little' ELSE 'too-much' END
      FROM payments_payment y WHERE y.id = c.payment_id AND c.reason = 'other-sum';

      ALTER TABLE payments_credit
        -- matched: it pays for an order, or did; suspense: somebody must look, or the rest is awaited; declined: all of it goes back.
        ADD CONSTRAINT payments_credit_state CHECK (state IN ('matched', 'suspense', 'declined')),
        ADD CONSTRAINT payments_credit_goes_back CHECK (CASE state WHEN 'declined' THEN to_return = amount WHEN 'suspense' THEN to_return = 0
          ELSE to_return < amount END),
        ADD CONSTRAINT payments_credit_suspended CHECK (state <> 'suspense' OR suspended_at IS NOT NULL),
        ADD CONSTRAINT payments_credit_returned CHECK (returned_at IS NULL OR to_return > 0);
      -- What waits for the rest of its sum.
      CREATE INDEX payments_credit_waiting ON payments_credit (payment_id) WHERE state = 'suspense';
      CREATE INDEX payments_credit_to_return ON payments_credit (received_at) WHERE to_return > 0 AND returned_at IS NULL;
      -- News that could not be settled: somebody must look.
      CREATE INDEX payments_event_open ON payments_event (received_at) WHERE settled_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX payments_event_open, payments_credit_to_return, payments_credit_waiting;
      DELETE FROM payments_credit WHERE recorded_by IS NULL OR state = 'declined';
      ALTER TABLE payments_credit DROP CONSTRAINT payments_credit_state, DROP CONSTRAINT payments_credit_goes_back,
        DROP CONSTRAINT payments_credit_suspended, DROP CONSTRAINT payments_credit_returned, DROP CONSTRAINT payments_credit_by_whom,
        DROP COLUMN source, DROP COLUMN suspended_at, DROP COLUMN to_return, DROP COLUMN decided_by, DROP COLUMN decided_at,
        DROP COLUMN look_again_at, DROP COLUMN note, DROP COLUMN return_reference, DROP COLUMN returned_at,
        ALTER COLUMN recorded_by SET NOT NULL, ADD CHECK (state IN ('matched', 'suspense'))`);
  }
}
