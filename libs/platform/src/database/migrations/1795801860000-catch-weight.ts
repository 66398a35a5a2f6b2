import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CatchWeight1795801860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sold by what the scale shows at packing: net_quantity is then what is ordered, price what that costs.
      ALTER TABLE catalog_variant
        ADD catch_weight boolean NOT NULL DEFAULT false,
        -- Whole dong per kilogram; price follows from it, rounded half up.
        ADD price_per_kilo bigint CHECK (price_per_kilo > 0),
        -- How far the weighed pack may be from the ordered one, in percent of that.
        ADD tolerance_percent smallint CHECK (tolerance_percent BETWEEN 1 AND 30),
        ADD CONSTRAINT catalog_variant_catch_weight CHECK (CASE WHEN catch_weight
          THEN net_unit = 'g' AND num_nulls(price_per_kilo, tolerance_percent) = 0 AND price = (price_per_kilo * net_quantity + 500) / 1000
          ELSE num_nonnulls(price_per_kilo, tolerance_percent) = 0 END);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE catalog_variant DROP catch_weight, DROP price_per_kilo, DROP tolerance_percent');
  }
}
