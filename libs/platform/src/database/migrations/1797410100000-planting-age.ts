import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlantingAge1797410100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When what stands there was planted; null where it is sown every year, or nobody knows.
      ALTER TABLE traceability_site ADD COLUMN planted_year int CHECK (planted_year BETWEEN 1000 AND 2200);

      ALTER TABLE balance_bound
        -- Of a capacity: from which year of the planting on it holds, 0 for the year in which it was planted. Young plants give less (B4).
        ADD COLUMN from_age int NOT NULL DEFAULT 0 CHECK (from_age >= 0 AND (from_age = 0 OR kind = 'capacity')),
        DROP CONSTRAINT balance_bound_once,
        ADD CONSTRAINT balance_bound_once UNIQUE NULLS NOT DISTINCT (kind, line, task, cooperative_id, valid_from, from_age);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM balance_bound WHERE from_age > 0;
      ALTER TABLE balance_bound DROP CONSTRAINT balance_bound_once, DROP COLUMN from_age,
        ADD CONSTRAINT balance_bound_once UNIQUE NULLS NOT DISTINCT (kind, line, task, cooperative_id, valid_from);
      ALTER TABLE traceability_site DROP COLUMN planted_year;
    `);
  }
}
