import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `catalog_listed` holds what is on sale as lists ask for it, so that neither a list nor its counts read the catalogue. */
export class Listed1797430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A row for each product that is listed: approved, of a verified and active co-operative, with a pack that was not withdrawn.
      CREATE TABLE catalog_listed (
        product_id uuid PRIMARY KEY REFERENCES catalog_product ON DELETE CASCADE,
        cooperative_id uuid NOT NULL,
        commune_code text NOT NULL,
        group_code text NOT NULL,
        line text NOT NULL,
        -- Of the cheapest pack, whole dong.
        price bigint NOT NULL,
        created_at timestamptz NOT NULL,
        -- For the words somebody looks for: all that is searched, the names of it, and the Vietnamese name with its marks.
        search_text text NOT NULL,
        names_text text NOT NULL,
        marked_text text NOT NULL
      );
      CREATE INDEX catalog_listed_search ON catalog_listed USING gin (search_text gin_trgm_ops);
      CREATE INDEX catalog_listed_newest ON catalog_listed (created_at DESC, product_id);
      CREATE INDEX catalog_listed_price ON catalog_listed (price, created_at DESC, product_id);
      CREATE INDEX catalog_listed_cooperative ON catalog_listed (cooperative_id);
      CREATE INDEX catalog_listed_commune ON catalog_listed (commune_code);
      CREATE INDEX catalog_listed_group ON catalog_listed (group_code);

      -- The certificates of what is listed, also those that ended or begin later: what holds depends on the day that is asked about.
      CREATE TABLE catalog_starred (
        product_id uuid NOT NULL REFERENCES catalog_listed ON DELETE CASCADE,
        stars smallint NOT NULL,
        holds_from date NOT NULL,
        -- The last day, revoked or not.
        holds_until date NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (product_id, holds_from)
      );
      CREATE INDEX catalog_starred_most ON catalog_starred (stars DESC, created_at DESC, product_id);

      -- How many are listed of each kind of a co-op: a few rows a seller, which every facet without a filter is the sum of.
      CREATE TABLE catalog_listed_count (
        cooperative_id uuid NOT NULL,
        commune_code text NOT NULL,
        group_code text NOT NULL,
        line text NOT NULL,
        products int NOT NULL CHECK (products >= 0),
        PRIMARY KEY (cooperative_id, commune_code, group_code, line)
      );

      -- Two changes of one co-op's goods wait for each other: each would otherwise judge by what the other is about to change.
      CREATE FUNCTION catalog_list_anew(products uuid[]) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM FROM cooperatives_cooperative c
            WHERE c.id IN (SELECT cooperative_id FROM catalog_product WHERE id = ANY (products)) ORDER BY c.id FOR NO KEY UPDATE;
          DELETE FROM catalog_listed l WHERE l.product_id = ANY (products) AND NOT EXISTS (
            SELECT FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
            WHERE p.id = l.product_id AND p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active'
              AND EXISTS (SELECT FROM catalog_variant w WHERE w.product_id = p.id AND w.withdrawn_at IS NULL));
          INSERT INTO catalog_listed AS l (product_id, cooperative_id, commune_code, group_code, line, price, created_at, search_text, names_text,
              marked_text)
            SELECT p.id, c.id, c.commune_code, p.group_code, p.line, min(w.price), p.created_at, p.search_text, f_fold(p.name_vi || ' ' || p.name_en),
              lower(p.name_vi COLLATE "und-x-icu")
            FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
            JOIN catalog_variant w ON w.product_id = p.id AND w.withdrawn_at IS NULL
            WHERE p.id = ANY (products) AND p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active'
            GROUP BY p.id, c.id
            ON CONFLICT (product_id) DO UPDATE SET cooperative_id = excluded.cooperative_id, commune_code = excluded.commune_code,
              group_code = excluded.group_code, line = excluded.line, price = excluded.price, search_text = excluded.search_text,
              names_text = excluded.names_text, marked_text = excluded.marked_text
            WHERE (l.cooperative_id, l.commune_code, l.group_code, l.line, l.price, l.search_text, l.names_text, l.marked_text)
              <> (excluded.cooperative_id, excluded.commune_code, excluded.group_code, excluded.line, excluded.price, excluded.search_text,
                excluded.names_text, excluded.marked_text);
          DELETE FROM catalog_starred s WHERE s.product_id = ANY (products) AND NOT EXISTS (
            SELECT FROM ocop_certificate o WHERE o.product_id = s.product_id AND o.stars = s.stars AND o.issued_on = s.holds_from
              AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on)) = s.holds_until);
          -- What was revoked before its first day never held.
          INSERT INTO catalog_starred (product_id, stars, holds_from, holds_until, created_at)
            SELECT l.product_id, o.stars, o.issued_on, LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on)), l.created_at
            FROM catalog_listed l JOIN ocop_certificate o ON o.product_id = l.product_id
            WHERE l.product_id = ANY (products) AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on)
            ON CONFLICT DO NOTHING;
        END $$;

      CREATE FUNCTION catalog_listed_follows_product() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM catalog_list_anew(ARRAY[NEW.id]); RETURN NULL; END $$;
      CREATE FUNCTION catalog_listed_follows_cooperative() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM catalog_list_anew(ARRAY(SELECT id FROM catalog_product WHERE cooperative_id = NEW.id)); RETURN NULL; END $$;
      CREATE FUNCTION catalog_listed_follows_part() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM catalog_list_anew(ARRAY(SELECT DISTINCT product_id FROM changed)); RETURN NULL; END $$;

      CREATE TRIGGER catalog_product_listed AFTER UPDATE OF state, cooperative_id, group_code, line, name_vi, name_en, summary_vi
        ON catalog_product
        FOR EACH ROW EXECUTE FUNCTION catalog_listed_follows_product();
      CREATE TRIGGER cooperatives_cooperative_listed AFTER UPDATE OF verification, standing, commune_code ON cooperatives_cooperative
        FOR EACH ROW EXECUTE FUNCTION catalog_listed_follows_cooperative();
      ${['catalog_variant', 'ocop_certificate']
        .flatMap(table => ['INSERT', 'UPDATE', 'DELETE'].map(event => ({ table, event })))
        .map(
          ({ table, event }) => `
      CREATE TRIGGER ${table}_listed_${event.toLowerCase()} AFTER ${event} ON ${table}
        REFERENCING ${event === 'DELETE' ? 'OLD' : 'NEW'} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalog_listed_follows_part();`,
        )
        .join('')}

      CREATE FUNCTION catalog_listed_counted() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP <> 'INSERT' THEN
            UPDATE catalog_listed_count c SET products = c.products - g.n
            FROM (SELECT cooperative_id, commune_code, group_code, line, count(*) AS n FROM gone GROUP BY 1, 2, 3, 4) g
            WHERE (c.cooperative_id, c.commune_code, c.group_code, c.line) = (g.cooperative_id, g.commune_code, g.group_code, g.line);
          END IF;
          IF TG_OP <> 'DELETE' THEN
            INSERT INTO catalog_listed_count AS c (cooperative_id, commune_code, group_code, line, products)
            SELECT cooperative_id, commune_code, group_code, line, count(*) FROM come GROUP BY 1, 2, 3, 4
            ON CONFLICT (cooperative_id, commune_code, group_code, line) DO UPDATE SET products = c.products + excluded.products;
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER catalog_listed_counted_insert AFTER INSERT ON catalog_listed REFERENCING NEW TABLE AS come
        FOR EACH STATEMENT EXECUTE FUNCTION catalog_listed_counted();
      CREATE TRIGGER catalog_listed_counted_update AFTER UPDATE ON catalog_listed REFERENCING OLD TABLE AS gone NEW TABLE AS come
        FOR EACH STATEMENT EXECUTE FUNCTION catalog_listed_counted();
      CREATE TRIGGER catalog_listed_counted_delete AFTER DELETE ON catalog_listed REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION catalog_listed_counted();

      SELECT catalog_list_anew(ARRAY(SELECT id FROM catalog_product));
      DROP INDEX catalog_product_search;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX catalog_product_search ON catalog_product USING gin (search_text gin_trgm_ops);
      DROP TRIGGER catalog_product_listed ON catalog_product;
      DROP TRIGGER cooperatives_cooperative_listed ON cooperatives_cooperative;
      ${['catalog_variant', 'ocop_certificate']
        .flatMap(table =>
          ['insert', 'update', 'delete'].map(event => `DROP TRIGGER ${table}_listed_${event} ON ${table};`),
        )
        .join('\n      ')}
      DROP TABLE catalog_listed_count, catalog_starred, catalog_listed;
      DROP FUNCTION catalog_listed_counted, catalog_listed_follows_part, catalog_listed_follows_cooperative, catalog_listed_follows_product,
        catalog_list_anew;
    `);
  }
}
