import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ocop1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A star is a dated fact of (product, certificate), never a column of the product.
      CREATE TABLE ocop_certificate (
        id uuid PRIMARY KEY,
        product_id uuid NOT NULL REFERENCES catalog_product,
        stars smallint NOT NULL CHECK (stars BETWEEN 3 AND 5),
        decision_number text NOT NULL CHECK (decision_number <> ''),
        -- district only for certificates issued before 1 July 2025 (Decision 1489/QD-TTg).
        issuer text NOT NULL CHECK (issuer IN ('district', 'province', 'central')),
        issued_on date NOT NULL,
        -- The last day on which it holds: 36 months from issue (Decision 148/QD-TTg).
        expires_on date NOT NULL,
        revoked_on date,
        revocation_reason text,
        recorded_by uuid NOT NULL REFERENCES identity_person,
        recorded_at timestamptz NOT NULL,
        CHECK (expires_on > issued_on),
        CHECK ((revoked_on IS NULL) = (revocation_reason IS NULL)),
        -- Two certificates of one product never hold on the same day.
        CONSTRAINT ocop_certificate_one_at_a_time EXCLUDE USING gist (
          product_id WITH =, daterange(issued_on, LEAST(expires_on, COALESCE(revoked_on - 1, expires_on)), '[]') WITH &&
        ) WHERE (revoked_on IS NULL OR revoked_on > issued_on)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ocop_certificate');
  }
}
