import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ScansByStars1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Stars of the certificate that held on the day of the scan; 0 without one.
      ALTER TABLE reporting_scans ADD COLUMN stars smallint NOT NULL DEFAULT 0;
      ALTER TABLE reporting_scans DROP CONSTRAINT reporting_scans_pkey;
      ALTER TABLE reporting_scans ADD PRIMARY KEY (month, product_id, stars);
      -- What was never made is made anew by the worker: all months learn their stars.
      DELETE FROM reporting_refresh;
    `);
  }

  /** The scans of a month and product come together again when the month is made anew. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM reporting_scans;
      DELETE FROM reporting_refresh;
      ALTER TABLE reporting_scans DROP CONSTRAINT reporting_scans_pkey;
      ALTER TABLE reporting_scans ADD PRIMARY KEY (month, product_id);
      ALTER TABLE reporting_scans DROP COLUMN stars;
    `);
  }
}
