import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Promotions1795813000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How much of a price may be taken off, as dated data (Decree 81/2018/ND-CP Art. 7).
      CREATE TABLE promotions_ceiling (
        valid_from date PRIMARY KEY,
        valid_to date,
        most_bp int NOT NULL CHECK (most_bp BETWEEN 0 AND 10000),
        source text NOT NULL,
        CONSTRAINT promotions_ceiling_one EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&)
      );

      CREATE TABLE promotions_promotion (
        id uuid PRIMARY KEY,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        -- Null: it applies by itself.
        code text CHECK (code ~ '^[A-Z0-9]{4,20}$'),
        -- Who pays for it.
        bearer text NOT NULL CHECK (bearer IN ('platform', 'cooperative', 'province')),
        kind text NOT NULL CHECK (kind IN ('percent', 'sum', 'delivery')),
        -- Basis points of a percentage; whole dong of a fixed sum.
        rate_bp int CHECK (rate_bp BETWEEN 1 AND 10000),
        amount bigint CHECK (amount > 0),
        -- The most that a percentage or a free delivery takes off one order group.
        most bigint CHECK (most > 0),
        least_goods bigint NOT NULL DEFAULT 0 CHECK (least_goods >= 0),
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        group_code text REFERENCES catalog_group,
        -- Of the co-op whose goods they are.
        commune_code text REFERENCES places_unit,
        first_order boolean NOT NULL DEFAULT false,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        most_uses int CHECK (most_uses > 0),
        most_per_buyer int CHECK (most_per_buyer > 0),
        budget bigint NOT NULL CHECK (budget > 0),
        -- Of uses that count; they change only by conditional updates.
        used int NOT NULL DEFAULT 0,
        spent bigint NOT NULL DEFAULT 0,
        opened_by uuid REFERENCES identity_person,
        opened_at timestamptz NOT NULL,
        ended_by uuid REFERENCES identity_person,
        ended_at timestamptz,
        CHECK (valid_from <= valid_to),
        CHECK ((kind = 'percent') = (rate_bp IS NOT NULL)),
        CHECK ((kind = 'sum') = (amount IS NOT NULL)),
        CHECK (kind <> 'sum' OR most IS NULL),
        CHECK (bearer <> 'cooperative' OR cooperative_id IS NOT NULL),
        CONSTRAINT promotions_uses CHECK (used >= 0 AND (most_uses IS NULL OR used <= most_uses)),
        CONSTRAINT promotions_budget CHECK (spent BETWEEN 0 AND budget)
      );
      -- A code may be used again once its promotion has ended.
      CREATE UNIQUE INDEX promotions_code ON promotions_promotion (code) WHERE ended_at IS NULL;
      CREATE INDEX promotions_automatic ON promotions_promotion (valid_to) WHERE code IS NULL AND ended_at IS NULL;

      -- That a promotion was used in one order group.
      CREATE TABLE promotions_use (
        id uuid PRIMARY KEY,
        promotion_id uuid NOT NULL REFERENCES promotions_promotion,
        -- ordering_group.id; no foreign key, since ordering stands above this lib.
        group_id uuid NOT NULL,
        -- The phone number, in E.164; null once the buyer is forgotten.
        buyer text,
        first_order boolean NOT NULL,
        used_at timestamptz NOT NULL,
        -- All orders of it were cancelled: it does not count.
        released_at timestamptz,
        CONSTRAINT promotions_use_once UNIQUE (group_id, promotion_id)
      );
      CREATE INDEX promotions_use_buyer ON promotions_use (buyer, promotion_id) WHERE released_at IS NULL;
      CREATE INDEX promotions_use_promotion ON promotions_use (promotion_id, used_at DESC);
      -- One number has one first order.
      CREATE UNIQUE INDEX promotions_use_first ON promotions_use (buyer) WHERE first_order AND released_at IS NULL;

      -- What a use takes off one order: whole dong of its goods and of its delivery.
      CREATE TABLE promotions_discount (
        id uuid PRIMARY KEY,
        use_id uuid NOT NULL REFERENCES promotions_use,
        -- ordering_order.id, as above.
        order_id uuid NOT NULL,
        goods bigint NOT NULL CHECK (goods >= 0),
        delivery bigint NOT NULL CHECK (delivery >= 0),
        released_at timestamptz,
        CHECK (goods + delivery > 0),
        CONSTRAINT promotions_discount_once UNIQUE (order_id, use_id)
      );
      CREATE INDEX promotions_discount_use ON promotions_discount (use_id);

      -- Frozen on what was ordered: goods and delivery stay at their prices, and what was taken off stands beside them.
      ALTER TABLE ordering_group ADD discount bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
        DROP CONSTRAINT ordering_group_check,
        ADD CONSTRAINT ordering_group_total CHECK (total = goods_total + delivery_total - discount AND total > 0);
      ALTER TABLE ordering_order ADD discount bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
        DROP CONSTRAINT ordering_order_check,
        ADD CONSTRAINT ordering_order_total CHECK (total = goods_total + delivery_fee - discount AND total > 0);
      ALTER TABLE ordering_line ADD discount bigint NOT NULL DEFAULT 0,
        -- promotions_discount.id: by which promotion.
        ADD discount_id uuid,
        ADD CONSTRAINT ordering_line_discount CHECK (discount BETWEEN 0 AND total AND (discount > 0) = (discount_id IS NOT NULL));
      -- Has this number ordered before?
      CREATE INDEX ordering_group_phone ON ordering_group (buyer_phone) WHERE erased_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ordering_group_phone;
      ALTER TABLE ordering_line DROP discount, DROP discount_id;
      ALTER TABLE ordering_order DROP discount, ADD CONSTRAINT ordering_order_check CHECK (total = goods_total + delivery_fee);
      ALTER TABLE ordering_group DROP discount, ADD CONSTRAINT ordering_group_check CHECK (total = goods_total + delivery_total);
      DROP TABLE promotions_discount, promotions_use, promotions_promotion, promotions_ceiling`);
  }
}
