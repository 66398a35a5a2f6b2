import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Moderation1795801800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- New texts for a product on sale: buyers read the old ones until the department has read these.
      CREATE TABLE catalog_change (
        id uuid PRIMARY KEY,
        product_id uuid NOT NULL REFERENCES catalog_product,
        -- All texts (libs/catalog/src/product-texts.ts) as they were on sale, and as they would be.
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        -- replaced: the co-op wrote others before anybody decided, or the product left the shop.
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'refused', 'withdrawn', 'replaced')),
        proposed_by uuid NOT NULL REFERENCES identity_person,
        proposed_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        -- Why it was refused.
        refusal text,
        CHECK ((state = 'pending') = (decided_at IS NULL)),
        CHECK ((state = 'refused') = (refusal IS NOT NULL))
      );
      CREATE UNIQUE INDEX catalog_change_pending ON catalog_change (product_id) WHERE state = 'pending';
      CREATE INDEX catalog_change_product ON catalog_change (product_id, proposed_at DESC);

      -- A product taken off the market: on whose order, by when it had to be done, what the co-op says against it, what became of that.
      CREATE TABLE catalog_takedown (
        id uuid PRIMARY KEY,
        product_id uuid NOT NULL REFERENCES catalog_product,
        -- Number of the document that orders it, and who signed it.
        reference text NOT NULL CHECK (reference <> ''),
        authority text NOT NULL CHECK (authority <> ''),
        reason text NOT NULL CHECK (reason <> ''),
        ordered_at timestamptz NOT NULL,
        -- Until when the order had to be carried out.
        due_at timestamptz NOT NULL CHECK (due_at > ordered_at),
        taken_down_by uuid NOT NULL REFERENCES identity_person,
        taken_down_at timestamptz NOT NULL,
        appeal_until timestamptz NOT NULL,
        appeal text CHECK (appeal <> ''),
        appealed_by uuid REFERENCES identity_person,
        appealed_at timestamptz,
        -- Until when the department answers.
        answer_due_at timestamptz,
        decision text CHECK (decision IN ('upheld', 'lifted')),
        decision_reason text CHECK (decision_reason <> ''),
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        -- The product may be sold again: the order was lifted, or mended texts were approved.
        ended_at timestamptz,
        CHECK (num_nulls(appeal, appealed_by, appealed_at, answer_due_at) IN (0, 4)),
        CHECK (num_nulls(decision, decision_reason, decided_by, decided_at) IN (0, 4)),
        CHECK (decision IS NULL OR appeal IS NOT NULL)
      );
      CREATE UNIQUE INDEX catalog_takedown_standing ON catalog_takedown (product_id) WHERE ended_at IS NULL;
      CREATE INDEX catalog_takedown_unanswered ON catalog_takedown (answer_due_at) WHERE appeal IS NOT NULL AND decision IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE catalog_takedown, catalog_change');
  }
}
