import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Before there were rolls one word, void, said of labels that were on packs and of labels that never were. */
export class OldRolls1795798860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE labels_label DISABLE TRIGGER labels_label_no_return;
      UPDATE labels_label l SET state = 'spoiled' FROM labels_roll r
      WHERE r.id = l.roll_id AND l.state = 'void' AND r.batch_id IS NOT NULL AND r.activated_at IS NULL
        AND NOT EXISTS (SELECT FROM labels_change c WHERE c.roll_id = r.id);
      ALTER TABLE labels_label ENABLE TRIGGER labels_label_no_return;
    `);
  }

  async down(): Promise<void> {
    // Which of them were void is not known any more, and nothing is lost by the better word.
  }
}
