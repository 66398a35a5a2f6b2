import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Prints1764000024100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The file of a roll that is too long to be drawn while somebody waits for the answer.
      CREATE TABLE labels_print (
        id uuid PRIMARY KEY,
        roll_id uuid NOT NULL REFERENCES labels_roll,
        -- sheet: A4 with 24 labels; roll: a page for each label.
        form text NOT NULL CHECK (form IN ('sheet', 'roll')),
        -- The public address of the market that stands in every symbol.
        origin text NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'working', 'ready', 'cancelled', 'failed')),
        -- Counts who took it up: what an earlier one still writes when a later one has begun is refused.
        run int NOT NULL DEFAULT 0,
        -- Labels drawn, and to be drawn.
        done int NOT NULL DEFAULT 0,
        total int NOT NULL CHECK (total > 0 AND done <= total),
        made_by uuid NOT NULL REFERENCES identity_person,
        ordered_at timestamptz NOT NULL,
        started_at timestamptz,
        -- When it became ready, was cancelled or failed.
        ended_at timestamptz
      );
      -- One at a time of a roll in one form: pressed twice, it is drawn once.
      CREATE UNIQUE INDEX labels_print_open ON labels_print (roll_id, form) WHERE state IN ('waiting', 'working');
      CREATE INDEX labels_print_roll ON labels_print (roll_id, ordered_at DESC);
      CREATE INDEX labels_print_ended ON labels_print (ordered_at);

      -- The file, in the order of position. In the database, since the worker may be on another machine than the server.
      CREATE TABLE labels_print_piece (
        print_id uuid NOT NULL REFERENCES labels_print ON DELETE CASCADE,
        position int NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (print_id, position)
      );
      -- What was deflated once does not become smaller.
      ALTER TABLE labels_print_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE labels_print_piece, labels_print');
  }
}
