import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CodStatements1795798800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A carrier's statement of what it collected at the doors and has paid.
      CREATE TABLE delivery_statement (
        id uuid PRIMARY KEY,
        carrier text NOT NULL,
        file_name text NOT NULL,
        -- SHA-256 of its bytes: the same file is one statement, however often it is taken in.
        file_hash bytea NOT NULL CONSTRAINT delivery_statement_file UNIQUE,
        imported_by uuid NOT NULL REFERENCES identity_person,
        imported_at timestamptz NOT NULL
      );
      CREATE TABLE delivery_statement_row (
        statement_id uuid NOT NULL REFERENCES delivery_statement,
        -- The line in the file, from 1.
        line int NOT NULL,
        -- The carrier's own number of the row, or the parcel's.
        row_key text NOT NULL,
        tracking_code text NOT NULL,
        -- Whole dong; null: what stood there was no sum.
        amount bigint,
        -- matched: to the dong, and so remitted; everything else is for a person to look at.
        verdict text NOT NULL CHECK (verdict IN ('matched', 'short', 'over', 'not-delivered', 'unknown', 'repeated')),
        shipment_id uuid REFERENCES delivery_shipment,
        PRIMARY KEY (statement_id, line),
        CHECK (verdict <> 'matched' OR (shipment_id IS NOT NULL AND amount IS NOT NULL))
      );
      CREATE INDEX delivery_statement_row_key ON delivery_statement_row (row_key);
      -- A parcel is paid once.
      CREATE UNIQUE INDEX delivery_statement_row_paid ON delivery_statement_row (shipment_id) WHERE verdict = 'matched';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_statement_row, delivery_statement');
  }
}
