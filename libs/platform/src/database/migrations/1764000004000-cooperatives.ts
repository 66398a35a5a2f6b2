import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cooperatives1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A seller of any legal form; "co-operative" is the house word for all of them (docs/words.md).
      CREATE TABLE cooperatives_cooperative (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'),
        -- THT group, HTX co-operative, LHHTX union (Law 17/2023/QH15); DN enterprise, HKD household business.
        legal_form text NOT NULL CHECK (legal_form IN ('THT', 'HTX', 'LHHTX', 'DN', 'HKD')),
        name text NOT NULL,
        sector text NOT NULL CHECK (sector IN ('agriculture', 'industry-craft', 'trade-service', 'construction', 'transport', 'credit', 'social-service')),
        -- 10 digits, or 12 for a household (citizen number, since 1 July 2025).
        tax_code text NOT NULL UNIQUE CHECK (tax_code ~ '^([0-9]{10}|[0-9]{12})$'),
        registered_on date NOT NULL,
        founded_by_union text CHECK (founded_by_union IN ('women', 'youth', 'farmers', 'veterans')),
        members int NOT NULL CHECK (members >= 1),
        commune_code text NOT NULL REFERENCES places_unit,
        -- Village or hamlet and how to find it; streets are rare in the highlands.
        address_line text NOT NULL,
        phone text NOT NULL CHECK (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        email text,
        story_vi text NOT NULL DEFAULT '',
        story_en text NOT NULL DEFAULT '',
        -- GS1 company prefix of the co-op's own licence; demo data uses 952....
        gs1_prefix text NOT NULL CHECK (gs1_prefix ~ '^[0-9]{7,10}$'),
        -- GS1 Global Location Number, the identifier of the producer in the product passport (Decree 37/2026 Art. 32).
        gln text NOT NULL UNIQUE CHECK (gln ~ '^[0-9]{13}$'),
        -- registered: in the register; active: also operating; the plan board counts both.
        standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'suspended', 'dissolving', 'dissolved')),
        -- Identity of the seller, checked before the first sale (Law 122/2025/QH15).
        verification text NOT NULL DEFAULT 'waiting' CHECK (verification IN ('waiting', 'verified', 'refused')),
        verified_at timestamptz,
        verified_by uuid REFERENCES identity_person,
        verification_note text,
        created_at timestamptz NOT NULL,
        CHECK ((verification = 'waiting') = (verified_at IS NULL))
      );
      CREATE INDEX cooperatives_cooperative_commune ON cooperatives_cooperative (commune_code);

      CREATE TABLE cooperatives_membership (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        person_id uuid NOT NULL REFERENCES identity_person,
        role text NOT NULL CHECK (role IN ('clerk', 'packer', 'director')),
        since timestamptz NOT NULL,
        PRIMARY KEY (cooperative_id, person_id, role)
      );
      CREATE INDEX cooperatives_membership_person ON cooperatives_membership (person_id);

      -- What the department decided about a seller, and why. Append only; the rules are in libs/cooperatives/src/cooperative-actions.ts.
      CREATE TABLE cooperatives_decision (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        decision text NOT NULL CHECK (decision IN ('verify', 'refuse', 'suspend', 'resume')),
        note text NOT NULL,
        decided_by uuid NOT NULL REFERENCES identity_person,
        decided_at timestamptz NOT NULL
      );
      CREATE INDEX cooperatives_decision_cooperative ON cooperatives_decision (cooperative_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cooperatives_decision, cooperatives_membership, cooperatives_cooperative');
  }
}
