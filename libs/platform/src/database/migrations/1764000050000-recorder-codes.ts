import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecorderCodes1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Also of items that are done: whoever waits for goods is told when the giver gave them up.
      DROP INDEX recorder_item_hand_over;
      CREATE INDEX recorder_item_hand_over ON recorder_item (hand_over_code) WHERE hand_over_code IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX recorder_item_hand_over;
      CREATE INDEX recorder_item_hand_over ON recorder_item (hand_over_code) WHERE state IN ('received', 'waiting');
    `);
  }
}
