import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scans1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE scans_scan_id;

      -- Every look at a label, also at one we never issued. Kept raw for 90 days, a table a month; the counts stay in scans_day.
      CREATE TABLE scans_scan (
        id bigint NOT NULL DEFAULT nextval('scans_scan_id'),
        gtin text NOT NULL,
        serial text,
        lot text,
        -- What the page answered.
        verdict text NOT NULL,
        scanned_at timestamptz NOT NULL,
        -- South-west corner of a square of 0.2 degrees, "22.2,103.4": about 20 km, and only where the proxy says it.
        cell text,
        -- Of the device and of its network: 8 bytes of HMAC-SHA-256 under the salt of the month.
        device bytea,
        network bytea,
        PRIMARY KEY (scanned_at, id)
      ) PARTITION BY RANGE (scanned_at);
      CREATE INDEX scans_scan_label ON scans_scan (gtin, serial, scanned_at);
      CREATE INDEX scans_scan_network ON scans_scan (network, scanned_at) WHERE network IS NOT NULL;

      -- What no month was made for: nothing is ever lost because a job did not run.
      CREATE TABLE scans_scan_rest PARTITION OF scans_scan DEFAULT;

      -- Months are Vietnamese ones. One that the rest already holds looks for stays in the rest.
      CREATE FUNCTION scans_make_month(day date) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        first date := date_trunc('month', day);
        begins timestamptz := first::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
        ends timestamptz := (first + interval '1 month')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
        name text := 'scans_scan_' || to_char(first, 'YYYY_MM');
      BEGIN
        IF to_regclass(name) IS NOT NULL OR EXISTS (SELECT FROM scans_scan_rest WHERE scanned_at >= begins AND scanned_at < ends) THEN
          RETURN;
        END IF;
        EXECUTE format('CREATE TABLE %I PARTITION OF scans_scan FOR VALUES FROM (%L) TO (%L)', name, begins, ends);
      END $$;

      SELECT scans_make_month(month::date) FROM generate_series(
        date_trunc('month', LEAST(now() - interval '3 months', (SELECT min(scanned_at) FROM labels_scan))), now() + interval '2 months', interval '1 month') month;
      INSERT INTO scans_scan (gtin, serial, lot, verdict, scanned_at) SELECT gtin, serial, lot, verdict, scanned_at FROM labels_scan ORDER BY id;
      DROP TABLE labels_scan;

      -- Looks by Vietnamese day: what remains of the raw ones.
      CREATE TABLE scans_day (
        day date NOT NULL,
        gtin text NOT NULL,
        verdict text NOT NULL,
        scans int NOT NULL CHECK (scans > 0),
        PRIMARY KEY (day, gtin, verdict)
      );
      INSERT INTO scans_day (day, gtin, verdict, scans)
      SELECT (scanned_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, gtin, verdict, count(*)::int FROM scans_scan GROUP BY 1, 2, 3;

      -- Thrown away when its month is over: then no hash can be tied to a device any more.
      CREATE TABLE scans_salt (
        month date PRIMARY KEY,
        salt bytea NOT NULL CHECK (octet_length(salt) = 32)
      );

      -- Somebody should look at this: a label that may sit on two packs (clone), a network that guesses serials (guessing), a device that
      -- goes through neighbouring labels (copying).
      CREATE TABLE scans_alert (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('clone', 'guessing', 'copying')),
        -- Whose goods; null when what was guessed is nobody's.
        cooperative_id uuid REFERENCES cooperatives_cooperative,
        gtin text,
        serial text,
        -- Sum of the weights of the signals below.
        score int NOT NULL,
        -- [{ "signal", "facts": {…} }]
        evidence jsonb NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'suspect', 'dismissed')),
        raised_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        note text NOT NULL DEFAULT '',
        CHECK ((kind = 'clone') = (serial IS NOT NULL)),
        CHECK ((state = 'open') = (decided_at IS NULL)),
        CHECK (state = 'open' OR note <> '')
      );
      CREATE UNIQUE INDEX scans_alert_label ON scans_alert (gtin, serial) WHERE kind = 'clone';
      CREATE INDEX scans_alert_cooperative ON scans_alert (cooperative_id, updated_at DESC);
      CREATE INDEX scans_alert_open ON scans_alert (updated_at DESC) WHERE state = 'open';

      -- How far the watch over the looks has come.
      CREATE TABLE scans_watch (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        until timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE labels_scan (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        gtin text NOT NULL,
        serial text,
        lot text,
        verdict text NOT NULL,
        scanned_at timestamptz NOT NULL
      );
      CREATE INDEX labels_scan_time ON labels_scan USING brin (scanned_at);
      INSERT INTO labels_scan (gtin, serial, lot, verdict, scanned_at) SELECT gtin, serial, lot, verdict, scanned_at FROM scans_scan ORDER BY id;
      DROP TABLE scans_watch, scans_alert, scans_salt, scans_day, scans_scan;
      DROP FUNCTION scans_make_month;
      DROP SEQUENCE scans_scan_id;
    `);
  }
}
