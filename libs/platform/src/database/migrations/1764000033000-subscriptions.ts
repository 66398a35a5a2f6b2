import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Subscriptions1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE epcis_subscription
        -- The key that made it or took it over: it lives no longer than that key.
        ADD key_id uuid NOT NULL REFERENCES identity_api_key,
        ADD told_events bigint NOT NULL DEFAULT 0,
        -- The most events of one document: fewer when the subscriber could not take so many.
        ADD most int NOT NULL DEFAULT 100 CHECK (most > 0),
        -- Since when nothing was taken.
        ADD failing_since timestamptz,
        -- From then on nothing is sent until its owner says so; what comes meanwhile is not lost.
        ADD paused_at timestamptz,
        ADD pause_reason text CHECK (pause_reason IN ('failing', 'key')),
        -- The run that has it, and until when (by the database's clock) nobody else may.
        ADD taken_by uuid,
        ADD taken_until timestamptz,
        ADD CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
        ADD CHECK ((taken_by IS NULL) = (taken_until IS NULL));
      DROP INDEX epcis_subscription_due, epcis_subscription_query;
      CREATE INDEX epcis_subscription_due ON epcis_subscription (due_at) WHERE paused_at IS NULL;
      CREATE INDEX epcis_subscription_query ON epcis_subscription (query_id, created_at, id);
      CREATE INDEX epcis_subscription_key ON epcis_subscription (key_id);

      -- The document that a subscriber has not yet taken: each attempt sends the same events under the same id.
      CREATE TABLE epcis_message (
        id uuid PRIMARY KEY,
        -- One at a time.
        subscription_id uuid NOT NULL CONSTRAINT epcis_message_subscription UNIQUE REFERENCES epcis_subscription ON DELETE CASCADE,
        -- Rows of epcis_event, in the order of the document.
        events bigint[] NOT NULL,
        -- Where the subscription stands once it is taken.
        until_time timestamptz NOT NULL,
        until_event bigint NOT NULL,
        -- The last document of this look.
        is_end boolean NOT NULL,
        made_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE epcis_message;
      DROP INDEX epcis_subscription_due, epcis_subscription_query, epcis_subscription_key;
      ALTER TABLE epcis_subscription DROP key_id, DROP told_events, DROP most, DROP failing_since, DROP paused_at, DROP pause_reason, DROP taken_by, DROP taken_until;
      CREATE INDEX epcis_subscription_due ON epcis_subscription (due_at);
      CREATE INDEX epcis_subscription_query ON epcis_subscription (query_id);
    `);
  }
}
