import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Labels1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An order of labels for one packing: no more than were packed, minus those issued before.
      CREATE TABLE labels_sheet (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        quantity int NOT NULL CHECK (quantity > 0),
        issued_by uuid NOT NULL REFERENCES identity_person,
        issued_at timestamptz NOT NULL,
        -- The labels are on the packs; until then a scan says "not activated".
        activated_at timestamptz
      );
      CREATE INDEX labels_sheet_batch ON labels_sheet (batch_id);
      CREATE INDEX labels_sheet_cooperative ON labels_sheet (cooperative_id, issued_at DESC);

      CREATE TABLE labels_label (
        -- SGTIN: AI 01 + AI 21.
        gtin text NOT NULL,
        serial text NOT NULL CHECK (serial ~ '^[!-z]{1,20}$'),
        sheet_id uuid NOT NULL REFERENCES labels_sheet,
        state text NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'active', 'void')),
        scans int NOT NULL DEFAULT 0,
        first_scanned_at timestamptz,
        last_scanned_at timestamptz,
        PRIMARY KEY (gtin, serial)
      );
      CREATE INDEX labels_label_sheet ON labels_label (sheet_id);

      -- Every scan, also of what we never issued. No place and no address of a person is kept.
      CREATE TABLE labels_scan (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        gtin text NOT NULL,
        serial text,
        lot text,
        -- What the page answered.
        verdict text NOT NULL,
        scanned_at timestamptz NOT NULL
      );
      CREATE INDEX labels_scan_time ON labels_scan USING brin (scanned_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE labels_scan, labels_label, labels_sheet');
  }
}
