import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SealedAccountNumbers1797300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE settlement_account
        -- The id of a key in ACCOUNT_KEYS, a dot, and nonce, tag and number under it (AES-256-GCM), bound to id, co-op and bank.
        ADD COLUMN sealed_number text CHECK (sealed_number ~ '^[a-z0-9-]{1,20}[.][A-Za-z0-9_-]{46,63}$'),
        -- From before: sealed in the step after the migrations, which needs a key, and empty for ever after.
        ALTER COLUMN number DROP NOT NULL,
        -- Holds for whatever is written from now on, and is validated once nothing plain is left.
        ADD CONSTRAINT settlement_account_sealed CHECK (number IS NULL AND sealed_number IS NOT NULL) NOT VALID;
    `);
  }

  /** Refused where there are accounts: without a key nobody has their numbers. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE settlement_account DROP CONSTRAINT settlement_account_sealed, DROP COLUMN sealed_number, ALTER COLUMN number SET NOT NULL
    `);
  }
}
