import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StandingTasks1764000023002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Tasks that count: all but those that were declared wrong. What sums tasks or shows them to buyers reads this.
      CREATE VIEW traceability_standing AS
        SELECT t.* FROM traceability_task t WHERE NOT EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW traceability_standing');
  }
}
