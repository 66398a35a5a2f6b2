import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Shipments1795797600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How the goods of an order travel: one per order, from the packing table to the door. See libs/delivery/src/shipments/shipment-actions.ts.
      CREATE TABLE delivery_shipment (
        id uuid PRIMARY KEY,
        -- ordering_order.id and its co-op; no foreign keys, since ordering stands above this lib.
        order_id uuid NOT NULL CONSTRAINT delivery_shipment_order UNIQUE,
        cooperative_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'handed-over', 'on-the-way', 'delivered', 'failed', 'returned')),
        -- Who carries it: own: the co-op itself; other: whoever the packer wrote down.
        carrier text NOT NULL CHECK (carrier IN ('own', 'other')),
        -- As people call the carrier, and the number under which it knows the parcel. Empty while nobody has written them.
        carrier_name text NOT NULL DEFAULT '',
        tracking_code text NOT NULL DEFAULT '',
        grams int NOT NULL CHECK (grams >= 0),
        -- What is taken at the door, whole dong; 0 when it is paid already.
        to_collect bigint NOT NULL CHECK (to_collect >= 0),
        -- none: nothing is to be taken, or the goods came back; collected: the carrier has it; remitted: it is on the market's account.
        cod_state text NOT NULL CHECK (cod_state IN ('none', 'to-collect', 'collected', 'remitted')),
        prepared_at timestamptz NOT NULL,
        handed_over_at timestamptz,
        delivered_at timestamptz,
        collected_at timestamptz,
        remitted_at timestamptz,
        CHECK (state <> 'delivered' OR delivered_at IS NOT NULL),
        CHECK (cod_state = 'none' OR to_collect > 0),
        CHECK (cod_state NOT IN ('collected', 'remitted') OR state = 'delivered'),
        CHECK ((cod_state IN ('collected', 'remitted')) = (collected_at IS NOT NULL)),
        CHECK ((cod_state = 'remitted') = (remitted_at IS NOT NULL))
      );
      CREATE INDEX delivery_shipment_state ON delivery_shipment (state, prepared_at) WHERE state NOT IN ('delivered');
      CREATE INDEX delivery_shipment_tracking ON delivery_shipment (tracking_code) WHERE tracking_code <> '';
      CREATE INDEX delivery_shipment_cod ON delivery_shipment (collected_at) WHERE cod_state = 'collected';

      -- What happened to a shipment, for buyer, co-op and operator alike. Append only.
      CREATE TABLE delivery_history (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shipment_id uuid NOT NULL REFERENCES delivery_shipment ON DELETE CASCADE,
        action text NOT NULL,
        -- Null: the carrier told.
        person_id uuid REFERENCES identity_person,
        note text NOT NULL DEFAULT '',
        happened_at timestamptz NOT NULL
      );
      CREATE INDEX delivery_history_shipment ON delivery_history (shipment_id, id);

      INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, carrier_name, tracking_code, grams, to_collect, cod_state,
        prepared_at, handed_over_at, delivered_at, collected_at)
      SELECT gen_random_uuid(), o.id, o.cooperative_id,
        CASE o.state WHEN 'packed' THEN 'waiting' WHEN 'shipped' THEN 'handed-over' ELSE 'delivered' END,
        'other', COALESCE(o.carrier, ''), COALESCE(o.tracking_number, ''),
        COALESCE((SELECT sum(l.quantity * v.shipping_grams) FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id), 0),
        CASE WHEN g.payment_method = 'cod' THEN o.total ELSE 0 END,
        CASE WHEN g.payment_method <> 'cod' THEN 'none' WHEN o.state = 'delivered' THEN 'collected' ELSE 'to-collect' END,
        o.packed_at, o.shipped_at, o.delivered_at, CASE WHEN g.payment_method = 'cod' THEN o.delivered_at END
      FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE o.state IN ('packed', 'shipped', 'delivered');
      -- They are the shipment's from here on.
      ALTER TABLE ordering_order DROP COLUMN carrier, DROP COLUMN tracking_number;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ordering_order ADD COLUMN carrier text, ADD COLUMN tracking_number text;
      UPDATE ordering_order o SET carrier = s.carrier_name, tracking_number = s.tracking_code FROM delivery_shipment s
        WHERE s.order_id = o.id AND s.handed_over_at IS NOT NULL;
      DROP TABLE delivery_history, delivery_shipment`);
  }
}
