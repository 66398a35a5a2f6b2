import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Places1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Administrative units with validity: since 1 July 2025 two levels, province and commune (Law 72/2025/QH15);
      -- codes by Decision 19/2025/QD-TTg, kept as text because of their leading zeros.
      CREATE TABLE places_unit (
        code text PRIMARY KEY CHECK (code ~ '^([0-9]{2}|[0-9]{5})$'),
        parent_code text REFERENCES places_unit,
        name text NOT NULL,
        full_name text NOT NULL,
        search_text text GENERATED ALWAYS AS (f_fold(full_name)) STORED,
        -- Only for the home province: where the commune's pin stands on the map, and who lives there.
        latitude numeric(7,4),
        longitude numeric(7,4),
        valid_from date NOT NULL,
        valid_to date,
        CHECK ((length(code) = 2) = (parent_code IS NULL))
      );
      CREATE INDEX places_unit_parent ON places_unit (parent_code, name);

      -- What became of the old three-level units. A name alone proves nothing: old xa Muong Than is today's Xa Than Uyen.
      CREATE TABLE places_succession (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        old_code text,
        old_name text NOT NULL,
        old_district text NOT NULL,
        old_province text NOT NULL,
        new_code text NOT NULL REFERENCES places_unit,
        UNIQUE (old_province, old_district, old_name, new_code)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE places_succession, places_unit');
  }
}
