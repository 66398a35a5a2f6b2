import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TasksAndRecipes1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE traceability_site
        -- What it is planted or stocked with, e.g. "chè Shan tuyết".
        ADD COLUMN crop text NOT NULL DEFAULT '',
        -- Mã số vùng trồng (PUC) of the plant protection office; read loosely, its forms differ by market.
        ADD COLUMN growing_area_code text CONSTRAINT traceability_site_area_code CHECK (growing_area_code ~ '^[A-Z0-9.-]{4,30}$'),
        ADD COLUMN area_m2 bigint CHECK (area_m2 > 0),
        ADD COLUMN hives int CHECK (hives > 0),
        -- People who make things there.
        ADD COLUMN makers int CHECK (makers > 0),
        -- WGS 84; of the middle of the plot.
        ADD COLUMN latitude numeric(8,5) CHECK (latitude BETWEEN -90 AND 90),
        ADD COLUMN longitude numeric(8,5) CHECK (longitude BETWEEN -180 AND 180),
        -- The most that one season gives there, in whole base units: what is gathered beyond it came from elsewhere.
        ADD COLUMN season_capacity bigint CHECK (season_capacity > 0),
        ADD COLUMN capacity_unit text CHECK (capacity_unit IN ('g', 'ml', 'piece', 'night')),
        -- The day of the year on which its season begins, "MM-DD".
        ADD COLUMN season_starts text NOT NULL DEFAULT '01-01' CHECK (season_starts ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
        ADD CHECK ((latitude IS NULL) = (longitude IS NULL)),
        ADD CHECK ((season_capacity IS NULL) = (capacity_unit IS NULL));

      ALTER TABLE traceability_batch
        -- The version of the recipe under which it was started; it keeps it.
        ADD COLUMN recipe_version int NOT NULL DEFAULT 1 CHECK (recipe_version >= 1),
        -- GTIN-14 of its bulk goods (indicator digit 9), fixed by its first task; without a pack at that time, none for ever.
        ADD COLUMN bulk_gtin text CHECK (bulk_gtin ~ '^9[0-9]{13}$');

      ALTER TABLE traceability_task
        DROP CONSTRAINT IF EXISTS traceability_task_step_check,
        DROP CONSTRAINT IF EXISTS traceability_task_check,
        DROP CONSTRAINT IF EXISTS traceability_task_check1;
      ALTER TABLE traceability_task
        ADD CONSTRAINT traceability_task_step CHECK (step IN ('gather', 'make', 'pack', 'observe', 'move', 'destroy', 'ship', 'receive')),
        ADD CONSTRAINT traceability_task_packs CHECK ((step = 'pack') = (variant_id IS NOT NULL AND packs IS NOT NULL)),
        ADD CONSTRAINT traceability_task_input CHECK ((step IN ('gather', 'observe', 'move', 'receive')) = (input = 0)),
        -- The stage of the batch that its output forms: gathering fills stage 1, every making opens the next. Lots LOT.1, LOT.2 ...
        ADD COLUMN stage int CHECK (stage > 0),
        -- By-products that were weighed, in base units.
        ADD COLUMN by_product bigint CHECK (by_product > 0),
        -- Answers to the task's own questions, by key of the recipe's fields; numbers as plain decimals.
        ADD COLUMN answers jsonb NOT NULL DEFAULT '{}',
        -- The form or the item of the phone as it was typed, canonical JSON. Its SHA-256 stands in the task's events.
        ADD COLUMN typed text;

      -- From which stages of which batches a task took its input: several batches when it blends. One row each.
      CREATE TABLE traceability_take (
        task_id uuid NOT NULL REFERENCES traceability_task,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        stage int NOT NULL CHECK (stage > 0),
        -- Whole base units.
        amount bigint NOT NULL CHECK (amount > 0),
        PRIMARY KEY (task_id, batch_id, stage)
      );
      CREATE INDEX traceability_take_batch ON traceability_take (batch_id);

      -- The EPCIS events that say what a task says, in their order; and those that declare it wrong.
      CREATE TABLE traceability_event (
        task_id uuid NOT NULL REFERENCES traceability_task,
        position int NOT NULL,
        -- ni:///sha-256;...?ver=CBV2.0
        event_id text NOT NULL,
        is_correction boolean NOT NULL DEFAULT false,
        PRIMARY KEY (task_id, is_correction, position)
      );
      CREATE INDEX traceability_event_event ON traceability_event (event_id);

      -- "This was wrong": the task stays as it was written, and no longer counts.
      CREATE TABLE traceability_correction (
        task_id uuid PRIMARY KEY REFERENCES traceability_task,
        reason text NOT NULL CHECK (reason IN ('did_not_occur', 'incorrect_data')),
        note text NOT NULL DEFAULT '',
        -- The task as it should have been written.
        replaced_by uuid UNIQUE REFERENCES traceability_task,
        corrected_by uuid NOT NULL REFERENCES identity_person,
        corrected_at timestamptz NOT NULL,
        CHECK ((reason = 'incorrect_data') = (replaced_by IS NOT NULL))
      );

      -- What a co-op calls a basket, a sack, a load, and how much it holds there. Dated: older tasks keep what it meant then.
      CREATE TABLE traceability_unit (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        name text NOT NULL CHECK (name <> ''),
        -- So many base units are one of it: 25000 and g for a gùi of 25 kg.
        holds bigint NOT NULL CHECK (holds > 0),
        base text NOT NULL CHECK (base IN ('g', 'ml', 'piece')),
        -- A row of the same name with a later day takes its place from that day on.
        valid_from date NOT NULL,
        created_by uuid NOT NULL REFERENCES identity_person,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX traceability_unit_name ON traceability_unit (cooperative_id, f_fold(name), valid_from);

      -- What a co-op's people call a task, where that differs from the recipe. Display only: the task stays what it is.
      CREATE TABLE traceability_word (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        line text NOT NULL,
        kind text NOT NULL,
        vi text NOT NULL CHECK (vi <> ''),
        en text NOT NULL DEFAULT '',
        PRIMARY KEY (cooperative_id, line, kind)
      );

      -- Who brings goods to the co-op: by a number of its own. The name is for the desk alone and never leaves it.
      CREATE TABLE traceability_supplier (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        code text NOT NULL CHECK (code ~ '^[A-Z0-9-]{1,12}$'),
        name text NOT NULL DEFAULT '',
        PRIMARY KEY (cooperative_id, code)
      );

      CREATE TABLE traceability_delivery (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        cooperative_id uuid NOT NULL,
        supplier_code text NOT NULL,
        -- Whole base units of the batch, and the same as it was said at the scales: "3 gùi".
        amount bigint NOT NULL CHECK (amount > 0),
        said text NOT NULL DEFAULT '',
        delivered_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL REFERENCES identity_person,
        recorded_at timestamptz NOT NULL,
        -- Written down by mistake: it stays, struck through, and does not count.
        withdrawn_at timestamptz,
        FOREIGN KEY (cooperative_id, supplier_code) REFERENCES traceability_supplier (cooperative_id, code)
      );
      CREATE INDEX traceability_delivery_batch ON traceability_delivery (batch_id);
      CREATE INDEX traceability_delivery_supplier ON traceability_delivery (cooperative_id, supplier_code);

      -- Goods on their way between two parties: the giver shows a code, the receiver confirms the weight.
      CREATE TABLE traceability_hand_over (
        id uuid PRIMARY KEY,
        -- SHA-256 of the code in the QR: whoever reads the table cannot take the goods over.
        code_hash bytea NOT NULL UNIQUE,
        from_batch_id uuid NOT NULL REFERENCES traceability_batch,
        from_cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- AI 00, of the load.
        sscc text NOT NULL UNIQUE CHECK (sscc ~ '^[0-9]{18}$'),
        -- Counted within the co-op, for the SSCC.
        number int NOT NULL,
        ship_task_id uuid NOT NULL UNIQUE REFERENCES traceability_task,
        amount bigint NOT NULL CHECK (amount > 0),
        unit text NOT NULL,
        prepared_by uuid NOT NULL REFERENCES identity_person,
        prepared_at timestamptz NOT NULL,
        -- Taken back by the giver before anybody took the goods over.
        cancelled_at timestamptz,
        to_cooperative_id uuid REFERENCES cooperatives_cooperative,
        to_batch_id uuid REFERENCES traceability_batch,
        receive_task_id uuid UNIQUE REFERENCES traceability_task,
        -- What the receiver weighed; the rest was lost on the way.
        received bigint CHECK (received > 0 AND received <= amount),
        received_by uuid REFERENCES identity_person,
        received_at timestamptz,
        UNIQUE (from_cooperative_id, number),
        CHECK ((received_at IS NULL) = (received IS NULL) AND (received_at IS NULL) = (to_batch_id IS NULL)),
        CHECK (cancelled_at IS NULL OR received_at IS NULL)
      );
      CREATE INDEX traceability_hand_over_from ON traceability_hand_over (from_batch_id);
      CREATE INDEX traceability_hand_over_to ON traceability_hand_over (to_batch_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE traceability_hand_over, traceability_delivery, traceability_supplier, traceability_word, traceability_unit,
        traceability_correction, traceability_event, traceability_take;
      DELETE FROM traceability_task WHERE step NOT IN ('gather', 'make', 'pack');
      ALTER TABLE traceability_task DROP CONSTRAINT traceability_task_step, DROP CONSTRAINT traceability_task_packs,
        DROP CONSTRAINT traceability_task_input, DROP COLUMN stage, DROP COLUMN by_product, DROP COLUMN answers,
        DROP COLUMN typed;
      ALTER TABLE traceability_task ADD CHECK (step IN ('gather', 'make', 'pack')),
        ADD CHECK ((step = 'pack') = (variant_id IS NOT NULL AND packs IS NOT NULL)), ADD CHECK ((step = 'gather') = (input = 0));
      ALTER TABLE traceability_batch DROP COLUMN recipe_version, DROP COLUMN bulk_gtin;
      ALTER TABLE traceability_site DROP COLUMN crop, DROP COLUMN growing_area_code, DROP COLUMN area_m2, DROP COLUMN hives,
        DROP COLUMN makers, DROP COLUMN latitude, DROP COLUMN longitude, DROP COLUMN season_capacity, DROP COLUMN capacity_unit,
        DROP COLUMN season_starts;
    `);
  }
}
