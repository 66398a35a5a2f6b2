import type { MigrationInterface, QueryRunner } from 'typeorm';

const IDS = ['session_id', 'intent_id', 'refund_id'];

/** Most payments are collected at the door and never have an id at a card provider: what is empty need not stand in three indexes. */
export class PaymentIdsOnceKnown1796400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const id of IDS)
      await runner.query(`
        ALTER TABLE payments_payment DROP CONSTRAINT payments_payment_${id}_key;
        CREATE UNIQUE INDEX payments_payment_${id}_key ON payments_payment (${id}) WHERE ${id} IS NOT NULL;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const id of IDS)
      await runner.query(`
        DROP INDEX payments_payment_${id}_key;
        ALTER TABLE payments_payment ADD CONSTRAINT payments_payment_${id}_key UNIQUE (${id});
      `);
  }
}
