import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Balance1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A node of the graph of goods: a lot (class and lot number), one numbered thing, or a transformation told in several events.
      CREATE TABLE balance_lot (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- Canonical Digital Link, EPC or private URI: what events call it.
        name text NOT NULL CONSTRAINT balance_lot_name UNIQUE,
        -- The first time a quantity of it is heard; null for what is only linked. All sums below are whole base units of it.
        unit text CHECK (unit IN ('g', 'ml', 'piece', 'night')),
        -- Of a lot whose GTIN a co-op of the house holds: the law is refused there, and only flagged elsewhere.
        cooperative_id uuid,
        product_id uuid,
        -- traceability_batch.id; no foreign key, since traceability stands above this lib.
        batch_id uuid,
        -- Sums over all time of what came into being, went into other lots, left a store, came into one, ended.
        created bigint NOT NULL DEFAULT 0 CHECK (created >= 0),
        consumed bigint NOT NULL DEFAULT 0 CHECK (consumed >= 0),
        shipped bigint NOT NULL DEFAULT 0 CHECK (shipped >= 0),
        received bigint NOT NULL DEFAULT 0 CHECK (received >= 0),
        destroyed bigint NOT NULL DEFAULT 0 CHECK (destroyed >= 0),
        -- Taken for orders of this market: never more than was packed and is not destroyed.
        sold bigint NOT NULL DEFAULT 0 CHECK (sold >= 0),
        -- How much gathered goods stand behind what was created: 1 kg of dry tea stands for 4 kg of leaves. Null across units.
        origin bigint CHECK (origin >= 0)
      );
      CREATE INDEX balance_lot_batch ON balance_lot (batch_id) WHERE batch_id IS NOT NULL;

      -- What happened to a lot in whose hands, when. Never changed; an entry of an event declared wrong is marked.
      CREATE TABLE balance_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lot_id bigint NOT NULL REFERENCES balance_lot,
        -- A co-op, a partner, or 'transit' for what was sent and has not been received.
        holder text NOT NULL,
        -- epcis_event.id; null for an opening from the time before the events.
        event bigint,
        event_time timestamptz NOT NULL,
        kind text NOT NULL CHECK (kind IN ('opened', 'created', 'consumed', 'shipped', 'received', 'destroyed')),
        -- Whole base units, negative for what leaves.
        amount bigint NOT NULL CHECK (amount <> 0),
        -- The site of a gathering: what its capacity is measured on.
        site text,
        -- The event of the errorDeclaration that took it back.
        voided_by bigint
      );
      CREATE INDEX balance_entry_lot ON balance_entry (lot_id, holder, event_time) INCLUDE (amount) WHERE voided_by IS NULL;
      CREATE INDEX balance_entry_event ON balance_entry (event);

      -- Goods of one lot that went into another.
      CREATE TABLE balance_edge (
        from_lot bigint NOT NULL REFERENCES balance_lot,
        to_lot bigint NOT NULL REFERENCES balance_lot,
        event bigint NOT NULL,
        -- Base units taken of the one and given to the other by that event; null for things and containers.
        taken bigint,
        given bigint,
        -- A container (SSCC) only holds the goods: nothing flows on from it into other lots.
        is_container boolean NOT NULL DEFAULT false,
        voided_by bigint,
        PRIMARY KEY (from_lot, to_lot, event),
        CHECK (from_lot <> to_lot)
      );
      CREATE INDEX balance_edge_to ON balance_edge (to_lot, from_lot);
      CREATE INDEX balance_edge_event ON balance_edge (event);

      -- How much of what a lot ever held may be called so: organic, old-tree, or of one place (from:<site>).
      CREATE TABLE balance_claim (
        lot_id bigint NOT NULL REFERENCES balance_lot,
        claim text NOT NULL,
        amount bigint NOT NULL CHECK (amount >= 0),
        PRIMARY KEY (lot_id, claim)
      );

      -- Yield and capacity that are believed, as dated data: rules of thumb at first, then what the department approved for a co-op.
      CREATE TABLE balance_bound (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('yield', 'capacity')),
        line text NOT NULL,
        -- Of a yield: the task of the recipe, or '*' for the whole way from gathering to the pack. Of a capacity: what a site is measured in (m2, hive, maker).
        task text NOT NULL,
        -- Null: for everybody.
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        -- Yield in thousandths of what went in; capacity in base units per measure and season (then least is 0).
        least bigint NOT NULL CHECK (least >= 0),
        most bigint NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        approved_by uuid REFERENCES identity_person,
        approved_at timestamptz,
        CHECK (most >= least),
        CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT balance_bound_once UNIQUE NULLS NOT DISTINCT (kind, line, task, cooperative_id, valid_from)
      );

      -- What may be claimed of what grows at a place (organic, old-tree), as somebody verified it. Dated.
      CREATE TABLE balance_site_claim (
        -- Its canonical Digital Link, as readPoint and bizLocation say it: https://id.gs1.org/414/{gln}/254/{extension}.
        site text NOT NULL,
        claim text NOT NULL CHECK (claim ~ '^[a-z][a-z0-9-]*$'),
        valid_from date NOT NULL,
        valid_to date,
        -- The certificate or the survey.
        source text NOT NULL,
        verified_by uuid REFERENCES identity_person,
        PRIMARY KEY (site, claim, valid_from)
      );

      -- What was gathered on a site in a season: the row whose lock lets parallel harvests be counted one after the other.
      CREATE TABLE balance_season (
        site text NOT NULL,
        -- The day on which the season began: traceability_site says when.
        began date NOT NULL,
        unit text NOT NULL,
        gathered bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (site, began, unit)
      );

      -- What does not add up. The batch is held until the department has countersigned an explanation.
      CREATE TABLE balance_flag (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('conservation', 'unit', 'origin', 'cycle', 'yield', 'capacity', 'claim', 'held-input')),
        lot_id bigint NOT NULL REFERENCES balance_lot,
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        batch_id uuid,
        event bigint NOT NULL,
        -- The numbers that do not fit, by name; whole base units as text.
        numbers jsonb NOT NULL,
        raised_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'explained', 'countersigned', 'rejected')),
        explanation text,
        explained_by uuid REFERENCES identity_person,
        explained_at timestamptz,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        -- The officer's words: what was seen, or what is missing.
        decision text,
        CONSTRAINT balance_flag_once UNIQUE (event, lot_id, kind),
        CHECK (state = 'open' OR explanation IS NOT NULL),
        CHECK ((state IN ('countersigned', 'rejected')) = (decided_at IS NOT NULL))
      );
      -- Asked at every sale and every label.
      CREATE INDEX balance_flag_holding ON balance_flag (batch_id) WHERE state <> 'countersigned';
      CREATE INDEX balance_flag_desk ON balance_flag (cooperative_id, raised_at DESC);
      CREATE INDEX balance_flag_worklist ON balance_flag (state, raised_at);

      -- Every step of a flag, since the columns above only show the last.
      CREATE TABLE balance_flag_step (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        flag_id uuid NOT NULL REFERENCES balance_flag,
        state text NOT NULL,
        person_id uuid REFERENCES identity_person,
        words text NOT NULL,
        happened_at timestamptz NOT NULL
      );
      CREATE INDEX balance_flag_step_flag ON balance_flag_step (flag_id);

      -- How odd the numbers of a co-op look, for the choice of visits. Never a penalty.
      CREATE TABLE balance_score (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        day date NOT NULL,
        -- 0 to 100, and the parts it is made of with their numbers.
        score int NOT NULL CHECK (score BETWEEN 0 AND 100),
        entries int NOT NULL,
        parts jsonb NOT NULL,
        PRIMARY KEY (cooperative_id, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE balance_score, balance_flag_step, balance_flag, balance_season, balance_site_claim, balance_bound, balance_claim,
         balance_edge, balance_entry, balance_lot`,
    );
  }
}
