import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PhotoOrder1795801920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A WebP of 16 pixels as base64, shown blurred until the photo is there.
      ALTER TABLE catalog_photo ADD placeholder text CHECK (length(placeholder) <= 1000);
      -- Two photos change places in one sentence.
      ALTER TABLE catalog_photo DROP CONSTRAINT catalog_photo_product_id_position_key;
      ALTER TABLE catalog_photo ADD CONSTRAINT catalog_photo_place UNIQUE (product_id, position) DEFERRABLE INITIALLY IMMEDIATE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalog_photo DROP placeholder;
      ALTER TABLE catalog_photo DROP CONSTRAINT catalog_photo_place;
      ALTER TABLE catalog_photo ADD CONSTRAINT catalog_photo_product_id_position_key UNIQUE (product_id, position);
    `);
  }
}
