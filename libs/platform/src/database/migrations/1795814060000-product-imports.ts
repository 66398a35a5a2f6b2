import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductImports1795814060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A file with products of a co-op: read, shown row by row, and done once somebody has confirmed it.
      CREATE TABLE catalog_import (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        file_name text NOT NULL,
        -- planned: waits for a yes; confirmed: the worker is at it; done: every row has its outcome.
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'confirmed', 'done')),
        uploaded_by uuid NOT NULL REFERENCES identity_person,
        uploaded_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES identity_person,
        confirmed_at timestamptz,
        done_at timestamptz,
        CHECK ((state = 'planned') = (confirmed_at IS NULL)),
        CHECK ((state = 'done') = (done_at IS NOT NULL))
      );
      CREATE INDEX catalog_import_cooperative ON catalog_import (cooperative_id, uploaded_at DESC);

      CREATE TABLE catalog_import_row (
        import_id uuid NOT NULL REFERENCES catalog_import ON DELETE CASCADE,
        -- In the file, from 1.
        line int NOT NULL,
        -- Rows of one product, which are done together: its slug or, of a new one, its name.
        product_key text NOT NULL,
        -- What the row says (libs/catalog/src/imports/plan-rows.ts); null when it could not be read.
        value jsonb,
        -- Why not: { column, message } as the uploader was told.
        errors jsonb NOT NULL DEFAULT '[]',
        -- What became of it; null until then.
        outcome jsonb,
        PRIMARY KEY (import_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE catalog_import_row, catalog_import');
  }
}
