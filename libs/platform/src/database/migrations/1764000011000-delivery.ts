import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delivery1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a parcel costs, as dated data: the first row that is heavy enough for the zone.
      CREATE TABLE delivery_tariff (
        id uuid PRIMARY KEY,
        zone text NOT NULL CHECK (zone IN ('same-province', 'other-province')),
        up_to_grams int NOT NULL CHECK (up_to_grams > 0),
        fee bigint NOT NULL CHECK (fee >= 0),
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        UNIQUE (zone, up_to_grams, valid_from)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_tariff');
  }
}
