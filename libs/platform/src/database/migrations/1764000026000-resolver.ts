import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Resolver1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a co-op put behind one of its codes, beside what the market derives from its own rows at each request.
      CREATE TABLE resolver_link (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- Path of the Digital Link, percent-encoded: '/01/09521234567892/10/L%2F7'. What a request is looked up by, level by level.
        anchor text NOT NULL CHECK (anchor ~ '^/[0-9]{2,4}/[^/]'),
        -- The same without qualifiers.
        key text NOT NULL CHECK (anchor = key OR starts_with(anchor, key || '/')),
        -- A name out of the GS1 Web Vocabulary: libs/resolver/src/link-types.ts.
        link_type text NOT NULL,
        href text NOT NULL CHECK (href ~ '^https?://'),
        title text NOT NULL CHECK (title <> ''),
        -- BCP 47, as narrow as the published schema: 'vi', 'en-GB'. Empty: no matter.
        hreflang text[] NOT NULL DEFAULT '{}',
        media_type text,
        -- Where or for whom it holds, such as 'VN'. Empty: everywhere.
        context text[] NOT NULL DEFAULT '{}',
        registered_by uuid NOT NULL REFERENCES identity_person,
        registered_at timestamptz NOT NULL,
        CONSTRAINT resolver_link_once UNIQUE (anchor, link_type, href)
      );
      -- Exactly one default per anchor (GS1-Conformant Resolver 1.2 §2.5.8).
      CREATE UNIQUE INDEX resolver_link_default ON resolver_link (anchor) WHERE link_type = 'defaultLink';
      CREATE INDEX resolver_link_key ON resolver_link (key);
      CREATE INDEX resolver_link_cooperative ON resolver_link (cooperative_id, registered_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE resolver_link');
  }
}
