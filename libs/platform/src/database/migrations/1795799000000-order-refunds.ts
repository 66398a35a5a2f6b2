import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderRefunds1795799000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One order of a paid group that was cancelled: all of its share goes back. Otherwise a line and the batch its packs came from.
      ALTER TABLE payments_refund
        -- ordering_order.id; no foreign key, since ordering stands above this lib. Once, however often it is asked for.
        ADD COLUMN order_id uuid CONSTRAINT payments_refund_order UNIQUE,
        ALTER COLUMN line_id DROP NOT NULL,
        ALTER COLUMN batch_id DROP NOT NULL,
        ADD CONSTRAINT payments_refund_of_what CHECK (num_nonnulls(line_id, batch_id) = CASE WHEN order_id IS NULL THEN 2 ELSE 0 END);

      -- Cash that the carrier still has pays nobody.
      UPDATE ledger_sale s SET ready_at = NULL
      FROM ordering_group g, delivery_shipment z
      WHERE g.id = s.group_id AND g.payment_method = 'cod' AND z.order_id = s.order_id AND z.cod_state <> 'remitted' AND s.claimed_by IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM payments_refund WHERE order_id IS NOT NULL;
      ALTER TABLE payments_refund DROP CONSTRAINT payments_refund_of_what, DROP COLUMN order_id,
        ALTER COLUMN line_id SET NOT NULL, ALTER COLUMN batch_id SET NOT NULL`);
  }
}
