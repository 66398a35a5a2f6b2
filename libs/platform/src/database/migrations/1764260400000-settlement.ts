import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Settlement1764260400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where a co-op wants its money. Sensitive: shown masked, and never logged.
      CREATE TABLE settlement_account (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- Six digits that name the bank at NAPAS.
        bank_bin text NOT NULL CHECK (bank_bin ~ '^[0-9]{6}$'),
        number text NOT NULL CHECK (number ~ '^[0-9A-Z]{6,19}$'),
        -- As the bank writes it: upper case, no diacritics.
        holder text NOT NULL CHECK (holder ~ '^[A-Z0-9 .&-]{3,70}$'),
        -- waiting: somebody has to check it; replaced: a later one was verified.
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'verified', 'refused', 'replaced')),
        given_by uuid NOT NULL REFERENCES identity_person,
        given_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        CHECK ((state IN ('verified', 'refused')) <= (decided_at IS NOT NULL)),
        CONSTRAINT settlement_account_two_persons CHECK (decided_by <> given_by)
      );
      CREATE UNIQUE INDEX settlement_account_verified ON settlement_account (cooperative_id) WHERE state = 'verified';
      CREATE UNIQUE INDEX settlement_account_waiting ON settlement_account (cooperative_id) WHERE state = 'waiting';

      CREATE TABLE settlement_payout_run (
        id uuid PRIMARY KEY,
        number int GENERATED ALWAYS AS IDENTITY UNIQUE,
        -- Orders that were delivered and paid for by then.
        ready_before timestamptz NOT NULL,
        -- proposed -> approved (the file goes to the bank) -> closed (the bank has answered for every line); or rejected.
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected', 'closed')),
        proposed_by uuid NOT NULL REFERENCES identity_person,
        proposed_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        rejection text,
        closed_at timestamptz,
        CHECK ((state = 'proposed') = (decided_at IS NULL)),
        CONSTRAINT settlement_payout_run_two_persons CHECK (decided_by <> proposed_by)
      );

      CREATE TABLE settlement_payout_line (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES settlement_payout_run,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- The one that was verified when the run was proposed.
        account_id uuid NOT NULL REFERENCES settlement_account,
        orders int NOT NULL CHECK (orders > 0),
        -- Claimed of its orders; kept back of what it owes (below zero: given back); what is sent. Whole dong.
        claimed bigint NOT NULL CHECK (claimed > 0),
        netted bigint NOT NULL,
        amount bigint NOT NULL CHECK (amount >= 0),
        -- In the transfer text; plain symbols only.
        reference text NOT NULL CONSTRAINT settlement_payout_line_reference UNIQUE CHECK (reference ~ '^[A-Z0-9]{6,25}$'),
        -- proposed -> sent (in the bank's file) -> paid | bounced; bounced also after paid; dropped with a rejected run.
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'sent', 'paid', 'bounced', 'dropped')),
        bank_reference text CONSTRAINT settlement_payout_line_bank_reference UNIQUE,
        bounce_reason text,
        answered_at timestamptz,
        CONSTRAINT settlement_payout_line_once UNIQUE (run_id, cooperative_id),
        CONSTRAINT settlement_payout_line_sum CHECK (amount = claimed - netted),
        CHECK ((state = 'bounced') = (bounce_reason IS NOT NULL))
      );
      CREATE INDEX settlement_payout_line_cooperative ON settlement_payout_line (cooperative_id, run_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE settlement_payout_line, settlement_payout_run, settlement_account');
  }
}
