import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InsideCodes1764000043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Each of its labels has a second code that is printed under the seal.
      ALTER TABLE labels_roll ADD COLUMN has_inside_codes boolean NOT NULL DEFAULT false;

      CREATE TABLE labels_inside (
        gtin text NOT NULL,
        serial text NOT NULL,
        -- HMAC-SHA-256 of GTIN, serial and code under the house's key: all that is kept of the code once its label is on a pack.
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        -- The code for the printer, AES-256-GCM under the house's key; null as soon as the label is bound or worth nothing.
        sealed bytea,
        -- Wrong codes since the lock was last off, and the last of them: five, and nothing is believed for a day.
        tries int NOT NULL DEFAULT 0,
        tried_at timestamptz,
        -- When the right code was given for the first time; how often it was given.
        opened_at timestamptz,
        openings int NOT NULL DEFAULT 0,
        PRIMARY KEY (gtin, serial),
        FOREIGN KEY (gtin, serial) REFERENCES labels_label,
        CHECK ((opened_at IS NULL) = (openings = 0))
      );

      CREATE FUNCTION labels_opened_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'a pack is opened for the first time once: % %', OLD.gtin, OLD.serial USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER labels_inside_opened_once BEFORE UPDATE OF opened_at, hash ON labels_inside FOR EACH ROW
        WHEN (NEW.hash <> OLD.hash OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at))
        EXECUTE FUNCTION labels_opened_once();

      -- Made at the first roll with inside codes. LABEL_KEY takes its place.
      CREATE TABLE labels_key (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        secret text NOT NULL CHECK (length(secret) >= 32)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE labels_inside, labels_key;
      DROP FUNCTION labels_opened_once;
      ALTER TABLE labels_roll DROP COLUMN has_inside_codes;
    `);
  }
}
