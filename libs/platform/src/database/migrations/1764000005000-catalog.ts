import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Catalog1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- OCOP groups and subgroups as dated data (Decision 148/QD-TTg, annex).
      CREATE TABLE catalog_group (
        code text PRIMARY KEY,
        parent_code text REFERENCES catalog_group,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        position int NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL
      );

      CREATE TABLE catalog_product (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'),
        -- The product line decides the recipe of tasks: see libs/traceability/src/recipes.ts.
        line text NOT NULL,
        -- A leaf of catalog_group.
        group_code text NOT NULL REFERENCES catalog_group,
        name_vi text NOT NULL CHECK (name_vi <> ''),
        name_en text NOT NULL DEFAULT '',
        summary_vi text NOT NULL DEFAULT '',
        summary_en text NOT NULL DEFAULT '',
        story_vi text NOT NULL DEFAULT '',
        story_en text NOT NULL DEFAULT '',
        -- What a label and a listing must say (Decree 37/2026, chapter IV; Law 19/2023/QH15 Art. 37).
        ingredients_vi text NOT NULL DEFAULT '',
        ingredients_en text NOT NULL DEFAULT '',
        usage_vi text NOT NULL DEFAULT '',
        usage_en text NOT NULL DEFAULT '',
        warnings_vi text NOT NULL DEFAULT '',
        warnings_en text NOT NULL DEFAULT '',
        -- Standard applied, e.g. "TCCS 01:2025"; the number the co-op declared.
        standard text NOT NULL DEFAULT '',
        shelf_life_days int CHECK (shelf_life_days > 0),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'approved', 'refused', 'taken-down')),
        submitted_at timestamptz,
        decided_at timestamptz,
        decided_by uuid REFERENCES identity_person,
        refusal text,
        search_text text GENERATED ALWAYS AS (f_fold(name_vi || ' ' || name_en || ' ' || summary_vi)) STORED,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK (state IN ('draft', 'submitted') OR decided_at IS NOT NULL)
      );
      CREATE INDEX catalog_product_search ON catalog_product USING gin (search_text gin_trgm_ops);
      CREATE INDEX catalog_product_cooperative ON catalog_product (cooperative_id, state);
      CREATE INDEX catalog_product_listed ON catalog_product (created_at DESC, id) WHERE state = 'approved';

      -- What can be bought: one pack of one product, with its own GTIN, price and stock.
      CREATE TABLE catalog_variant (
        id uuid PRIMARY KEY,
        product_id uuid NOT NULL REFERENCES catalog_product,
        gtin text NOT NULL CONSTRAINT catalog_variant_gtin UNIQUE CHECK (gtin ~ '^[0-9]{14}$'),
        -- How it is packed: bag, box, jar, bottle, piece, bunch, night ...
        pack text NOT NULL,
        -- Net content of one pack in whole base units (g, ml, piece, night).
        net_quantity int NOT NULL CHECK (net_quantity > 0),
        net_unit text NOT NULL CHECK (net_unit IN ('g', 'ml', 'piece', 'night')),
        -- What one pack weighs for delivery, in grams.
        shipping_grams int NOT NULL CHECK (shipping_grams >= 0),
        -- Whole dong per pack, VAT included.
        price bigint NOT NULL CONSTRAINT catalog_variant_price CHECK (price > 0 AND price <= 99999999),
        position int NOT NULL DEFAULT 0,
        withdrawn_at timestamptz,
        UNIQUE (product_id, position)
      );

      CREATE TABLE catalog_photo (
        id uuid PRIMARY KEY,
        product_id uuid NOT NULL REFERENCES catalog_product,
        position int NOT NULL,
        alt_vi text NOT NULL DEFAULT '',
        alt_en text NOT NULL DEFAULT '',
        width int NOT NULL,
        height int NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (product_id, position)
      );

      -- The re-encoded pictures themselves: in the database so that every server has them and one backup holds all.
      CREATE TABLE catalog_photo_file (
        photo_id uuid NOT NULL REFERENCES catalog_photo ON DELETE CASCADE,
        width int NOT NULL,
        format text NOT NULL CHECK (format IN ('avif', 'webp')),
        bytes bytea NOT NULL,
        PRIMARY KEY (photo_id, width, format)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE catalog_photo_file, catalog_photo, catalog_variant, catalog_product, catalog_group');
  }
}
