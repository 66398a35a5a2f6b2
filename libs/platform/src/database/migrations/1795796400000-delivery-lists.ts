import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveryLists1795796400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A price list of delivery with the days on which it is asked. Never changed: the next one follows it.
      CREATE TABLE delivery_list (
        id uuid PRIMARY KEY,
        valid_from date NOT NULL,
        -- The last day; null: until another list begins.
        valid_to date,
        -- Whose prices they are and by which paper.
        source text NOT NULL,
        -- Invented, for trying the market out; pages say so.
        is_demo boolean NOT NULL,
        -- cm3 of a parcel that count as one kilogram.
        divisor int NOT NULL CHECK (divisor BETWEEN 1000 AND 10000),
        -- Whole dong, added to a parcel to or from one of delivery_remote.
        remote_fee bigint NOT NULL CHECK (remote_fee >= 0),
        -- What a carrier keeps for collecting at the door: whole dong, or hundredths of a percent of the sum, whichever is more.
        cod_fee bigint NOT NULL CHECK (cod_fee >= 0),
        cod_basis_points int NOT NULL CHECK (cod_basis_points BETWEEN 0 AND 10000),
        -- Days on the way within the province, and beyond it.
        days_near int NOT NULL CHECK (days_near BETWEEN 0 AND 60),
        days_far int NOT NULL CHECK (days_far BETWEEN 0 AND 60),
        -- Null: the lists every new market begins with.
        added_by uuid REFERENCES identity_person,
        CHECK (valid_to >= valid_from),
        CONSTRAINT delivery_list_one_at_a_time EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&)
      );
      -- Communes that cost more.
      CREATE TABLE delivery_remote (
        list_id uuid NOT NULL REFERENCES delivery_list,
        commune_code text NOT NULL REFERENCES places_unit,
        PRIMARY KEY (list_id, commune_code)
      );
      -- The first step that is heavy enough for the zone is what a parcel costs.
      CREATE TABLE delivery_step (
        list_id uuid NOT NULL REFERENCES delivery_list,
        zone text NOT NULL CHECK (zone IN ('same-province', 'other-province')),
        up_to_grams int NOT NULL CHECK (up_to_grams > 0),
        fee bigint NOT NULL CHECK (fee >= 0),
        PRIMARY KEY (list_id, zone, up_to_grams)
      );

      -- The rows of before had dates of their own, which could have overlapped.
      INSERT INTO delivery_list (id, valid_from, valid_to, source, is_demo, divisor, remote_fee, cod_fee, cod_basis_points, days_near, days_far)
      SELECT gen_random_uuid(), valid_from, max(valid_to), max(source), true, 6000, 0, 0, 0, 2, 5 FROM delivery_tariff GROUP BY valid_from;
      INSERT INTO delivery_step (list_id, zone, up_to_grams, fee)
      SELECT l.id, t.zone, t.up_to_grams, t.fee FROM delivery_tariff t JOIN delivery_list l ON l.valid_from = t.valid_from;
      DROP TABLE delivery_tariff;
      -- Steps with the days of their list.
      CREATE VIEW delivery_tariff AS
        SELECT s.zone, s.up_to_grams, s.fee, l.valid_from, l.valid_to, l.source FROM delivery_step s JOIN delivery_list l ON l.id = s.list_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW delivery_tariff;
      CREATE TABLE delivery_tariff (
        id uuid PRIMARY KEY,
        zone text NOT NULL CHECK (zone IN ('same-province', 'other-province')),
        up_to_grams int NOT NULL CHECK (up_to_grams > 0),
        fee bigint NOT NULL CHECK (fee >= 0),
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        UNIQUE (zone, up_to_grams, valid_from)
      );
      INSERT INTO delivery_tariff SELECT gen_random_uuid(), s.zone, s.up_to_grams, s.fee, l.valid_from, l.valid_to, l.source
        FROM delivery_step s JOIN delivery_list l ON l.id = s.list_id;
      DROP TABLE delivery_step, delivery_remote, delivery_list`);
  }
}
