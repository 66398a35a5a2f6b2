import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `'open', 'awaiting-goods', 'escalated', 'settled', 'refused', 'dismissed', 'withdrawn'`;
const statesAre = (states: string) =>
  `DROP CONSTRAINT complaints_complaint_state_check, ADD CONSTRAINT complaints_complaint_state_check CHECK (state IN (${states}))`;

export class ComplaintOffers1796700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE complaints_complaint ${statesAre(`${STATES}, 'offered'`)},
        -- Whole dong that the co-op offers, less than all: they go back when the buyer says yes. Stays after the buyer's answer.
        ADD COLUMN offered bigint CHECK (offered > 0),
        ADD CONSTRAINT complaints_complaint_offered CHECK (state <> 'offered' OR offered IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE complaints_complaint SET state = 'open' WHERE state = 'offered';
      ALTER TABLE complaints_complaint DROP COLUMN offered, ${statesAre(STATES)};
    `);
  }
}
