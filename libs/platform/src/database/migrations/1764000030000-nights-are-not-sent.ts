import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A night is spent where it is: it has no weight on the way, whatever was typed in, and so no fee (`shipping_grams` 0: is not sent). */
export class NightsAreNotSent1764000030000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE catalog_variant SET shipping_grams = 0 WHERE net_unit = 'night' AND shipping_grams > 0;
      ALTER TABLE catalog_variant ADD CONSTRAINT catalog_variant_night CHECK (net_unit <> 'night' OR shipping_grams = 0);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE catalog_variant DROP CONSTRAINT catalog_variant_night');
  }
}
