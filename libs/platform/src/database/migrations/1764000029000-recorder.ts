import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recorder1764000029000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A phone (a browser on it) that signs what one person records at one co-op while there is no network.
      CREATE TABLE recorder_device (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- Whose work it records: another person at the same phone has a key of their own.
        person_id uuid NOT NULL REFERENCES identity_person,
        -- Ed25519 (RFC 8032), the 32 bytes. The secret half never leaves the phone.
        public_key bytea NOT NULL CONSTRAINT recorder_device_key UNIQUE CHECK (octet_length(public_key) = 32),
        name text NOT NULL CHECK (name <> ''),
        -- Its reserved block of lots: 241126-C01, 241126-C02 … are given out by this device alone, for ever.
        letters text NOT NULL CHECK (letters ~ '^[A-Z]{1,3}$'),
        registered_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES identity_person,
        CONSTRAINT recorder_device_letters UNIQUE (cooperative_id, letters),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );

      -- The moments at which we told a device the time: an item that counts from another moment cannot be believed.
      CREATE TABLE recorder_sync (
        device_id uuid NOT NULL REFERENCES recorder_device,
        at timestamptz NOT NULL,
        PRIMARY KEY (device_id, at)
      );

      -- What a device sent, word for word, and what became of it. A row's words are never changed.
      CREATE TABLE recorder_item (
        -- The device's ULID, written as a UUID; also the id of the task or the batch that it makes.
        id uuid PRIMARY KEY,
        device_id uuid NOT NULL REFERENCES recorder_device,
        -- 1, 2, 3 … on its device. Two rows with the same number are a fork: that is kept and shown, not refused.
        seq int NOT NULL CHECK (seq > 0),
        -- SHA-256 of the item before it on the device; of the public key for the first.
        prev bytea NOT NULL CHECK (octet_length(prev) = 32),
        -- SHA-256 of body.
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        signature bytea NOT NULL CHECK (octet_length(signature) = 64),
        -- The signed JSON text.
        body text NOT NULL,
        -- By the device's own clock, which may be wrong.
        claimed_at timestamptz NOT NULL,
        -- The last time that we told the device, and the milliseconds since then by its monotonic clock while the app was open …
        trusted_at timestamptz NOT NULL,
        elapsed_ms bigint NOT NULL CHECK (elapsed_ms >= 0),
        -- … and by its wall clock while the app slept or was closed.
        away_ms bigint NOT NULL CHECK (away_ms >= 0),
        -- When it was recorded, as far as we can know: see clock-rules.ts.
        recorded_at timestamptz NOT NULL,
        -- When the work was done: as long before recorded_at as the person said.
        happened_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        -- What was odd about it when it came: gap, fork, clock, lot-changed.
        flags text[] NOT NULL DEFAULT '{}',
        batch_id uuid,
        -- received: not yet acted on; waiting: what it builds on has not come yet; withdrawn: the person took it back while it waited.
        state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'stored', 'waiting', 'refused', 'withdrawn')),
        -- Why it waits or was refused: the code of the refusal and its facts.
        code text,
        facts jsonb,
        -- The lot that a batch got.
        lot text,
        answered_at timestamptz,
        CONSTRAINT recorder_item_once UNIQUE (device_id, hash),
        CHECK ((state IN ('waiting', 'refused')) = (code IS NOT NULL))
      );
      CREATE INDEX recorder_item_chain ON recorder_item (device_id, seq);
      CREATE INDEX recorder_item_open ON recorder_item (device_id) WHERE state IN ('received', 'waiting');

      -- Which photo or voice note an item names, by SHA-256: it comes later, when the items are safe.
      CREATE TABLE recorder_enclosed (
        item_id uuid NOT NULL REFERENCES recorder_item,
        position int NOT NULL,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        PRIMARY KEY (item_id, position)
      );
      CREATE INDEX recorder_enclosed_hash ON recorder_enclosed (cooperative_id, hash);

      -- The photos and voice notes, as sent: their hash stands in a signed item.
      CREATE TABLE recorder_enclosure (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'audio/webm', 'audio/ogg', 'audio/mp4')),
        bytes bytea NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (cooperative_id, hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE recorder_enclosure, recorder_enclosed, recorder_item, recorder_sync, recorder_device',
    );
  }
}
