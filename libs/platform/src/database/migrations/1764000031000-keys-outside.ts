import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pages of the department and of the operator list the keys of partners and of the department, newest first. */
export class KeysOutside1764000031000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(
      'CREATE INDEX identity_api_key_outside ON identity_api_key (created_at DESC) WHERE cooperative_id IS NULL',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX identity_api_key_outside');
  }
}
