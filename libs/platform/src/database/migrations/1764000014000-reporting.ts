import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reporting1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The department's sums, by Vietnamese calendar month: never a buyer. Rebuilt month by month from orders and scans.
      CREATE TABLE reporting_sales (
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        product_id uuid NOT NULL REFERENCES catalog_product,
        commune_code text NOT NULL,
        group_code text NOT NULL,
        -- Stars of the certificate that held on the day of the order; 0 without one.
        stars smallint NOT NULL,
        orders int NOT NULL,
        packs int NOT NULL,
        revenue bigint NOT NULL,
        PRIMARY KEY (month, product_id, stars)
      );
      CREATE TABLE reporting_scans (
        month date NOT NULL,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        product_id uuid NOT NULL REFERENCES catalog_product,
        commune_code text NOT NULL,
        group_code text NOT NULL,
        scans int NOT NULL,
        PRIMARY KEY (month, product_id)
      );
      -- Orders per co-op and month: an order of three products counts once here and three times in reporting_sales.
      CREATE TABLE reporting_orders (
        month date NOT NULL,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        commune_code text NOT NULL,
        orders int NOT NULL,
        revenue bigint NOT NULL,
        PRIMARY KEY (month, cooperative_id)
      );
      CREATE TABLE reporting_refresh (
        month date PRIMARY KEY,
        refreshed_at timestamptz NOT NULL
      );
      -- Targets of the provincial plan (994/KH-UBND of 16 April 2021).
      CREATE TABLE reporting_target (
        sector text NOT NULL,
        indicator text NOT NULL CHECK (indicator IN ('cooperatives', 'unions')),
        year int NOT NULL,
        -- "tren", "hon": more than.
        more_than int NOT NULL,
        wording text NOT NULL,
        source text NOT NULL,
        PRIMARY KEY (sector, indicator, year)
      );
      -- Who looked at or took away which sums.
      CREATE TABLE reporting_look_up (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES identity_person,
        action text NOT NULL CHECK (action IN ('viewed', 'exported')),
        what jsonb NOT NULL,
        at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE reporting_look_up, reporting_target, reporting_refresh, reporting_orders, reporting_scans, reporting_sales',
    );
  }
}
