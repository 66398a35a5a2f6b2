import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payments1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One payment per order group.
      CREATE TABLE payments_payment (
        id uuid PRIMARY KEY,
        -- ordering_group.id; no foreign key, since ordering stands above this lib.
        group_id uuid NOT NULL CONSTRAINT payments_payment_group UNIQUE,
        method text NOT NULL CHECK (method IN ('cod', 'vietqr', 'card')),
        -- Whole dong.
        amount bigint NOT NULL CHECK (amount > 0),
        -- cod: to-collect -> collected. Others: pending -> paid | expired; late money on an expired one: to-refund -> refunded.
        state text NOT NULL CHECK (state IN ('to-collect', 'collected', 'pending', 'paid', 'expired', 'cancelled', 'to-refund', 'refunded')),
        -- In the transfer text of a VietQR; plain symbols only, since banks drop the rest.
        reference text NOT NULL CONSTRAINT payments_payment_reference UNIQUE CHECK (reference ~ '^[A-Z0-9]{6,25}$'),
        -- Stripe's Checkout Session and PaymentIntent.
        session_id text UNIQUE,
        intent_id text UNIQUE,
        refund_id text UNIQUE,
        paid_at timestamptz,
        -- A pending payment that is not paid by then lets its goods go.
        expires_at timestamptz,
        created_at timestamptz NOT NULL,
        CHECK ((state = 'pending') <= (expires_at IS NOT NULL))
      );
      CREATE INDEX payments_payment_due ON payments_payment (expires_at) WHERE state = 'pending';
      CREATE INDEX payments_payment_owed ON payments_payment (created_at) WHERE state = 'to-refund';

      -- The inbox of webhooks: verified, stored, answered; then reacted to. One row per event, however often it comes.
      CREATE TABLE payments_event (
        id uuid PRIMARY KEY,
        provider text NOT NULL,
        event_id text NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        received_at timestamptz NOT NULL,
        settled_at timestamptz,
        CONSTRAINT payments_event_once UNIQUE (provider, event_id)
      );

      -- Money that arrived in the bank account, as reported by the bank's line.
      CREATE TABLE payments_credit (
        id uuid PRIMARY KEY,
        bank_reference text NOT NULL CONSTRAINT payments_credit_once UNIQUE,
        amount bigint NOT NULL CHECK (amount > 0),
        transfer_text text NOT NULL,
        -- Null while nobody knows whose money it is.
        payment_id uuid REFERENCES payments_payment,
        -- matched: the exact sum for a waiting payment; suspense: a person must look (no reference, other sum, too late, twice).
        state text NOT NULL CHECK (state IN ('matched', 'suspense')),
        reason text,
        recorded_by uuid NOT NULL REFERENCES identity_person,
        received_at timestamptz NOT NULL
      );
      CREATE INDEX payments_credit_time ON payments_credit (received_at DESC);
      CREATE INDEX payments_credit_suspense ON payments_credit (received_at DESC) WHERE state = 'suspense';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payments_credit, payments_event, payments_payment');
  }
}
