import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums were of the prices of the list: from now on they are of what buyers paid, so every month is made anew. */
export class SumsOfWhatWasPaid1796900120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM reporting_refresh');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM reporting_refresh');
  }
}
