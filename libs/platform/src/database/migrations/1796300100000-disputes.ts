import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Disputes1796300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A buyer asks their bank for card money back. By Stripe's PaymentIntent: the news may come before we know whose it is.
      CREATE TABLE payments_dispute (
        id uuid PRIMARY KEY,
        dispute_id text NOT NULL CONSTRAINT payments_dispute_once UNIQUE,
        intent_id text NOT NULL,
        -- Whole dong.
        amount bigint NOT NULL CHECK (amount > 0),
        -- Stripe's word for why; see libs/ledger/src/dispute-bearer.ts.
        reason text NOT NULL,
        -- inquiry: the bank asks, no money has moved; open: the money is away; won, lost; dropped: an inquiry that led to nothing.
        state text NOT NULL CHECK (state IN ('inquiry', 'open', 'dropped', 'won', 'lost')),
        opened_at timestamptz NOT NULL,
        -- Until when Stripe takes evidence.
        due_by timestamptz,
        closed_at timestamptz,
        CHECK ((state IN ('dropped', 'won', 'lost')) = (closed_at IS NOT NULL))
      );
      CREATE INDEX payments_dispute_intent ON payments_dispute (intent_id);
      CREATE INDEX payments_dispute_open ON payments_dispute (due_by) WHERE closed_at IS NULL;

      -- Stripe could not give the money back (a closed card), which it may say days after it said it did: a person sends it.
      ALTER TABLE payments_payment ADD COLUMN refund_failed_at timestamptz;
      ALTER TABLE payments_refund ADD COLUMN failed_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payments_refund DROP COLUMN failed_at;
      ALTER TABLE payments_payment DROP COLUMN refund_failed_at;
      DROP TABLE payments_dispute`);
  }
}
