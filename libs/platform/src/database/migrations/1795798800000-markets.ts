import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Markets1795798800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE markets_market (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT markets_market_slug UNIQUE,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('highland', 'rural', 'border', 'centre')),
        commune_code text NOT NULL CONSTRAINT markets_market_commune REFERENCES places_unit,
        -- Where in the commune, as people say it.
        place text NOT NULL,
        -- In minutes of the day.
        opens_at int NOT NULL CHECK (opens_at BETWEEN 0 AND 1439),
        closes_at int NOT NULL CHECK (closes_at BETWEEN 1 AND 1440 AND closes_at > opens_at),
        -- The co-operative that manages it, where there is one: it gives out stalls beside the department.
        manager_id uuid REFERENCES cooperatives_cooperative,
        is_demo boolean NOT NULL DEFAULT false,
        opened_by uuid REFERENCES identity_person,
        opened_at timestamptz NOT NULL
      );
      -- On which days it meets; rules that hold on the same day add up.
      CREATE TABLE markets_rule (
        id uuid PRIMARY KEY,
        market_id uuid NOT NULL REFERENCES markets_market,
        kind text NOT NULL CHECK (kind IN ('weekly', 'lunar', 'zodiac')),
        -- Weekly: 1 Monday to 7 Sunday. Lunar: days of the month. Zodiac: branches, 0 Rat to 11 Pig.
        marks int[] NOT NULL CHECK (cardinality(marks) BETWEEN 1 AND 30),
        valid_from date NOT NULL,
        -- The last day.
        valid_to date CHECK (valid_to >= valid_from)
      );
      CREATE INDEX markets_rule_market ON markets_rule (market_id);
      CREATE TABLE markets_stall (
        id uuid PRIMARY KEY,
        market_id uuid NOT NULL REFERENCES markets_market,
        code text NOT NULL,
        UNIQUE (id, market_id),
        CONSTRAINT markets_stall_code UNIQUE (market_id, code)
      );
      -- A co-op says that it comes to a market on a day; who manages the market confirms it, with a stall or without.
      CREATE TABLE markets_coming (
        id uuid PRIMARY KEY,
        market_id uuid NOT NULL REFERENCES markets_market,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        day date NOT NULL,
        brings text NOT NULL,
        state text NOT NULL DEFAULT 'said' CHECK (state IN ('said', 'confirmed', 'refused')),
        stall_id uuid,
        said_by uuid NOT NULL REFERENCES identity_person,
        said_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity_person,
        decided_at timestamptz,
        FOREIGN KEY (stall_id, market_id) REFERENCES markets_stall (id, market_id),
        CHECK ((state = 'said') = (decided_at IS NULL)),
        CHECK (stall_id IS NULL OR state = 'confirmed'),
        CONSTRAINT markets_coming_once UNIQUE (market_id, cooperative_id, day),
        -- One stall, one co-op a day.
        CONSTRAINT markets_coming_stall UNIQUE (stall_id, day)
      );
      CREATE INDEX markets_coming_day ON markets_coming (market_id, day);
      CREATE INDEX markets_coming_cooperative ON markets_coming (cooperative_id, day);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE markets_coming, markets_stall, markets_rule, markets_market');
  }
}
