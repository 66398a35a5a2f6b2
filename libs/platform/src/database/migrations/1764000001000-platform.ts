import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      -- The search key of a text, the same as fold() in #platform/language. unaccent() itself is only STABLE and cannot be
      -- indexed; naming its dictionary makes the result depend on nothing that changes at run time.
      CREATE FUNCTION f_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC)));

      -- The outbox: what happened, saved in the transaction in which it happened.
      CREATE TABLE platform_fact (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        body jsonb NOT NULL,
        happened_at timestamptz NOT NULL,
        -- All reactions are done. Until then the sweep brings the fact up again.
        settled_at timestamptz
      );
      CREATE INDEX platform_fact_open ON platform_fact (happened_at) WHERE settled_at IS NULL;

      -- One row per attempted (fact, reaction): the record of what was done, and of what failed and why.
      CREATE TABLE platform_reaction (
        fact_id uuid NOT NULL REFERENCES platform_fact ON DELETE CASCADE,
        reaction text NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        done_at timestamptz,
        last_error text,
        last_tried_at timestamptz NOT NULL,
        PRIMARY KEY (fact_id, reaction)
      );
      CREATE INDEX platform_reaction_failing ON platform_reaction (last_tried_at) WHERE done_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform_reaction, platform_fact; DROP FUNCTION f_fold(text)');
  }
}
