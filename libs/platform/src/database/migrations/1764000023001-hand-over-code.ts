import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HandOverCode1764000023001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In the QR: 80 random bits. Kept as it is, since the giver's phone must be able to show it again after a reload; used once.
      ALTER TABLE traceability_hand_over DROP COLUMN code_hash, ADD COLUMN code text NOT NULL UNIQUE;
      -- For a task that looks or moves: [{stage, amount}], what of which stage was there. Kept, so that its event is told the same for ever.
      ALTER TABLE traceability_task ADD COLUMN present jsonb NOT NULL DEFAULT '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE traceability_task DROP COLUMN present;
      ALTER TABLE traceability_hand_over DROP COLUMN code, ADD COLUMN code_hash bytea;
      UPDATE traceability_hand_over SET code_hash = uuid_send(id);
      ALTER TABLE traceability_hand_over ALTER COLUMN code_hash SET NOT NULL, ADD UNIQUE (code_hash);
    `);
  }
}
