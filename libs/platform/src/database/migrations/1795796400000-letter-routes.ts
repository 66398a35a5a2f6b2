import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetterRoutes1795796400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_letter DROP CONSTRAINT notifications_letter_channel_check;
      ALTER TABLE notifications_letter
        ADD CONSTRAINT notifications_letter_channel_check CHECK (channel IN ('email', 'sms', 'zalo', 'push', 'in-app')),
        -- Whose it is, where the reader has an account.
        ADD COLUMN person_id uuid REFERENCES identity_person,
        -- The whole of it in one sentence: what a phone shows.
        ADD COLUMN short text NOT NULL DEFAULT '',
        -- The page of ours it leads to.
        ADD COLUMN page text,
        -- The page on which this kind can be switched off; none where the law wants it told.
        ADD COLUMN stop_page text,
        -- Not before: quiet hours, the next attempt, and how long whoever is sending it now may take.
        ADD COLUMN due_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN read_at timestamptz;
      DROP INDEX notifications_letter_waiting;
      CREATE INDEX notifications_letter_due ON notifications_letter (due_at) WHERE state = 'written';
      CREATE INDEX notifications_letter_failed ON notifications_letter (written_at DESC) WHERE state = 'failed';
      CREATE INDEX notifications_letter_inbox ON notifications_letter (person_id, written_at DESC) WHERE channel = 'in-app';
      CREATE INDEX notifications_letter_unread ON notifications_letter (person_id) WHERE channel = 'in-app' AND read_at IS NULL;

      -- Each time a letter was brought to a provider, and what came of it.
      CREATE TABLE notifications_attempt (
        letter_id uuid NOT NULL REFERENCES notifications_letter ON DELETE CASCADE,
        number int NOT NULL,
        at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('taken', 'later', 'refused')),
        -- In the provider's words, without addresses and numbers of people.
        answer text NOT NULL,
        PRIMARY KEY (letter_id, number)
      );

      -- What somebody wants told by which way; no row means as usual.
      CREATE TABLE notifications_preference (
        person_id uuid NOT NULL REFERENCES identity_person,
        topic text NOT NULL,
        way text NOT NULL CHECK (way IN ('letter', 'zalo', 'push', 'in-app')),
        wanted boolean NOT NULL,
        -- The proof of a consent, and of its withdrawal (Law 91/2025/QH15).
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, topic, way)
      );

      -- The secret in the link by which a kind of letter is switched off without signing in.
      CREATE TABLE notifications_stop_key (
        person_id uuid PRIMARY KEY REFERENCES identity_person,
        key text NOT NULL UNIQUE
      );

      -- A browser that shows notifications (RFC 8030).
      CREATE TABLE notifications_browser (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES identity_person,
        endpoint text NOT NULL CONSTRAINT notifications_browser_once UNIQUE,
        -- The browser's public key and secret, base64url: only it can read what is sent (RFC 8291).
        p256dh text NOT NULL,
        auth text NOT NULL,
        added_at timestamptz NOT NULL
      );
      CREATE INDEX notifications_browser_person ON notifications_browser (person_id);

      -- When a channel keeps quiet, in minutes of the Vietnamese day; a span may cross midnight.
      CREATE TABLE notifications_quiet_hours (
        channel text PRIMARY KEY,
        from_minute int NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        to_minute int NOT NULL CHECK (to_minute BETWEEN 0 AND 1439 AND to_minute <> from_minute),
        source text NOT NULL
      );
      -- Decree 91/2020/ND-CP lets advertising texts go from 7:00 to 22:00; we hold all that wakes people to it, recalls excepted.
      INSERT INTO notifications_quiet_hours VALUES
        ('sms', 1320, 420, 'Decree 91/2020/ND-CP'), ('zalo', 1320, 420, 'Decree 91/2020/ND-CP'), ('push', 1320, 420, 'house rule');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notifications_quiet_hours, notifications_browser, notifications_stop_key, notifications_preference, notifications_attempt;
      DROP INDEX notifications_letter_due, notifications_letter_failed, notifications_letter_inbox, notifications_letter_unread;
      DELETE FROM notifications_letter WHERE channel NOT IN ('email', 'sms');
      ALTER TABLE notifications_letter DROP COLUMN person_id, DROP COLUMN short, DROP COLUMN page, DROP COLUMN stop_page, DROP COLUMN due_at,
        DROP COLUMN read_at, DROP CONSTRAINT notifications_letter_channel_check;
      ALTER TABLE notifications_letter ADD CONSTRAINT notifications_letter_channel_check CHECK (channel IN ('email', 'sms'));
      CREATE INDEX notifications_letter_waiting ON notifications_letter (written_at) WHERE state <> 'sent';
    `);
  }
}
