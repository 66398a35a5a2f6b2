import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reviews1795814000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What somebody who received goods says of them: one for each line of an order.
      CREATE TABLE reviews_review (
        id uuid PRIMARY KEY,
        line_id uuid NOT NULL CONSTRAINT reviews_review_line UNIQUE REFERENCES ordering_line,
        product_id uuid NOT NULL REFERENCES catalog_product,
        -- Whose account it was ordered with; null for guests, and once the person was forgotten.
        person_id uuid REFERENCES identity_person,
        stars int NOT NULL CHECK (stars BETWEEN 1 AND 5),
        text text NOT NULL,
        -- What the buyer wants to be called there; nothing else of the order is shown.
        shown_name text NOT NULL,
        -- withdrawn: by the buyer, or with the buyer's data. removed: by the department, which leaves a mark.
        state text NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'withdrawn', 'removed')),
        written_at timestamptz NOT NULL,
        edited_at timestamptz,
        edit_until timestamptz NOT NULL,
        -- The co-op answers once.
        reply text CHECK (reply <> ''),
        replied_by uuid REFERENCES identity_person,
        replied_at timestamptz,
        -- libs/reviews/src/review-rules.ts
        removal_ground text CHECK (removal_ground IN ('insult', 'personal-data', 'advertising', 'other-goods', 'not-a-buyer', 'unlawful')),
        removal_note text,
        removed_by uuid REFERENCES identity_person,
        removed_at timestamptz,
        CHECK (num_nulls(reply, replied_by, replied_at) IN (0, 3)),
        CHECK ((state = 'removed') = (num_nulls(removal_ground, removal_note, removed_by, removed_at) = 0)),
        -- Of what was withdrawn nothing is kept that a person wrote.
        CHECK (state <> 'withdrawn' OR (text = '' AND shown_name = '' AND person_id IS NULL))
      );
      CREATE INDEX reviews_review_product ON reviews_review (product_id, written_at DESC) WHERE state <> 'withdrawn';
      CREATE INDEX reviews_review_person ON reviews_review (person_id) WHERE person_id IS NOT NULL;

      CREATE TABLE reviews_photo (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES reviews_review,
        position int NOT NULL CHECK (position BETWEEN 0 AND 2),
        width int NOT NULL CHECK (width > 0),
        height int NOT NULL CHECK (height > 0),
        UNIQUE (review_id, position)
      );
      -- Our own encodings, as of the photos of products.
      CREATE TABLE reviews_photo_file (
        photo_id uuid NOT NULL REFERENCES reviews_photo ON DELETE CASCADE,
        width int NOT NULL,
        format text NOT NULL CHECK (format IN ('avif', 'webp')),
        bytes bytea NOT NULL,
        PRIMARY KEY (photo_id, width, format)
      );

      -- How many reviews of a product stand with one star, with two ... with five: read by every list, so it is not counted each time.
      CREATE TABLE reviews_score (
        product_id uuid PRIMARY KEY REFERENCES catalog_product,
        counts int[] NOT NULL DEFAULT '{0,0,0,0,0}' CHECK (array_length(counts, 1) = 5 AND 0 <= ALL (counts)),
        reviews int NOT NULL GENERATED ALWAYS AS (counts[1] + counts[2] + counts[3] + counts[4] + counts[5]) STORED,
        -- Null while nobody has written.
        average numeric(2, 1) GENERATED ALWAYS AS (round((counts[1] + 2 * counts[2] + 3 * counts[3] + 4 * counts[4] + 5 * counts[5])::numeric
          / NULLIF(counts[1] + counts[2] + counts[3] + counts[4] + counts[5], 0), 1)) STORED
      );
      -- Follows every change of a review, whoever makes it: the sum is exact because nobody has to remember it.
      CREATE FUNCTION reviews_score_follows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP <> 'INSERT' AND OLD.state = 'shown' THEN
            UPDATE reviews_score SET counts[OLD.stars] = counts[OLD.stars] - 1 WHERE product_id = OLD.product_id;
          END IF;
          IF TG_OP <> 'DELETE' AND NEW.state = 'shown' THEN
            INSERT INTO reviews_score (product_id) VALUES (NEW.product_id) ON CONFLICT DO NOTHING;
            UPDATE reviews_score SET counts[NEW.stars] = counts[NEW.stars] + 1 WHERE product_id = NEW.product_id;
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER reviews_review_scored AFTER INSERT OR DELETE OR UPDATE OF stars, state, product_id ON reviews_review
        FOR EACH ROW EXECUTE FUNCTION reviews_score_follows();

      -- Somebody thinks that a review should not stand there.
      CREATE TABLE reviews_report (
        -- Made with the form: however often the button is pressed, one report.
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES reviews_review,
        ground text NOT NULL CHECK (ground IN ('insult', 'personal-data', 'advertising', 'other-goods', 'not-a-buyer', 'unlawful')),
        note text NOT NULL,
        reported_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('kept', 'removed', 'withdrawn')),
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        CHECK ((decision IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX reviews_report_open ON reviews_report (review_id) WHERE decision IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reviews_report, reviews_score, reviews_photo_file, reviews_photo, reviews_review;
      DROP FUNCTION reviews_score_follows;
    `);
  }
}
