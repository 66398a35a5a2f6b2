import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Allowances1795798800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the officer says to the co-op: a season's need, labels that were lost. Null for the value the house starts with.
      ALTER TABLE labels_allowance ADD COLUMN reason text CHECK (length(reason) BETWEEN 3 AND 300);
      ALTER TABLE labels_allowance ADD CONSTRAINT labels_allowance_reason CHECK (set_by IS NULL OR reason IS NOT NULL);
      -- What held on a day that is over stays what it was.
      ALTER TABLE labels_allowance ADD CONSTRAINT labels_allowance_ahead
        CHECK (set_by IS NULL OR valid_from >= (set_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);

      -- Said again for the same day, the later word holds, and the earlier one is still to be read.
      DROP INDEX labels_allowance_day;
      CREATE INDEX labels_allowance_day ON labels_allowance (cooperative_id, valid_from DESC, set_at DESC, id DESC);
      CREATE FUNCTION labels_allowance_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'an allowance is followed by another, never changed: %', OLD.id USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER labels_allowance_kept BEFORE UPDATE OR DELETE ON labels_allowance FOR EACH ROW EXECUTE FUNCTION labels_allowance_kept();

      -- The row that holds for a co-op on a day: its own before everybody's, the latest before older ones.
      CREATE FUNCTION labels_allowance_of(cooperative uuid, today date) RETURNS SETOF labels_allowance ROWS 1 STABLE LANGUAGE sql AS $$
        SELECT * FROM labels_allowance WHERE (cooperative_id = cooperative OR cooperative_id IS NULL) AND valid_from <= today
        ORDER BY cooperative_id NULLS LAST, valid_from DESC, set_at DESC, id DESC LIMIT 1
      $$;
      -- Labels of its free rolls that are bound to nothing: what counts against the allowance.
      CREATE FUNCTION labels_unbound(cooperative uuid) RETURNS int STABLE LANGUAGE sql AS $$
        SELECT count(*)::int FROM labels_roll r JOIN labels_label l ON l.roll_id = r.id AND l.batch_id IS NULL AND l.state = 'issued'
        WHERE r.cooperative_id = cooperative AND r.batch_id IS NULL
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION labels_unbound, labels_allowance_of;
      DROP TRIGGER labels_allowance_kept ON labels_allowance;
      DROP FUNCTION labels_allowance_kept;
      DROP INDEX labels_allowance_day;
      DELETE FROM labels_allowance a USING labels_allowance later
        WHERE a.cooperative_id IS NOT DISTINCT FROM later.cooperative_id AND a.valid_from = later.valid_from AND (a.set_at, a.id) < (later.set_at, later.id);
      CREATE UNIQUE INDEX labels_allowance_day ON labels_allowance (COALESCE(cooperative_id, '00000000-0000-0000-0000-000000000000'), valid_from);
      ALTER TABLE labels_allowance DROP CONSTRAINT labels_allowance_reason, DROP CONSTRAINT labels_allowance_ahead, DROP COLUMN reason;
    `);
  }
}
