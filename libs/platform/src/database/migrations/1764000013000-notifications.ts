import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Each letter is a row: written once, sent by a job, and kept with its failures.
      CREATE TABLE notifications_letter (
        id uuid PRIMARY KEY,
        -- What it is about; written once however often its reaction runs.
        occasion text NOT NULL CONSTRAINT notifications_letter_once UNIQUE,
        kind text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('email', 'sms')),
        recipient text NOT NULL,
        locale text NOT NULL CHECK (locale IN ('vi', 'en')),
        subject text NOT NULL,
        body text NOT NULL,
        state text NOT NULL DEFAULT 'written' CHECK (state IN ('written', 'sent', 'failed')),
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        written_at timestamptz NOT NULL,
        sent_at timestamptz
      );
      CREATE INDEX notifications_letter_waiting ON notifications_letter (written_at) WHERE state <> 'sent';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications_letter');
  }
}
