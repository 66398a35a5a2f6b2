import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Traceability1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where a step happens: a plot, pond, workshop or store of a co-op.
      CREATE TABLE traceability_site (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        kind text NOT NULL CHECK (kind IN ('plot', 'forest', 'apiary', 'pond', 'workshop', 'store', 'village')),
        name text NOT NULL CHECK (name <> ''),
        commune_code text NOT NULL REFERENCES places_unit,
        -- Extension of the co-op's GLN, AI 254 (location trace code in the passport).
        extension text NOT NULL,
        UNIQUE (cooperative_id, extension)
      );

      CREATE TABLE traceability_batch (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        product_id uuid NOT NULL REFERENCES catalog_product,
        -- AI 10: at most 20 characters, unique for the product for ever.
        lot text NOT NULL CHECK (lot ~ '^[A-Z0-9-]{1,20}$'),
        -- What is in the batch now and not yet packed, in whole base units. Never below zero: nothing comes from nothing.
        balance bigint NOT NULL DEFAULT 0 CONSTRAINT traceability_batch_balance CHECK (balance >= 0),
        unit text NOT NULL CHECK (unit IN ('g', 'ml', 'piece', 'night')),
        -- The day the product was made (NSX): of its last processing or harvest; expiry counts from it.
        produced_on date,
        packed_on date,
        best_before date,
        recalled_at timestamptz,
        recall_reason_vi text,
        recall_reason_en text,
        created_by uuid NOT NULL REFERENCES identity_person,
        created_at timestamptz NOT NULL,
        CONSTRAINT traceability_batch_lot UNIQUE (product_id, lot),
        CHECK ((recalled_at IS NULL) = (recall_reason_vi IS NULL))
      );
      CREATE INDEX traceability_batch_cooperative ON traceability_batch (cooperative_id, created_at DESC);

      -- What people did, in their words. Rows are never changed; each one moved the balance when it was recorded.
      CREATE TABLE traceability_task (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        position int NOT NULL,
        -- The task in the recipe of the product line, e.g. "pluck"; its step says what it does to the goods.
        kind text NOT NULL,
        step text NOT NULL CHECK (step IN ('gather', 'make', 'pack')),
        happened_at timestamptz NOT NULL,
        site_id uuid NOT NULL REFERENCES traceability_site,
        -- Whole base units of the batch: taken out of the balance, and put into it.
        input bigint NOT NULL DEFAULT 0 CHECK (input >= 0),
        output bigint NOT NULL DEFAULT 0 CHECK (output >= 0),
        -- For packing: how many packs of which variant (input = packs x net content).
        variant_id uuid REFERENCES catalog_variant,
        packs int CHECK (packs > 0),
        note text NOT NULL DEFAULT '',
        recorded_by uuid NOT NULL REFERENCES identity_person,
        recorded_at timestamptz NOT NULL,
        UNIQUE (batch_id, position),
        CHECK ((step = 'pack') = (variant_id IS NOT NULL AND packs IS NOT NULL)),
        CHECK ((step = 'gather') = (input = 0))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE traceability_task, traceability_batch, traceability_site');
  }
}
