import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductSeasons1797200100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalog_product
        -- The months of the Gregorian year, 1 to 12 and rising, in which it is to be had fresh; NULL: all year round.
        ADD COLUMN season smallint[] CHECK (cardinality(season) BETWEEN 1 AND 11 AND season <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]::smallint[]);
      CREATE INDEX catalog_product_season ON catalog_product USING gin (season) WHERE state = 'approved';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_product DROP COLUMN season`);
  }
}
