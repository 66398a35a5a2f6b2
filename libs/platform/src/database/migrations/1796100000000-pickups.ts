import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pickups1796100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where a co-operative hands goods out to who comes for them. Never changed: it ends, and another one begins.
      CREATE TABLE delivery_pickup_point (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        name text NOT NULL,
        commune_code text NOT NULL CONSTRAINT delivery_pickup_point_commune REFERENCES places_unit,
        -- Where in the commune, as people say it.
        place text NOT NULL,
        -- When somebody is there, as people say it.
        hours text NOT NULL,
        valid_from date NOT NULL,
        -- The last day on which it can be chosen; null: as long as the co-op does not end it.
        valid_to date CHECK (valid_to >= valid_from),
        opened_by uuid NOT NULL REFERENCES identity_person,
        opened_at timestamptz NOT NULL,
        CONSTRAINT delivery_pickup_point_own UNIQUE (id, cooperative_id)
      );
      CREATE INDEX delivery_pickup_point_cooperative ON delivery_pickup_point (cooperative_id);

      -- How the goods get to the buyer: to the door, or the buyer comes for them to a pickup point or to the co-op's stall on a market day.
      -- The keys see to it that the point is the co-op's own and that it does come to the market on that day, as long as somebody relies on it.
      ALTER TABLE ordering_order
        ADD way text NOT NULL DEFAULT 'door' CHECK (way IN ('door', 'pickup', 'market')),
        ADD pickup_point_id uuid,
        ADD market_id uuid,
        ADD market_day date,
        ADD CONSTRAINT ordering_order_way CHECK (num_nonnulls(pickup_point_id) = CASE way WHEN 'pickup' THEN 1 ELSE 0 END
          AND num_nonnulls(market_id, market_day) = CASE way WHEN 'market' THEN 2 ELSE 0 END),
        -- Who comes for the goods pays nobody for bringing them.
        ADD CONSTRAINT ordering_order_no_way_no_fee CHECK (way = 'door' OR delivery_fee = 0),
        ADD CONSTRAINT ordering_order_pickup_point FOREIGN KEY (pickup_point_id, cooperative_id)
          REFERENCES delivery_pickup_point (id, cooperative_id),
        ADD CONSTRAINT ordering_order_coming FOREIGN KEY (market_id, cooperative_id, market_day)
          REFERENCES markets_coming (market_id, cooperative_id, day);
      CREATE INDEX ordering_order_coming ON ordering_order (market_id, market_day) WHERE market_id IS NOT NULL;

      -- Where and when the buyer of an order comes for it; no row: it is brought to the door.
      CREATE VIEW ordering_pickup AS
        SELECT o.id AS order_id, json_build_object('way', o.way, 'nameVi', p.name, 'nameEn', p.name, 'place', p.place || ', ' || u.full_name,
          'hours', p.hours, 'day', NULL, 'stall', NULL) AS said
        FROM ordering_order o JOIN delivery_pickup_point p ON p.id = o.pickup_point_id JOIN places_unit u ON u.code = p.commune_code
        UNION ALL
        SELECT o.id, json_build_object('way', o.way, 'nameVi', m.name_vi, 'nameEn', m.name_en, 'place', m.place || ', ' || u.full_name,
          'hours', to_char(make_interval(mins => m.opens_at), 'HH24:MI') || '–' || to_char(make_interval(mins => m.closes_at), 'HH24:MI'),
          'day', o.market_day, 'stall', s.code)
        FROM ordering_order o JOIN markets_market m ON m.id = o.market_id JOIN places_unit u ON u.code = m.commune_code
        JOIN markets_coming g ON (g.market_id, g.cooperative_id, g.day) = (o.market_id, o.cooperative_id, o.market_day)
        LEFT JOIN markets_stall s ON s.id = g.stall_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW ordering_pickup;
      ALTER TABLE ordering_order DROP way, DROP pickup_point_id, DROP market_id, DROP market_day;
      DROP TABLE delivery_pickup_point`);
  }
}
