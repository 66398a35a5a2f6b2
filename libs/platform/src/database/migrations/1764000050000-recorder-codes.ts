import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecorderCodes1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Also of items that are done: whoever waits for goods is told when the giver gave them up.
      DROP INDEX recorder_item_hand_over;
      CREATE INDEX recorder_item_hand_over ON recorder_item (hand_over_code) WHERE hand_over_code IS NOT NULL;
      -- The newest checks of the whole province.
      CREATE INDEX recorder_check_time ON recorder_check (happened_at DESC, id);
      -- The state of a device's chain is counted from its items: with this, from the index alone.
      DROP INDEX recorder_item_chain;
      CREATE INDEX recorder_item_chain ON recorder_item (device_id, seq) INCLUDE (state, flags);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX recorder_item_chain;
      CREATE INDEX recorder_item_chain ON recorder_item (device_id, seq);
      DROP INDEX recorder_check_time;
      DROP INDEX recorder_item_hand_over;
      CREATE INDEX recorder_item_hand_over ON recorder_item (hand_over_code) WHERE state IN ('received', 'waiting');
    `);
  }
}
