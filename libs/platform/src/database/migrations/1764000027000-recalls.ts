import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recalls1764000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One recall, from the proposal to its close; or a drill of one, by which nothing changes for buyers.
      CREATE TABLE recalls_recall (
        id uuid PRIMARY KEY,
        -- Where it starts: a batch's id, a serial, the link of a site, the number of a paper or certificate, a party.
        origin_kind text NOT NULL CHECK (origin_kind IN ('batch', 'serial', 'site', 'input', 'party', 'certificate')),
        origin text NOT NULL CHECK (origin <> ''),
        -- Also what shares an input with it.
        with_siblings boolean NOT NULL DEFAULT false,
        -- Buyers read it. Empty in English: the Vietnamese is shown.
        reason_vi text NOT NULL CHECK (reason_vi <> ''),
        reason_en text NOT NULL DEFAULT '',
        is_drill boolean NOT NULL DEFAULT false,
        -- proposed: its batches are held; confirmed: they are recalled, for good; withdrawn: they are free again.
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'withdrawn', 'closed')),
        proposed_by uuid NOT NULL REFERENCES identity_person,
        proposed_at timestamptz NOT NULL,
        -- The second person: never the one who proposed it.
        confirmed_by uuid REFERENCES identity_person,
        confirmed_at timestamptz,
        -- How long the confirmation took in the database, in milliseconds.
        took_ms int,
        -- What it reached when it was confirmed: batches, packs, orders, buyers, value.
        reach jsonb,
        ended_by uuid REFERENCES identity_person,
        ended_at timestamptz,
        CONSTRAINT recalls_two_persons CHECK (confirmed_by IS DISTINCT FROM proposed_by),
        CHECK ((state IN ('confirmed', 'closed')) = (confirmed_at IS NOT NULL))
      );
      CREATE INDEX recalls_recall_state ON recalls_recall (state, proposed_at DESC);

      CREATE TABLE recalls_batch (
        recall_id uuid NOT NULL REFERENCES recalls_recall,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        PRIMARY KEY (recall_id, batch_id)
      );
      CREATE INDEX recalls_batch_batch ON recalls_batch (batch_id);

      -- Where recalled packs turned out to be: what the accounted-for share counts. A wrong answer is taken back by a negative one.
      CREATE TABLE recalls_answer (
        id uuid PRIMARY KEY,
        recall_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        found text NOT NULL CHECK (found IN ('returned', 'destroyed', 'consumed', 'in-stock')),
        packs int NOT NULL CHECK (packs <> 0),
        note text NOT NULL DEFAULT '',
        recorded_by uuid NOT NULL REFERENCES identity_person,
        recorded_at timestamptz NOT NULL,
        FOREIGN KEY (recall_id, batch_id) REFERENCES recalls_batch (recall_id, batch_id)
      );
      CREATE INDEX recalls_answer_recall ON recalls_answer (recall_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recalls_answer, recalls_batch, recalls_recall');
  }
}
