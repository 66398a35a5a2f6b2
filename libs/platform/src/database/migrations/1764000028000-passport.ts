import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Passport1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the national traceability portal was last told of a batch under one of its GTINs.
      CREATE TABLE passport_export (
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        gtin text NOT NULL,
        -- SHA-256 of the document as it was sent: what has not changed is not sent again.
        digest bytea NOT NULL CHECK (octet_length(digest) = 32),
        -- What the portal answered; of the file implementation, the name of the file.
        receipt text NOT NULL,
        exported_at timestamptz NOT NULL,
        PRIMARY KEY (batch_id, gtin)
      );
      CREATE INDEX passport_export_time ON passport_export (exported_at);
      CREATE INDEX traceability_batch_packed ON traceability_batch (packed_on DESC, id) WHERE packed_on IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX traceability_batch_packed; DROP TABLE passport_export');
  }
}
