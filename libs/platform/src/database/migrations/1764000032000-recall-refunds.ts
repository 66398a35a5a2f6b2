import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecallRefunds1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Money that goes back for a part of what was paid: packs of an order line that came from a recalled batch.
      CREATE TABLE payments_refund (
        id uuid PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payments_payment,
        -- ordering_line.id and traceability_batch.id; no foreign keys, since ordering stands above this lib.
        line_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        -- Whole dong.
        amount bigint NOT NULL CHECK (amount > 0),
        -- owed: Stripe is being asked, or an officer has to send it; returned: it went back.
        state text NOT NULL DEFAULT 'owed' CHECK (state IN ('owed', 'returned')),
        -- Stripe's refund, or 'bank:' and the bank's number. None when all of the payment had gone back before.
        reference text CONSTRAINT payments_refund_reference UNIQUE,
        owed_at timestamptz NOT NULL,
        returned_at timestamptz,
        -- However often the recall is reacted to.
        CONSTRAINT payments_refund_once UNIQUE (line_id, batch_id),
        CHECK ((state = 'returned') = (returned_at IS NOT NULL))
      );
      CREATE INDEX payments_refund_payment ON payments_refund (payment_id);
      CREATE INDEX payments_refund_batch ON payments_refund (batch_id);
      CREATE INDEX payments_refund_owed ON payments_refund (owed_at) WHERE state = 'owed';

      -- The sum of its rows in payments_refund: never more than was paid.
      ALTER TABLE payments_payment ADD COLUMN parts_owed bigint NOT NULL DEFAULT 0
        CONSTRAINT payments_payment_parts_owed CHECK (parts_owed BETWEEN 0 AND amount);

      -- Packs of a parcel that was opened again come back onto their shelf.
      ALTER TABLE inventory_journal DROP CONSTRAINT inventory_journal_reason_check;
      ALTER TABLE inventory_journal ADD CONSTRAINT inventory_journal_reason_check
        CHECK (reason IN ('packed', 'held', 'released', 'taken', 'unpacked', 'counted'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM inventory_journal WHERE reason = 'unpacked';
      ALTER TABLE inventory_journal DROP CONSTRAINT inventory_journal_reason_check;
      ALTER TABLE inventory_journal ADD CONSTRAINT inventory_journal_reason_check
        CHECK (reason IN ('packed', 'held', 'released', 'taken', 'counted'));
      ALTER TABLE payments_payment DROP COLUMN parts_owed;
      DROP TABLE payments_refund`);
  }
}
