import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EpcisDoors1764000021100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A company outside the market whose programs tell and read events: a buyer's warehouse, a laboratory, a carrier.
      CREATE TABLE identity_partner (
        id uuid PRIMARY KEY,
        name text NOT NULL CONSTRAINT identity_partner_name UNIQUE CHECK (name <> ''),
        -- GS1 Global Location Number: events that name it as source or destination hand goods over to this partner.
        gln text CONSTRAINT identity_partner_gln UNIQUE CHECK (gln ~ '^[0-9]{13}$'),
        created_at timestamptz NOT NULL
      );

      -- What a program shows to be let in. The key itself is shown once and not kept.
      CREATE TABLE identity_api_key (
        id uuid PRIMARY KEY,
        -- SHA-256 of the key.
        token_hash bytea NOT NULL UNIQUE,
        -- What its owner calls it.
        name text NOT NULL CHECK (name <> ''),
        -- Whose it is: one of a co-operative, a partner, or the trade department's.
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        partner_id uuid REFERENCES identity_partner,
        for_department boolean NOT NULL DEFAULT false,
        scopes text[] NOT NULL CHECK (scopes <@ ARRAY['capture', 'query'] AND cardinality(scopes) > 0),
        created_by uuid NOT NULL REFERENCES identity_person,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        -- To the minute: a busy key is not written on every request.
        last_used_at timestamptz,
        CHECK ((cooperative_id IS NOT NULL)::int + (partner_id IS NOT NULL)::int + for_department::int = 1)
      );
      CREATE INDEX identity_api_key_cooperative ON identity_api_key (cooperative_id, created_at DESC);
      CREATE INDEX identity_api_key_partner ON identity_api_key (partner_id, created_at DESC);

      -- One POST /epcis/capture.
      CREATE TABLE epcis_capture (
        id uuid PRIMARY KEY,
        party text NOT NULL,
        actor text NOT NULL,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        -- rollback: all or nothing; proceed: what is right is kept.
        behaviour text NOT NULL CHECK (behaviour IN ('rollback', 'proceed')),
        success boolean NOT NULL DEFAULT true,
        -- Problems as RFC 9457 has them, one for each event that was not kept.
        errors jsonb NOT NULL DEFAULT '[]',
        -- How many events the document has.
        events int NOT NULL,
        -- The document while it waits; gone when the job is done.
        document text
      );
      CREATE INDEX epcis_capture_party ON epcis_capture (party, created_at DESC, id);
      CREATE INDEX epcis_capture_waiting ON epcis_capture (created_at) WHERE finished_at IS NULL;

      -- "At this GLN, whatever its extension".
      CREATE INDEX epcis_event_read_point_gln ON epcis_event (split_part(read_point, '/254/', 1));
      CREATE INDEX epcis_event_biz_location_gln ON epcis_event (split_part(biz_location, '/254/', 1));

      -- What a prefix was said to mean by documents: a query may use it without saying it again.
      CREATE TABLE epcis_prefix (
        prefix text NOT NULL,
        namespace text NOT NULL,
        PRIMARY KEY (prefix, namespace)
      );

      -- Master data that came with documents: places and things, their attributes, and what lies within them.
      CREATE TABLE epcis_master (
        party text NOT NULL,
        -- Canonical name.
        id text NOT NULL,
        type text NOT NULL,
        -- Attribute id -> value, as text.
        attributes jsonb NOT NULL DEFAULT '{}',
        -- Canonical names of what lies directly within.
        children text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (party, id)
      );

      -- A query with a name, of one party.
      CREATE TABLE epcis_query (
        id uuid PRIMARY KEY,
        party text NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        query jsonb NOT NULL,
        -- What its prefixes mean: from the GS1-Extensions header or an @context in the query.
        prefixes jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        CONSTRAINT epcis_query_name UNIQUE (party, name)
      );

      -- Somebody to be told what a named query finds, as it comes or at set times.
      CREATE TABLE epcis_subscription (
        id uuid PRIMARY KEY,
        query_id uuid NOT NULL REFERENCES epcis_query ON DELETE CASCADE,
        dest text NOT NULL,
        -- The subscriber's secret: with it we sign what we send.
        signature_token text,
        -- Six fields of cron, in UTC; none: as it comes.
        schedule text,
        -- The schedule as the subscriber wrote it.
        schedule_given jsonb,
        report_if_empty boolean NOT NULL DEFAULT false,
        epc_format text NOT NULL,
        initial_record_time timestamptz NOT NULL,
        -- Up to here all has been told: record time and row of the last event, exclusive below.
        told_time timestamptz NOT NULL,
        told_event bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        -- When to look next; a stream is looked at on every tick.
        due_at timestamptz NOT NULL,
        -- When it was last looked at: minRecordTime.
        executed_at timestamptz,
        notified_at timestamptz,
        -- Attempts in a row that the subscriber did not take, and why the last one failed.
        failures int NOT NULL DEFAULT 0,
        last_error text
      );
      CREATE INDEX epcis_subscription_query ON epcis_subscription (query_id);
      CREATE INDEX epcis_subscription_due ON epcis_subscription (due_at);

      -- Page tokens that their holders gave back before their time.
      CREATE TABLE epcis_dropped_token (
        token_hash bytea PRIMARY KEY,
        expires_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX epcis_event_read_point_gln, epcis_event_biz_location_gln;
       DROP TABLE epcis_dropped_token, epcis_subscription, epcis_query, epcis_master, epcis_prefix, epcis_capture, identity_api_key, identity_partner`,
    );
  }
}
