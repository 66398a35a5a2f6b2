import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LabelsInParcels1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      COMMENT ON COLUMN labels_label.order_line_id IS 'The line of the order in whose parcel it was scanned; while the state is active it can be taken out again';

      -- A label goes from one parcel to another only through "in none", and never once it is sold: whoever scans it second is refused.
      CREATE TRIGGER labels_label_sold_once BEFORE UPDATE OF order_line_id ON labels_label FOR EACH ROW
        WHEN (OLD.order_line_id IS NOT NULL AND NEW.order_line_id IS DISTINCT FROM OLD.order_line_id
          AND (NEW.order_line_id IS NOT NULL OR OLD.state = 'sold'))
        EXECUTE FUNCTION labels_refuse();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER labels_label_sold_once ON labels_label');
  }
}
