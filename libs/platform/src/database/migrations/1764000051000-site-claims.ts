import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SiteClaims1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a place is measured in follows from its kind; how much of it there is, as the co-op says.
      ALTER TABLE traceability_site
        ADD COLUMN measure text GENERATED ALWAYS AS (
          CASE WHEN kind IN ('plot', 'forest') THEN 'm2' WHEN kind = 'apiary' THEN 'hive' WHEN kind = 'pond' THEN 'm3'
            WHEN kind IN ('workshop', 'village') THEN 'maker' END) STORED,
        ADD COLUMN size bigint GENERATED ALWAYS AS (
          CASE WHEN kind IN ('plot', 'forest') THEN area_m2 WHEN kind = 'apiary' THEN hives::bigint
            WHEN kind IN ('workshop', 'village') THEN makers::bigint END) STORED;

      -- A claim about a place is made by the co-op and counts once an officer has countersigned it. Rows stay: they are the history.
      ALTER TABLE balance_site_claim DROP CONSTRAINT balance_site_claim_pkey;
      ALTER TABLE balance_site_claim RENAME COLUMN verified_by TO decided_by;
      ALTER TABLE balance_site_claim
        ADD COLUMN id uuid NOT NULL DEFAULT uuidv7() PRIMARY KEY,
        -- Rows from before the forms were written by an officer's hand.
        ADD COLUMN state text NOT NULL DEFAULT 'countersigned' CHECK (state IN ('open', 'countersigned', 'refused', 'withdrawn')),
        ADD COLUMN cooperative_id uuid REFERENCES cooperatives_cooperative,
        -- Of the claim 'capacity': how large the place is, and the most that one season gives, in whole base units.
        ADD COLUMN measure text CHECK (measure IN ('m2', 'hive', 'm3', 'maker')),
        ADD COLUMN size bigint CHECK (size > 0),
        ADD COLUMN amount bigint CHECK (amount > 0),
        ADD COLUMN unit text CHECK (unit IN ('g', 'ml', 'piece', 'night')),
        ADD COLUMN claimed_by uuid REFERENCES identity_person,
        ADD COLUMN claimed_at timestamptz,
        ADD COLUMN decided_at timestamptz,
        -- The officer's words: what was seen on the spot, or why not.
        ADD COLUMN decision text NOT NULL DEFAULT '',
        ADD CHECK ((claim = 'capacity') = (amount IS NOT NULL)),
        ADD CHECK ((amount IS NULL) = (unit IS NULL) AND (amount IS NULL) = (size IS NULL) AND (size IS NULL) = (measure IS NULL)),
        ADD CHECK (state <> 'refused' OR decision <> ''),
        ADD CHECK (claimed_at IS NULL OR (state IN ('open', 'withdrawn')) = (decided_at IS NULL)),
        ADD CHECK (valid_to IS NULL OR valid_to >= valid_from),
        -- Whoever makes a claim cannot countersign it.
        ADD CONSTRAINT balance_site_claim_two_persons CHECK (claimed_by <> decided_by);
      -- One at a time: the department decides about what the co-op says last.
      CREATE UNIQUE INDEX balance_site_claim_open ON balance_site_claim (site, claim) WHERE state = 'open';
      CREATE INDEX balance_site_claim_site ON balance_site_claim (site, claim, valid_from);

      -- How sure a bound is, for the officer who reads it; and, of a capacity, in what unit it counts and up to which size a place is
      -- believed of which nobody has countersigned a claim.
      ALTER TABLE balance_bound
        ADD COLUMN certainty text NOT NULL DEFAULT 'thumb' CHECK (certainty IN ('approved', 'thumb', 'assumption')),
        ADD COLUMN unit text CHECK (unit IN ('g', 'ml', 'piece', 'night')),
        ADD COLUMN usual_size bigint CHECK (usual_size > 0);
      UPDATE balance_bound SET certainty = 'approved' WHERE approved_by IS NOT NULL;
      ALTER TABLE balance_bound ADD CONSTRAINT balance_bound_capacity
        CHECK ((kind = 'capacity') = (unit IS NOT NULL AND usual_size IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM balance_bound WHERE kind = 'capacity';
      ALTER TABLE balance_bound DROP COLUMN certainty, DROP COLUMN unit, DROP COLUMN usual_size;
      DELETE FROM balance_site_claim WHERE claim = 'capacity' OR state <> 'countersigned';
      DELETE FROM balance_site_claim c USING balance_site_claim later
        WHERE later.site = c.site AND later.claim = c.claim AND later.valid_from = c.valid_from AND later.id > c.id;
      DROP INDEX balance_site_claim_open, balance_site_claim_site;
      ALTER TABLE balance_site_claim DROP COLUMN id, DROP COLUMN state, DROP COLUMN cooperative_id, DROP COLUMN measure, DROP COLUMN size,
        DROP COLUMN amount, DROP COLUMN unit, DROP COLUMN claimed_by, DROP COLUMN claimed_at, DROP COLUMN decided_at, DROP COLUMN decision;
      ALTER TABLE balance_site_claim RENAME COLUMN decided_by TO verified_by;
      ALTER TABLE balance_site_claim ADD PRIMARY KEY (site, claim, valid_from);
      ALTER TABLE traceability_site DROP COLUMN measure, DROP COLUMN size;
    `);
  }
}
