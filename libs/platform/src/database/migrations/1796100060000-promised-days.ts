import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PromisedDays1796100060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days of every year on which the country rests: nobody packs, nobody carries. Law is dated data; see libs/delivery/src/promise/holidays.ts.
      CREATE TABLE delivery_holiday (
        code text NOT NULL,
        -- Whose day and month it is: the sun's, or the moon's as Vietnam reckons it.
        calendar text NOT NULL CHECK (calendar IN ('solar', 'lunar')),
        month int NOT NULL CHECK (month BETWEEN 1 AND 12),
        day int NOT NULL CHECK (day BETWEEN 1 AND 31),
        days_before int NOT NULL DEFAULT 0 CHECK (days_before BETWEEN 0 AND 10),
        days_after int NOT NULL DEFAULT 0 CHECK (days_after BETWEEN 0 AND 10),
        name_vi text NOT NULL,
        name_en text NOT NULL,
        source text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        PRIMARY KEY (code, valid_from)
      );
      -- Of Tet (five days) and the National Day (two) a decision of each year says which days around them are off: all that may be are.
      INSERT INTO delivery_holiday (code, calendar, month, day, days_before, days_after, name_vi, name_en, source, valid_from)
      SELECT code, calendar, month, day, before, after, vi, en, 'Bộ luật Lao động 45/2019/QH14, Điều 112', '2021-01-01' FROM (VALUES
        ('new-year', 'solar', 1, 1, 0, 0, 'Tết Dương lịch', 'New Year'),
        ('tet', 'lunar', 1, 1, 2, 4, 'Tết Âm lịch', 'Tet, the Lunar New Year'),
        ('hung-kings', 'lunar', 3, 10, 0, 0, 'Giỗ Tổ Hùng Vương', 'Hung Kings’ Day'),
        ('reunification', 'solar', 4, 30, 0, 0, 'Ngày Chiến thắng 30/4', 'Reunification Day'),
        ('labour', 'solar', 5, 1, 0, 0, 'Quốc tế Lao động 1/5', 'Labour Day'),
        ('national', 'solar', 9, 2, 1, 1, 'Quốc khánh 2/9', 'National Day')
      ) AS h(code, calendar, month, day, before, after, vi, en);

      -- When a co-operative packs; without a row as USUAL_RHYTHM says.
      CREATE TABLE delivery_packing (
        cooperative_id uuid PRIMARY KEY REFERENCES cooperatives_cooperative,
        -- 1 Monday to 7 Sunday.
        weekdays int[] NOT NULL CHECK (cardinality(weekdays) > 0 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
        -- What is ordered before this hour counts for the same day.
        cut_off_hour int NOT NULL CHECK (cut_off_hour BETWEEN 1 AND 23),
        -- Days of packing until a parcel is ready, the day of the order among them.
        packing_days int NOT NULL CHECK (packing_days BETWEEN 1 AND 30),
        said_by uuid NOT NULL REFERENCES identity_person,
        said_at timestamptz NOT NULL
      );
      -- Days on which a co-operative does not pack.
      CREATE TABLE delivery_closed (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        first_day date NOT NULL,
        last_day date NOT NULL,
        -- Buyers do not read it.
        reason text NOT NULL,
        said_by uuid NOT NULL REFERENCES identity_person,
        said_at timestamptz NOT NULL,
        -- They pack on these days after all.
        reopened_at timestamptz,
        CHECK (last_day >= first_day AND last_day - first_day < 366)
      );
      CREATE INDEX delivery_closed_cooperative ON delivery_closed (cooperative_id, last_day);

      -- What the buyer was told when they ordered, or since; null: nothing is sent, or nobody could say.
      ALTER TABLE ordering_order
        -- By the end of this day the co-op has packed it.
        ADD pack_by date,
        -- Between these two days it is with the buyer.
        ADD promised_from date,
        ADD promised_to date,
        ADD CONSTRAINT ordering_order_promised CHECK (num_nonnulls(pack_by, promised_from, promised_to) IN (0, 3)
          AND pack_by <= promised_from AND promised_from <= promised_to);

      -- Each time the co-op told the buyer of later days, and why. Append only.
      CREATE TABLE ordering_postponement (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering_order,
        from_before date,
        to_before date,
        from_after date NOT NULL,
        to_after date NOT NULL CHECK (to_after >= from_after),
        -- The buyer reads it.
        reason text NOT NULL CHECK (reason <> ''),
        person_id uuid NOT NULL REFERENCES identity_person,
        happened_at timestamptz NOT NULL
      );
      CREATE INDEX ordering_postponement_order ON ordering_postponement (order_id, happened_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ordering_postponement;
      ALTER TABLE ordering_order DROP pack_by, DROP promised_from, DROP promised_to;
      DROP TABLE delivery_closed, delivery_packing, delivery_holiday`);
  }
}
