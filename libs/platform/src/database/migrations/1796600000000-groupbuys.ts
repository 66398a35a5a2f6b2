import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GroupBuys1796600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One variant bought together: the more packs are pledged, the less each costs.
      CREATE TABLE groupbuys_buy (
        id uuid PRIMARY KEY,
        -- Of its page, and said over the phone.
        code text NOT NULL UNIQUE,
        -- Of the form that opened it: pressed twice it is one.
        attempt_key text NOT NULL UNIQUE,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        -- Packs below which nothing is sold: where the first tier begins.
        threshold int NOT NULL CHECK (threshold > 0),
        -- Packs held on the shelf for it.
        most int NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        -- Packs of its pledges; changes only by conditional updates.
        pledged int NOT NULL DEFAULT 0,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'reached', 'missed')),
        -- Whole dong of a pack, once it came about.
        price bigint CHECK (price > 0),
        opened_by uuid REFERENCES identity_person,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        CHECK (opens_at < closes_at),
        CHECK (threshold <= most),
        CHECK ((state = 'open') = (closed_at IS NULL)),
        CHECK ((state = 'reached') = (price IS NOT NULL)),
        CONSTRAINT groupbuys_most CHECK (pledged BETWEEN 0 AND most)
      );
      CREATE INDEX groupbuys_buy_due ON groupbuys_buy (closes_at) WHERE state = 'open';
      CREATE INDEX groupbuys_buy_reached ON groupbuys_buy (id) WHERE state = 'reached';
      CREATE INDEX groupbuys_buy_cooperative ON groupbuys_buy (cooperative_id, opened_at DESC);

      -- From so many packs on, together, one costs so much.
      CREATE TABLE groupbuys_tier (
        buy_id uuid NOT NULL REFERENCES groupbuys_buy,
        from_packs int NOT NULL CHECK (from_packs > 0),
        price bigint NOT NULL CHECK (price > 0),
        PRIMARY KEY (buy_id, from_packs)
      );

      CREATE TABLE groupbuys_pledge (
        id uuid PRIMARY KEY,
        buy_id uuid NOT NULL REFERENCES groupbuys_buy,
        -- The secret of its page; the attempt of its order.
        key text NOT NULL UNIQUE,
        attempt_key text NOT NULL,
        person_id uuid REFERENCES identity_person,
        packs int NOT NULL CHECK (packs > 0),
        -- As at a checkout; null once the order has them, it was taken back, or two weeks after it came to nothing.
        buyer_name text,
        buyer_phone text,
        buyer_email text,
        commune_code text REFERENCES places_unit,
        address_line text,
        note text,
        locale text NOT NULL,
        -- The order never costs more: what the buyer saw, with delivery.
        most_total bigint NOT NULL CHECK (most_total > 0),
        -- live until the end; withdrawn by the buyer; ordered; released when too few came; dropped when ordering refused it.
        state text NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'withdrawn', 'ordered', 'released', 'dropped')),
        -- The code of the refusal.
        drop_reason text,
        pledged_at timestamptz NOT NULL,
        settled_at timestamptz,
        erased_at timestamptz,
        CONSTRAINT groupbuys_pledge_attempt UNIQUE (attempt_key),
        CHECK ((state = 'live') = (settled_at IS NULL)),
        CHECK ((state = 'dropped') = (drop_reason IS NOT NULL)),
        CHECK (state <> 'live' OR erased_at IS NULL),
        CHECK (erased_at IS NOT NULL OR (buyer_name IS NOT NULL AND buyer_phone IS NOT NULL AND commune_code IS NOT NULL AND address_line IS NOT NULL
          AND note IS NOT NULL))
      );
      CREATE INDEX groupbuys_pledge_live ON groupbuys_pledge (buy_id, pledged_at) WHERE state = 'live';
      CREATE INDEX groupbuys_pledge_person ON groupbuys_pledge (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX groupbuys_pledge_kept ON groupbuys_pledge (settled_at) WHERE erased_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE groupbuys_pledge, groupbuys_tier, groupbuys_buy');
  }
}
