import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Harvests1797420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A harvest that a co-op expects: packs of a variant that are not there yet. A share of them may be ordered now.
      CREATE TABLE inventory_harvest (
        id uuid PRIMARY KEY,
        -- Of its page, and said over the phone.
        code text NOT NULL UNIQUE,
        -- Of the form that declared it: pressed twice it is one.
        attempt_key text NOT NULL UNIQUE,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        -- Packs that it should give.
        expected int NOT NULL CHECK (expected BETWEEN 1 AND 1000000),
        -- How many in a hundred of them may be promised: a harvest may fail in part.
        share smallint NOT NULL CHECK (share BETWEEN 1 AND 80),
        ahead int NOT NULL GENERATED ALWAYS AS (expected::bigint * share / 100) STORED CHECK (ahead > 0),
        -- Packs of its pre-orders; changes only by conditional updates.
        promised int NOT NULL DEFAULT 0,
        -- Between these two days it is gathered.
        expected_from date NOT NULL,
        expected_to date NOT NULL,
        -- To the end of this day a pre-order waits; what is not there then is cancelled. Kept, so that no change of the rule touches a promise.
        waits_until date NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'called-off')),
        declared_by uuid NOT NULL REFERENCES identity_person,
        declared_at timestamptz NOT NULL,
        -- Since when a batch of it is there: from then on its goods are bought off the shelf.
        gathered_at timestamptz,
        -- Since when those who still wait know that it is less, or later, than was expected.
        short_at timestamptz,
        ended_at timestamptz,
        call_off_reason text,
        called_off_by uuid REFERENCES identity_person,
        CHECK (expected_from <= expected_to AND expected_to <= waits_until),
        CHECK ((state = 'open') = (ended_at IS NULL)),
        CHECK ((state = 'called-off') = (call_off_reason IS NOT NULL)),
        CHECK ((state = 'called-off') = (called_off_by IS NOT NULL)),
        CONSTRAINT inventory_harvest_ahead CHECK (promised BETWEEN 0 AND ahead)
      );
      CREATE INDEX inventory_harvest_variant ON inventory_harvest (variant_id, expected_from);
      CREATE INDEX inventory_harvest_open ON inventory_harvest (waits_until) WHERE state = 'open';

      -- The real batches of a harvest: their packs go to its pre-orders first.
      CREATE TABLE inventory_harvest_batch (
        harvest_id uuid NOT NULL REFERENCES inventory_harvest,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        tied_by uuid NOT NULL REFERENCES identity_person,
        tied_at timestamptz NOT NULL,
        PRIMARY KEY (harvest_id, batch_id)
      );
      CREATE INDEX inventory_harvest_batch_of ON inventory_harvest_batch (batch_id);

      -- Packs of a harvest promised to an order line; filled from the shelf as they come, who ordered first first.
      CREATE TABLE inventory_preorder (
        id uuid PRIMARY KEY,
        harvest_id uuid NOT NULL REFERENCES inventory_harvest,
        -- ordering_line.id; no foreign key, since ordering stands above this lib.
        line_id uuid NOT NULL CONSTRAINT inventory_preorder_once UNIQUE,
        -- Whose turn it is. Given under the lock of the harvest, so it is the order in which they were promised.
        turn bigint GENERATED ALWAYS AS IDENTITY,
        quantity int NOT NULL CHECK (quantity > 0),
        -- So many of them are held on shelves by now.
        filled int NOT NULL DEFAULT 0,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'filled', 'released')),
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT inventory_preorder_filled CHECK (filled BETWEEN 0 AND quantity),
        CHECK (state <> 'filled' OR filled = quantity),
        CHECK ((state = 'waiting') = (ended_at IS NULL))
      );
      CREATE INDEX inventory_preorder_turn ON inventory_preorder (harvest_id, turn);
      CREATE INDEX inventory_preorder_waiting ON inventory_preorder (line_id) WHERE state = 'waiting';

      -- What is harvested on the first of its days may be there before what is harvested on the last is packed.
      ALTER TABLE ordering_order DROP CONSTRAINT ordering_order_promised,
        ADD CONSTRAINT ordering_order_promised CHECK (num_nonnulls(pack_by, promised_from, promised_to) IN (0, 3)
          AND pack_by <= promised_to AND promised_from <= promised_to);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ordering_order DROP CONSTRAINT ordering_order_promised,
        ADD CONSTRAINT ordering_order_promised CHECK (num_nonnulls(pack_by, promised_from, promised_to) IN (0, 3)
          AND pack_by <= promised_from AND promised_from <= promised_to) NOT VALID;
      DROP TABLE inventory_preorder, inventory_harvest_batch, inventory_harvest`);
  }
}
