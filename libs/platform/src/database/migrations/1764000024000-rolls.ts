import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rolls1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE labels_sheet RENAME TO labels_roll;
      ALTER INDEX labels_sheet_pkey RENAME TO labels_roll_pkey;
      ALTER INDEX labels_sheet_batch RENAME TO labels_roll_batch;
      ALTER INDEX labels_sheet_cooperative RENAME TO labels_roll_cooperative;
      -- All its labels are for this batch; null: a free roll, printed before anything is packed and bound strip by strip.
      ALTER TABLE labels_roll ALTER COLUMN batch_id DROP NOT NULL;
      -- Of the variant, for good: it stands in every symbol of the roll.
      ALTER TABLE labels_roll ADD COLUMN gtin text;
      UPDATE labels_roll r SET gtin = v.gtin FROM catalog_variant v WHERE v.id = r.variant_id;
      ALTER TABLE labels_roll ALTER COLUMN gtin SET NOT NULL;
      ALTER TABLE labels_roll ADD CONSTRAINT labels_roll_activated CHECK (batch_id IS NOT NULL OR activated_at IS NULL);

      ALTER TABLE labels_label RENAME COLUMN sheet_id TO roll_id;
      -- From 1, in the order in which they are printed: a strip is named by its first and its last label.
      ALTER TABLE labels_label ADD COLUMN position int;
      UPDATE labels_label l SET position = n.position
      FROM (SELECT gtin, serial, row_number() OVER (PARTITION BY roll_id ORDER BY serial) AS position FROM labels_label) n
      WHERE l.gtin = n.gtin AND l.serial = n.serial;
      ALTER TABLE labels_label ALTER COLUMN position SET NOT NULL, ADD CONSTRAINT labels_label_position CHECK (position > 0);
      -- What it was ordered for or bound to; null on a free roll. Once set it never changes: a label can only be voided.
      ALTER TABLE labels_label ADD COLUMN batch_id uuid REFERENCES traceability_batch;
      UPDATE labels_label l SET batch_id = r.batch_id FROM labels_roll r WHERE r.id = l.roll_id;
      -- The line of an order whose packet it left in.
      ALTER TABLE labels_label ADD COLUMN order_line_id uuid REFERENCES ordering_line;
      -- issued: printed or to be printed; active: on a pack; sold: on a pack that left with an order; void: was on a pack and is worth
      -- nothing now; spoiled: never got on to a pack. Whether it is recalled is said by its batch alone.
      ALTER TABLE labels_label DROP CONSTRAINT labels_label_state_check;
      ALTER TABLE labels_label ADD CONSTRAINT labels_label_state CHECK (state IN ('issued', 'active', 'sold', 'void', 'spoiled'));
      ALTER TABLE labels_label ADD CONSTRAINT labels_label_bound CHECK (batch_id IS NOT NULL OR state IN ('issued', 'spoiled'));
      ALTER TABLE labels_label ADD CONSTRAINT labels_label_sold CHECK (state <> 'sold' OR order_line_id IS NOT NULL);

      DROP INDEX labels_label_sheet;
      CREATE UNIQUE INDEX labels_label_roll ON labels_label (roll_id, position);
      CREATE INDEX labels_label_batch ON labels_label (batch_id, gtin) WHERE batch_id IS NOT NULL AND state NOT IN ('void', 'spoiled');
      CREATE INDEX labels_label_free ON labels_label (roll_id) WHERE batch_id IS NULL AND state = 'issued';
      CREATE INDEX labels_label_order ON labels_label (order_line_id) WHERE order_line_id IS NOT NULL;

      -- What no verb may do, whoever writes it. Looks change neither column, so they pay nothing for it.
      CREATE FUNCTION labels_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'a label is never bound again and never comes back: % %', OLD.gtin, OLD.serial USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER labels_label_bound_once BEFORE UPDATE OF batch_id, roll_id, position ON labels_label FOR EACH ROW
        WHEN ((OLD.batch_id IS NOT NULL AND NEW.batch_id IS DISTINCT FROM OLD.batch_id) OR NEW.roll_id <> OLD.roll_id OR NEW.position <> OLD.position)
        EXECUTE FUNCTION labels_refuse();
      CREATE TRIGGER labels_label_no_return BEFORE UPDATE OF state ON labels_label FOR EACH ROW
        WHEN (NEW.state <> OLD.state AND (OLD.state IN ('void', 'spoiled') OR NEW.state = 'issued' OR (OLD.state = 'sold' AND NEW.state = 'active')))
        EXECUTE FUNCTION labels_refuse();

      -- One act that changed the state of labels of one roll. From these rows, in the order of number, the state of every label follows.
      CREATE TABLE labels_change (
        id uuid PRIMARY KEY,
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        roll_id uuid NOT NULL REFERENCES labels_roll,
        -- The state they are in from now on.
        state text NOT NULL CHECK (state IN ('issued', 'active', 'sold', 'void', 'spoiled')),
        -- What they are bound to by now; null while they are free.
        batch_id uuid REFERENCES traceability_batch,
        positions int4multirange NOT NULL CHECK (NOT isempty(positions)),
        -- How many those positions are.
        labels int NOT NULL CHECK (labels > 0),
        changed_by uuid NOT NULL REFERENCES identity_person,
        changed_at timestamptz NOT NULL,
        -- Canonical JSON, see libs/labels/README.md. The public log holds SHA-256(salt || content) and nothing else of it.
        salt bytea NOT NULL CHECK (octet_length(salt) = 32),
        content bytea NOT NULL
      );
      CREATE INDEX labels_change_roll ON labels_change (roll_id, number);

      -- How many labels a co-op may hold that are printed and on no pack: a spare genuine label makes a genuine fake.
      CREATE TABLE labels_allowance (
        id uuid PRIMARY KEY,
        -- Null: every co-op that has none of its own.
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        labels int NOT NULL CHECK (labels >= 0),
        valid_from date NOT NULL,
        -- The officer; null for the value the house starts with.
        set_by uuid REFERENCES identity_person,
        set_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX labels_allowance_day ON labels_allowance (COALESCE(cooperative_id, '00000000-0000-0000-0000-000000000000'), valid_from);
      INSERT INTO labels_allowance (id, labels, valid_from, set_at) VALUES ('01930000-0000-7000-8000-000000000001', 2000, '2020-01-01', now());

      -- Somebody counted what is left on a free roll. What the books say more than that is missing: lost, or stolen.
      CREATE TABLE labels_count (
        id uuid PRIMARY KEY,
        roll_id uuid NOT NULL REFERENCES labels_roll,
        counted int NOT NULL CHECK (counted >= 0),
        -- What the books said at that moment.
        expected int NOT NULL,
        counted_by uuid NOT NULL REFERENCES identity_person,
        counted_at timestamptz NOT NULL
      );
      CREATE INDEX labels_count_roll ON labels_count (roll_id, counted_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE labels_count, labels_allowance, labels_change;
      DROP TRIGGER labels_label_bound_once ON labels_label;
      DROP TRIGGER labels_label_no_return ON labels_label;
      DROP FUNCTION labels_refuse;
      DELETE FROM labels_label WHERE batch_id IS NULL;
      DELETE FROM labels_roll WHERE batch_id IS NULL;
      ALTER TABLE labels_label DROP CONSTRAINT labels_label_state, DROP CONSTRAINT labels_label_bound, DROP CONSTRAINT labels_label_sold;
      UPDATE labels_label SET state = CASE state WHEN 'sold' THEN 'active' WHEN 'spoiled' THEN 'void' ELSE state END;
      ALTER TABLE labels_label ADD CONSTRAINT labels_label_state_check CHECK (state IN ('issued', 'active', 'void'));
      ALTER TABLE labels_label DROP COLUMN position, DROP COLUMN batch_id, DROP COLUMN order_line_id;
      ALTER TABLE labels_label RENAME COLUMN roll_id TO sheet_id;
      CREATE INDEX labels_label_sheet ON labels_label (sheet_id);
      ALTER TABLE labels_roll DROP CONSTRAINT labels_roll_activated, DROP COLUMN gtin;
      ALTER TABLE labels_roll ALTER COLUMN batch_id SET NOT NULL;
      ALTER TABLE labels_roll RENAME TO labels_sheet;
      ALTER INDEX labels_roll_pkey RENAME TO labels_sheet_pkey;
      ALTER INDEX labels_roll_batch RENAME TO labels_sheet_batch;
      ALTER INDEX labels_roll_cooperative RENAME TO labels_sheet_cooperative;
    `);
  }
}
