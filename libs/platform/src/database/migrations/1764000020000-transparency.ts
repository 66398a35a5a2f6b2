import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The transparency log: C2SP tlog-tiles (https://c2sp.org/tlog-tiles) kept in tables, so that every server answers the same.
 * No column says something that its own row does not prove: what could be changed here unseen would be worth nothing.
 */
export class Transparency1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Lines that were saved with a change and have no place in the log yet.
      CREATE TABLE transparency_pending (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- What the log will hold, byte for byte (UTF-8). A bundle gives 16 bits for the length of an entry.
        entry text NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 65535),
        -- The database's clock when the change was saved: the log takes lines up in this order.
        record_time timestamptz NOT NULL
      );
      CREATE INDEX transparency_pending_order ON transparency_pending (record_time, id);

      -- Never changed, never removed, no gap: index 0, 1, 2 …
      CREATE TABLE transparency_entry (
        index bigint PRIMARY KEY CHECK (index >= 0),
        entry text NOT NULL,
        -- What the entry is about, as the entry says it.
        subject text NOT NULL GENERATED ALWAYS AS (entry::jsonb ->> 'subject') STORED
      );
      CREATE INDEX transparency_entry_subject ON transparency_entry (subject);

      -- Up to 256 hashes of 32 bytes; the partial tiles of all published sizes are beginnings of the same row.
      CREATE TABLE transparency_tile (
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
        tile bigint NOT NULL CHECK (tile >= 0),
        hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
        PRIMARY KEY (level, tile)
      );

      -- Everything the log ever signed.
      CREATE TABLE transparency_checkpoint (
        -- 1, 2, 3 … without a gap.
        number bigint PRIMARY KEY,
        -- https://c2sp.org/tlog-checkpoint, with the log's own signature only.
        note text NOT NULL,
        -- The second line of the note: how many entries the tree had.
        size bigint NOT NULL GENERATED ALWAYS AS (split_part(note, E'\\n', 2)::bigint) STORED UNIQUE
      );

      -- Signatures of those who watch the log. Their time is inside them.
      CREATE TABLE transparency_cosignature (
        -- 1, 2, 3 … without a gap.
        number bigint PRIMARY KEY,
        checkpoint bigint NOT NULL REFERENCES transparency_checkpoint,
        -- https://c2sp.org/tlog-cosignature: one signature line of a note.
        line text NOT NULL,
        witness text NOT NULL GENERATED ALWAYS AS (split_part(line, ' ', 2)) STORED,
        UNIQUE (checkpoint, witness)
      );

      -- The name and the private key of this log, made at its first start. LOG_PRIVATE_KEY takes its place.
      CREATE TABLE transparency_key (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        -- As Go's note package writes it: PRIVATE+KEY+<name>+<key id>+<base64>.
        private_key text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE transparency_cosignature, transparency_checkpoint, transparency_tile, transparency_entry, transparency_pending, transparency_key',
    );
  }
}
