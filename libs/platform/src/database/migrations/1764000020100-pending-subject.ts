import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has just told of something may ask for the promise of its line (T11), however many lines wait. */
export class PendingSubject1764000020100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX transparency_pending_subject ON transparency_pending ((entry::jsonb ->> 'subject'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transparency_pending_subject');
  }
}
