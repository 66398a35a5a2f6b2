import type { MigrationInterface, QueryRunner } from 'typeorm';

const METHODS = { before: `('cod', 'vietqr', 'card')`, after: `('cod', 'vietqr', 'card', 'wallet')` };
const SOURCES = { before: `('hand', 'statement', 'notice')`, after: `('hand', 'statement', 'notice', 'wallet')` };

const checks = (methods: string, sources: string): string => `
  ALTER TABLE payments_payment DROP CONSTRAINT payments_payment_method_check, ADD CONSTRAINT payments_payment_method_check CHECK (method IN ${methods});
  ALTER TABLE ordering_group DROP CONSTRAINT ordering_group_payment_method_check,
    ADD CONSTRAINT ordering_group_payment_method_check CHECK (payment_method IN ${methods});
  ALTER TABLE payments_credit DROP CONSTRAINT payments_credit_source_check, ADD CONSTRAINT payments_credit_source_check CHECK (source IN ${sources}),
    DROP CONSTRAINT payments_credit_by_whom`;

export class Wallets1796900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${checks(METHODS.after, SOURCES.after)},
        ADD CONSTRAINT payments_credit_by_whom CHECK (recorded_by IS NOT NULL OR source IN ('notice', 'wallet')),
        -- Of money that came by a wallet for an order that had its money: the wallet would not give it back, so a person sends it.
        ADD COLUMN refused_at timestamptz CHECK (refused_at IS NULL OR source = 'wallet');

      -- One way of a buyer to the page of a wallet. A wallet takes each reference once, so a second press of the button is a second attempt, and
      -- both may be paid.
      CREATE TABLE payments_wallet_attempt (
        id uuid PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payments_payment,
        -- By which the wallet knows it: the payment's, and which attempt it is.
        reference text NOT NULL CONSTRAINT payments_wallet_attempt_once UNIQUE,
        -- Whole dong.
        amount bigint NOT NULL CHECK (amount > 0),
        -- Whole seconds: the wallet wants to hear the same time again with every question.
        begun_at timestamptz NOT NULL,
        -- open: nothing is known yet; paid: the wallet took the money; failed: its last word; lapsed: nobody asks any more.
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'failed', 'lapsed')),
        -- The wallet's own number of the payment.
        transaction_no text,
        ended_at timestamptz,
        -- When the wallet is asked next, since its news may be lost.
        ask_after timestamptz NOT NULL,
        CHECK ((state = 'open') = (ended_at IS NULL)),
        CHECK ((state = 'paid') = (transaction_no IS NOT NULL))
      );
      CREATE INDEX payments_wallet_attempt_payment ON payments_wallet_attempt (payment_id);
      CREATE INDEX payments_wallet_attempt_open ON payments_wallet_attempt (ask_after) WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE payments_wallet_attempt;
      ALTER TABLE payments_credit DROP COLUMN refused_at;
      ${checks(METHODS.before, SOURCES.before)},
        ADD CONSTRAINT payments_credit_by_whom CHECK (recorded_by IS NOT NULL OR source = 'notice')`);
  }
}
