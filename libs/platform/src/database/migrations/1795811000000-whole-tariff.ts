import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WholeTariff1795811000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Outer size of one pack as it is sent, in millimetres; null: nobody has measured it, and it is sent by its weight alone.
      ALTER TABLE catalog_variant
        ADD length_mm int CHECK (length_mm BETWEEN 1 AND 3000),
        ADD width_mm int CHECK (width_mm BETWEEN 1 AND 3000),
        ADD height_mm int CHECK (height_mm BETWEEN 1 AND 3000),
        ADD CONSTRAINT catalog_variant_size CHECK (num_nulls(length_mm, width_mm, height_mm) IN (0, 3)),
        ADD CONSTRAINT catalog_variant_night_size CHECK (net_unit <> 'night' OR length_mm IS NULL);
      -- Who bears what collecting at the door costs. Of the lists of before it was the co-operative.
      ALTER TABLE delivery_list ADD cod_borne_by text NOT NULL DEFAULT 'cooperative' CHECK (cod_borne_by IN ('cooperative', 'buyer'));
      ALTER TABLE delivery_list ALTER cod_borne_by DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_list DROP cod_borne_by;
      ALTER TABLE catalog_variant DROP length_mm, DROP width_mm, DROP height_mm`);
  }
}
