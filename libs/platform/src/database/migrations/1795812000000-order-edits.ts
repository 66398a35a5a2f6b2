import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderEdits1795812000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was changed of an order between its placing and its packing, and why. Append only: the order as it was placed is what stands now
      -- less the sum of its edits, and the books are made of both.
      CREATE TABLE ordering_edit (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering_order,
        -- lowered: the co-op has fewer than were ordered. See libs/ordering/src/order-edits.ts.
        kind text NOT NULL CONSTRAINT ordering_edit_kind CHECK (kind IN ('lowered')),
        -- The buyer reads it.
        reason text NOT NULL,
        person_id uuid REFERENCES identity_person,
        -- Whole dong, below zero where the buyer pays less. Nobody pays more than they agreed to.
        goods_change bigint NOT NULL,
        fee_change bigint NOT NULL DEFAULT 0,
        happened_at timestamptz NOT NULL,
        CONSTRAINT ordering_edit_lowers CHECK (kind <> 'lowered' OR (goods_change < 0 AND fee_change <= 0 AND reason <> ''))
      );
      CREATE INDEX ordering_edit_order ON ordering_edit (order_id, happened_at);
      CREATE TABLE ordering_edit_line (
        edit_id uuid NOT NULL REFERENCES ordering_edit,
        -- ordering_line.id; no foreign key, since a line of which nothing is left is gone.
        line_id uuid NOT NULL,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        quantity_before int NOT NULL CHECK (quantity_before >= 0),
        quantity_after int NOT NULL CHECK (quantity_after >= 0),
        -- At the price that was agreed. The lines of an edit sum to its goods_change.
        change bigint NOT NULL CHECK (change <> 0),
        PRIMARY KEY (edit_id, line_id)
      );

      -- The third thing that goes back in part: what an edit took off an order that is paid for.
      ALTER TABLE payments_refund
        -- ordering_edit.id; no foreign key, since ordering stands above this lib.
        ADD COLUMN edit_id uuid CONSTRAINT payments_refund_edit UNIQUE,
        DROP CONSTRAINT payments_refund_of_what,
        ADD CONSTRAINT payments_refund_of_what CHECK (
          num_nonnulls(order_id, edit_id) <= 1 AND num_nonnulls(line_id, batch_id) = CASE num_nonnulls(order_id, edit_id) WHEN 0 THEN 2 ELSE 0 END);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM payments_refund WHERE edit_id IS NOT NULL;
      ALTER TABLE payments_refund DROP CONSTRAINT payments_refund_of_what, DROP COLUMN edit_id,
        ADD CONSTRAINT payments_refund_of_what CHECK (num_nonnulls(line_id, batch_id) = CASE WHEN order_id IS NULL THEN 2 ELSE 0 END);
      DROP TABLE ordering_edit_line, ordering_edit`);
  }
}
