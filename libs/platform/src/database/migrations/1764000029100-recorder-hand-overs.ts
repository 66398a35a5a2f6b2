import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecorderHandOvers1764000029100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of goods that change hands: the code that the giver's phone showed and the receiver's scanned.
      ALTER TABLE recorder_item ADD COLUMN hand_over_code text;
      CREATE INDEX recorder_item_hand_over ON recorder_item (hand_over_code) WHERE state IN ('received', 'waiting');
      -- Loads are counted under a prefix, which co-ops may share.
      CREATE INDEX cooperatives_cooperative_prefix ON cooperatives_cooperative (gs1_prefix);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX cooperatives_cooperative_prefix; ALTER TABLE recorder_item DROP COLUMN hand_over_code',
    );
  }
}
