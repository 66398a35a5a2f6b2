import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ScansLookers1764000025100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of guessing and copying: the hash of the network or device, of one month. One alert each, which grows.
      ALTER TABLE scans_alert ADD COLUMN looker bytea;
      CREATE UNIQUE INDEX scans_alert_looker ON scans_alert (kind, looker) WHERE looker IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scans_alert_looker; ALTER TABLE scans_alert DROP COLUMN looker');
  }
}
