import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inventory1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Packs on the shelf, per variant, batch and place. The counters change only by conditional updates, each with a journal row.
      CREATE TABLE inventory_stock (
        id uuid PRIMARY KEY,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        site_id uuid NOT NULL REFERENCES traceability_site,
        best_before date,
        on_hand int NOT NULL CONSTRAINT inventory_stock_on_hand CHECK (on_hand >= 0),
        held int NOT NULL DEFAULT 0 CONSTRAINT inventory_stock_held CHECK (held >= 0 AND held <= on_hand),
        -- A frozen row (recall) can be neither held nor packed.
        frozen boolean NOT NULL DEFAULT false,
        UNIQUE (variant_id, batch_id, site_id)
      );
      CREATE INDEX inventory_stock_free ON inventory_stock (variant_id) INCLUDE (on_hand, held) WHERE NOT frozen;
      CREATE INDEX inventory_stock_batch ON inventory_stock (batch_id);

      -- Packs promised to an order line until it is packed, cancelled or the payment runs out.
      CREATE TABLE inventory_hold (
        id uuid PRIMARY KEY,
        stock_id uuid NOT NULL REFERENCES inventory_stock,
        -- ordering_line.id; no foreign key, since ordering stands above this lib.
        line_id uuid NOT NULL,
        quantity int NOT NULL CHECK (quantity > 0),
        state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'taken', 'released')),
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK ((state = 'held') = (ended_at IS NULL))
      );
      CREATE INDEX inventory_hold_line ON inventory_hold (line_id);
      CREATE INDEX inventory_hold_open ON inventory_hold (stock_id) WHERE state = 'held';

      CREATE TABLE inventory_journal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        stock_id uuid NOT NULL REFERENCES inventory_stock,
        reason text NOT NULL CHECK (reason IN ('packed', 'held', 'released', 'taken', 'counted')),
        on_hand_change int NOT NULL DEFAULT 0,
        held_change int NOT NULL DEFAULT 0,
        -- The task, order line or count behind the change.
        cause_id uuid NOT NULL,
        -- Who counted and why the shelf differed: a loss without a reason is what an audit looks for.
        recorded_by uuid REFERENCES identity_person,
        note text NOT NULL DEFAULT '',
        happened_at timestamptz NOT NULL,
        CHECK (reason <> 'counted' OR (recorded_by IS NOT NULL AND note <> ''))
      );
      CREATE INDEX inventory_journal_stock ON inventory_journal (stock_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inventory_journal, inventory_hold, inventory_stock');
  }
}
