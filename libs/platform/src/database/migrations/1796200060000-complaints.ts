import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Complaints1796200060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the buyer of a delivered order asks for: an answer, money back, or to give goods back. See libs/complaints/src/complaint-actions.ts.
      CREATE TABLE complaints_complaint (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering_order,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- One per filled-in form: however often the button is pressed, one complaint.
        attempt_key text NOT NULL CONSTRAINT complaints_attempt UNIQUE,
        reason text NOT NULL CHECK (reason IN ('info-mismatch', 'defect', 'wrong-goods', 'missing', 'changed-mind', 'other')),
        wish text NOT NULL CHECK (wish IN ('answer', 'refund', 'return')),
        state text NOT NULL DEFAULT 'open'
          CHECK (state IN ('open', 'awaiting-goods', 'escalated', 'settled', 'refused', 'dismissed', 'withdrawn')),
        -- The delivery fee goes back as well.
        with_delivery boolean NOT NULL,
        -- Whose turn it is must have acted by then. After a refusal: until when the buyer may go to the department. Null: it is over.
        answer_by timestamptz,
        -- Whole dong that go back, once it is settled: null where none do.
        amount bigint CHECK (amount > 0),
        opened_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK ((state IN ('settled', 'dismissed', 'withdrawn')) = (answer_by IS NULL)),
        CHECK (amount IS NULL OR state = 'settled')
      );
      CREATE INDEX complaints_complaint_desk ON complaints_complaint (cooperative_id, opened_at DESC);
      CREATE INDEX complaints_complaint_order ON complaints_complaint (order_id);
      CREATE INDEX complaints_complaint_due ON complaints_complaint (answer_by) WHERE state IN ('open', 'awaiting-goods');
      CREATE INDEX complaints_complaint_escalated ON complaints_complaint (answer_by) WHERE state = 'escalated';

      CREATE TABLE complaints_line (
        complaint_id uuid NOT NULL REFERENCES complaints_complaint,
        line_id uuid NOT NULL REFERENCES ordering_line,
        quantity int NOT NULL CHECK (quantity > 0),
        -- Until it was dismissed or withdrawn: nobody asks for a line twice.
        counts boolean NOT NULL DEFAULT true,
        PRIMARY KEY (complaint_id, line_id)
      );
      CREATE UNIQUE INDEX complaints_line_once ON complaints_line (line_id) WHERE counts;

      -- What both sides wrote and did, oldest first. Append only.
      CREATE TABLE complaints_message (
        id uuid PRIMARY KEY,
        complaint_id uuid NOT NULL REFERENCES complaints_complaint,
        side text NOT NULL CHECK (side IN ('buyer', 'cooperative', 'department', 'market')),
        person_id uuid REFERENCES identity_person,
        action text NOT NULL,
        text text NOT NULL,
        happened_at timestamptz NOT NULL
      );
      CREATE INDEX complaints_message_complaint ON complaints_message (complaint_id, happened_at, id);

      -- Our own encoding of what the buyer photographed.
      CREATE TABLE complaints_photo (
        id uuid PRIMARY KEY,
        complaint_id uuid NOT NULL REFERENCES complaints_complaint,
        position int NOT NULL CHECK (position BETWEEN 0 AND 2),
        width int NOT NULL CHECK (width > 0),
        height int NOT NULL CHECK (height > 0),
        bytes bytea NOT NULL,
        UNIQUE (complaint_id, position)
      );

      -- The fourth thing that goes back in part: what a complaint brought back of a line, and of the delivery fee (no line).
      ALTER TABLE payments_refund
        -- complaints_complaint.id; no foreign key, since complaints stand above this lib.
        ADD COLUMN complaint_id uuid,
        DROP CONSTRAINT payments_refund_of_what,
        ADD CONSTRAINT payments_refund_of_what CHECK (
          num_nonnulls(order_id, edit_id, complaint_id) <= 1 AND CASE WHEN complaint_id IS NOT NULL THEN batch_id IS NULL
            ELSE num_nonnulls(line_id, batch_id) = CASE num_nonnulls(order_id, edit_id) WHEN 0 THEN 2 ELSE 0 END END);
      CREATE UNIQUE INDEX payments_refund_complaint ON payments_refund (complaint_id, line_id) NULLS NOT DISTINCT WHERE complaint_id IS NOT NULL;

      -- Packs that a buyer gave back: onto their shelf, or, when nobody can buy them any more, off it again.
      ALTER TABLE inventory_journal DROP CONSTRAINT inventory_journal_reason_check,
        ADD CONSTRAINT inventory_journal_reason_check
          CHECK (reason IN ('packed', 'held', 'released', 'taken', 'unpacked', 'counted', 'returned', 'written-off'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM inventory_journal WHERE reason IN ('returned', 'written-off');
      ALTER TABLE inventory_journal DROP CONSTRAINT inventory_journal_reason_check,
        ADD CONSTRAINT inventory_journal_reason_check CHECK (reason IN ('packed', 'held', 'released', 'taken', 'unpacked', 'counted'));
      DELETE FROM payments_refund WHERE complaint_id IS NOT NULL;
      ALTER TABLE payments_refund DROP CONSTRAINT payments_refund_of_what, DROP COLUMN complaint_id,
        ADD CONSTRAINT payments_refund_of_what CHECK (
          num_nonnulls(order_id, edit_id) <= 1 AND num_nonnulls(line_id, batch_id) = CASE num_nonnulls(order_id, edit_id) WHEN 0 THEN 2 ELSE 0 END);
      DROP TABLE complaints_photo, complaints_message, complaints_line, complaints_complaint`);
  }
}
