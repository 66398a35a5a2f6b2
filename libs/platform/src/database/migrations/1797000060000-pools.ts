import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pools1797000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One large order that several co-ops fill together, at one price.
      CREATE TABLE pools_pool (
        id uuid PRIMARY KEY,
        -- Of its pages.
        code text NOT NULL UNIQUE,
        -- Of the form that opened it, and of the order that comes of it: pressed twice, or settled twice, it is one.
        attempt_key text NOT NULL UNIQUE,
        -- What is asked for: packs of one group of goods with one content, so that one price is fair.
        group_code text NOT NULL REFERENCES catalog_group,
        net_quantity int NOT NULL CHECK (net_quantity > 0),
        net_unit text NOT NULL,
        packs int NOT NULL CHECK (packs > 1),
        -- Whole dong of a pack, for every co-op.
        price bigint NOT NULL CHECK (price > 0),
        -- The most that all deliveries may cost together: how many parcels there are shows only at the end.
        most_delivery bigint NOT NULL CHECK (most_delivery >= 0),
        -- As at a checkout; null once the order has them, or two weeks after it came to nothing.
        buyer_name text,
        buyer_phone text,
        buyer_email text,
        commune_code text REFERENCES places_unit,
        address_line text,
        note text,
        locale text NOT NULL,
        offers_until timestamptz NOT NULL,
        answers_until timestamptz NOT NULL,
        -- open for offers; asked: each co-op knows its share; agreed: all of it is promised; placed: the order is there; failed.
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'asked', 'agreed', 'placed', 'failed')),
        -- short: too little was offered; declined: too little was accepted; else the code of the refusal.
        fail_reason text,
        opened_by uuid NOT NULL REFERENCES identity_person,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        erased_at timestamptz,
        CHECK (opened_at < offers_until AND offers_until < answers_until),
        CHECK ((state IN ('placed', 'failed')) = (closed_at IS NOT NULL)),
        CHECK ((state = 'failed') = (fail_reason IS NOT NULL)),
        CHECK (closed_at IS NOT NULL OR erased_at IS NULL),
        CHECK (erased_at IS NOT NULL OR (buyer_name IS NOT NULL AND buyer_phone IS NOT NULL AND commune_code IS NOT NULL AND address_line IS NOT NULL
          AND note IS NOT NULL))
      );
      CREATE INDEX pools_pool_due ON pools_pool (state, offers_until) WHERE closed_at IS NULL;
      CREATE INDEX pools_pool_opened ON pools_pool (opened_at DESC);
      CREATE INDEX pools_pool_kept ON pools_pool (closed_at) WHERE erased_at IS NULL;

      -- What one co-op could deliver of it, and its part; the packs are held on its shelf under this id.
      CREATE TABLE pools_offer (
        id uuid PRIMARY KEY,
        pool_id uuid NOT NULL REFERENCES pools_pool,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        capacity int NOT NULL CHECK (capacity > 0),
        -- Null while offers come in.
        share int,
        -- accepted also means: up to the capacity, should another decline.
        answer text CHECK (answer IN ('accepted', 'declined')),
        offered_by uuid NOT NULL REFERENCES identity_person,
        offered_at timestamptz NOT NULL,
        answered_at timestamptz,
        CONSTRAINT pools_offer_once UNIQUE (pool_id, cooperative_id),
        CONSTRAINT pools_offer_capacity CHECK (share BETWEEN 0 AND capacity),
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK (answer IS NULL OR share IS NOT NULL),
        CHECK (answer IS DISTINCT FROM 'declined' OR share = 0)
      );
      CREATE INDEX pools_offer_cooperative ON pools_offer (cooperative_id, offered_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pools_offer, pools_pool');
  }
}
