import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PrintOutputs1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- svg, png: a ZIP with a picture of each label and a list; zpl: the language of label printers.
      ALTER TABLE labels_print DROP CONSTRAINT labels_print_form_check,
        ADD CONSTRAINT labels_print_form_check CHECK (form IN ('sheet', 'roll', 'svg', 'png', 'zpl')),
        -- standard: 63.5 × 33.9 mm, the cell of the A4 sheet; small: 50 × 30; large: 100 × 50.
        ADD COLUMN size text NOT NULL DEFAULT 'standard' CHECK (size IN ('standard', 'small', 'large')),
        -- Dots per inch, of what is made of dots.
        ADD COLUMN dpi int CHECK (dpi IN (203, 300, 600)),
        ADD CONSTRAINT labels_print_sheet_size CHECK (form <> 'sheet' OR size = 'standard'),
        ADD CONSTRAINT labels_print_dots CHECK ((form IN ('png', 'zpl')) = (dpi IS NOT NULL));
      DROP INDEX labels_print_open;
      -- One at a time of a roll that is the same in everything: pressed twice, it is drawn once.
      CREATE UNIQUE INDEX labels_print_open ON labels_print (roll_id, form, size, COALESCE(dpi, 0)) WHERE state IN ('waiting', 'working');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM labels_print WHERE form NOT IN ('sheet', 'roll') OR size <> 'standard';
      DROP INDEX labels_print_open;
      ALTER TABLE labels_print DROP COLUMN size CASCADE, DROP COLUMN dpi CASCADE, DROP CONSTRAINT labels_print_form_check,
        ADD CONSTRAINT labels_print_form_check CHECK (form IN ('sheet', 'roll'));
      CREATE UNIQUE INDEX labels_print_open ON labels_print (roll_id, form) WHERE state IN ('waiting', 'working');
    `);
  }
}
