import type { MigrationInterface, QueryRunner } from 'typeorm';

const said = (hours: string, day = 'NULL', stall = 'NULL') => `'hours', ${hours}, 'day', ${day}, 'stall', ${stall}`;

/** As before this migration. */
const POINTS_AND_MARKETS = `
  SELECT o.id AS order_id, json_build_object('way', o.way, 'nameVi', p.name, 'nameEn', p.name, 'place', p.place || ', ' || u.full_name, ${said('p.hours')}) AS said
  FROM ordering_order o JOIN delivery_pickup_point p ON p.id = o.pickup_point_id JOIN places_unit u ON u.code = p.commune_code
  UNION ALL
  SELECT o.id, json_build_object('way', o.way, 'nameVi', m.name_vi, 'nameEn', m.name_en, 'place', m.place || ', ' || u.full_name,
    ${said(`to_char(make_interval(mins => m.opens_at), 'HH24:MI') || '–' || to_char(make_interval(mins => m.closes_at), 'HH24:MI')`, 'o.market_day', 's.code')})
  FROM ordering_order o JOIN markets_market m ON m.id = o.market_id JOIN places_unit u ON u.code = m.commune_code
  JOIN markets_coming g ON (g.market_id, g.cooperative_id, g.day) = (o.market_id, o.cooperative_id, o.market_day)
  LEFT JOIN markets_stall s ON s.id = g.stall_id`;

export class BusRoutes1797400060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A bus that takes a co-op's parcels along to a station, where the buyer comes for them. Never changed: it ends, and another one begins.
      CREATE TABLE delivery_route (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- Whose bus, and from where to where, as people say it.
        name text NOT NULL,
        -- Of whoever drives; on the buyer's page.
        phone text NOT NULL,
        commune_code text NOT NULL CONSTRAINT delivery_route_commune REFERENCES places_unit,
        -- The station at which the parcel is handed out.
        place text NOT NULL,
        -- When the bus leaves and when the parcel can be fetched, as people say it.
        hours text NOT NULL,
        -- On which days it leaves: 1 Monday to 7 Sunday.
        weekdays smallint[] NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
        -- Days until it is at the station: 0 the same day.
        days_on_way int NOT NULL CHECK (days_on_way BETWEEN 0 AND 10),
        valid_from date NOT NULL,
        -- The last day on which it can be chosen; null: as long as the co-op does not end it.
        valid_to date CHECK (valid_to >= valid_from),
        opened_by uuid NOT NULL REFERENCES identity_person,
        opened_at timestamptz NOT NULL,
        CONSTRAINT delivery_route_own UNIQUE (id, cooperative_id)
      );
      CREATE INDEX delivery_route_cooperative ON delivery_route (cooperative_id);
      -- A parcel of up to so many grams costs so much; what is heavier goes as several.
      CREATE TABLE delivery_route_step (
        route_id uuid NOT NULL REFERENCES delivery_route,
        up_to_grams int NOT NULL CHECK (up_to_grams > 0),
        fee bigint NOT NULL CHECK (fee >= 0),
        PRIMARY KEY (route_id, up_to_grams)
      );

      ALTER TABLE ordering_order
        ADD route_id uuid,
        DROP CONSTRAINT ordering_order_way_check,
        ADD CONSTRAINT ordering_order_way_check CHECK (way IN ('door', 'pickup', 'market', 'bus')),
        DROP CONSTRAINT ordering_order_way,
        ADD CONSTRAINT ordering_order_way CHECK (num_nonnulls(pickup_point_id) = CASE way WHEN 'pickup' THEN 1 ELSE 0 END
          AND num_nonnulls(market_id, market_day) = CASE way WHEN 'market' THEN 2 ELSE 0 END
          AND num_nonnulls(route_id) = CASE way WHEN 'bus' THEN 1 ELSE 0 END),
        -- Who comes to the co-op itself pays nobody for bringing the goods.
        DROP CONSTRAINT ordering_order_no_way_no_fee,
        ADD CONSTRAINT ordering_order_no_way_no_fee CHECK (way IN ('door', 'bus') OR delivery_fee = 0),
        ADD CONSTRAINT ordering_order_route FOREIGN KEY (route_id, cooperative_id) REFERENCES delivery_route (id, cooperative_id);
      CREATE INDEX ordering_order_route ON ordering_order (route_id) WHERE route_id IS NOT NULL;

      CREATE OR REPLACE VIEW ordering_pickup AS ${POINTS_AND_MARKETS}
        UNION ALL
        SELECT o.id, json_build_object('way', o.way, 'nameVi', r.name, 'nameEn', r.name, 'place', r.place || ', ' || u.full_name || ', ' || regexp_replace(r.phone, '^\\+84', '0'),
          ${said('r.hours')})
        FROM ordering_order o JOIN delivery_route r ON r.id = o.route_id JOIN places_unit u ON u.code = r.commune_code;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW ordering_pickup AS ${POINTS_AND_MARKETS};
      ALTER TABLE ordering_order DROP CONSTRAINT ordering_order_way, DROP CONSTRAINT ordering_order_no_way_no_fee, DROP CONSTRAINT ordering_order_way_check,
        DROP route_id,
        ADD CONSTRAINT ordering_order_way_check CHECK (way IN ('door', 'pickup', 'market')),
        ADD CONSTRAINT ordering_order_way CHECK (num_nonnulls(pickup_point_id) = CASE way WHEN 'pickup' THEN 1 ELSE 0 END
          AND num_nonnulls(market_id, market_day) = CASE way WHEN 'market' THEN 2 ELSE 0 END),
        ADD CONSTRAINT ordering_order_no_way_no_fee CHECK (way = 'door' OR delivery_fee = 0);
      DROP TABLE delivery_route_step, delivery_route`);
  }
}
