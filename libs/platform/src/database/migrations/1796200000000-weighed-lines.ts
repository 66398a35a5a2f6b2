import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WeighedLines1796200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A line that is sold by weight costs what the scale shows when it is packed: of the price that was agreed, in proportion, and never more than that.
      ALTER TABLE ordering_line
        -- Of all its packs together; null until it is packed, and of all else.
        ADD weighed_grams int CHECK (weighed_grams > 0),
        DROP CONSTRAINT ordering_line_check,
        ADD CONSTRAINT ordering_line_total CHECK (CASE WHEN weighed_grams IS NULL THEN total = unit_price * quantity
          ELSE total BETWEEN 1 AND unit_price * quantity END);

      -- weighed: its lines weigh less than was ordered. See libs/ordering/src/weighing.ts.
      ALTER TABLE ordering_edit
        DROP CONSTRAINT ordering_edit_kind,
        ADD CONSTRAINT ordering_edit_kind CHECK (kind IN ('lowered', 'weighed')),
        ADD CONSTRAINT ordering_edit_weighs CHECK (kind <> 'weighed' OR (goods_change < 0 AND fee_change = 0));
      ALTER TABLE ordering_edit_line
        ADD ordered_grams int CHECK (ordered_grams > 0),
        ADD weighed_grams int CHECK (weighed_grams > 0),
        ADD CONSTRAINT ordering_edit_line_weighed CHECK (num_nulls(ordered_grams, weighed_grams) IN (0, 2));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ordering_edit_line DROP ordered_grams, DROP weighed_grams;
      ALTER TABLE ordering_edit DROP CONSTRAINT ordering_edit_weighs, DROP CONSTRAINT ordering_edit_kind,
        ADD CONSTRAINT ordering_edit_kind CHECK (kind IN ('lowered')) NOT VALID;
      ALTER TABLE ordering_line DROP weighed_grams, ADD CONSTRAINT ordering_line_check CHECK (total = unit_price * quantity) NOT VALID`);
  }
}
