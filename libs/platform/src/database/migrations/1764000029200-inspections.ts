import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inspections1764000029200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- NULL: a phone of the department, with which an officer inspects.
      ALTER TABLE recorder_device ALTER COLUMN cooperative_id DROP NOT NULL;
      CREATE INDEX recorder_enclosed_file ON recorder_enclosed (hash);

      -- A round of visits that an officer prepares: what the phone takes along for it, and until when.
      CREATE TABLE recorder_inspection (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES identity_person,
        -- Goes into the fingerprints of labels, so that those of two inspections cannot be compared.
        salt bytea NOT NULL CHECK (octet_length(salt) = 16),
        prepared_at timestamptz NOT NULL,
        -- After it the phone forgets what it took along, and nothing more is recorded.
        expires_at timestamptz NOT NULL CHECK (expires_at > prepared_at),
        -- The officer has wiped it from the phone before.
        closed_at timestamptz
      );
      CREATE INDEX recorder_inspection_of ON recorder_inspection (person_id, expires_at);
      CREATE TABLE recorder_inspection_cooperative (
        inspection_id uuid NOT NULL REFERENCES recorder_inspection,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        PRIMARY KEY (inspection_id, cooperative_id)
      );

      -- What an officer found at one thing they looked at. Its photos are enclosed to the item with the same id.
      CREATE TABLE recorder_check (
        id uuid PRIMARY KEY REFERENCES recorder_item,
        inspection_id uuid NOT NULL,
        cooperative_id uuid NOT NULL,
        batch_id uuid REFERENCES traceability_batch,
        -- The label that was scanned, as its element string: (01)…(21)…
        label text NOT NULL DEFAULT '',
        -- What the phone said of the label.
        verdict text CHECK (verdict IN ('genuine', 'inactive', 'recalled', 'unknown')),
        is_in_order boolean NOT NULL,
        note text NOT NULL,
        happened_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL REFERENCES identity_person,
        FOREIGN KEY (inspection_id, cooperative_id) REFERENCES recorder_inspection_cooperative
      );
      CREATE INDEX recorder_check_cooperative ON recorder_check (cooperative_id, happened_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recorder_check, recorder_inspection_cooperative, recorder_inspection;
      DROP INDEX recorder_enclosed_file;
    `);
  }
}
