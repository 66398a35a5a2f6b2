import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Consignments1796800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- hired: a carrier that is asked by program and tells of its parcels by itself.
      ALTER TABLE delivery_shipment DROP CONSTRAINT delivery_shipment_carrier_check,
        ADD CONSTRAINT delivery_shipment_carrier CHECK (carrier IN ('own', 'hired', 'other'));

      -- A parcel that a carrier is asked to take. See libs/delivery/src/carriers.
      CREATE TABLE delivery_consignment (
        -- The carrier is told this number with every request: asked twice it takes the parcel once.
        id uuid PRIMARY KEY,
        -- ordering_order.id and its co-op; no foreign keys, since ordering stands above this lib. It outlives the shipment of a parcel that is opened.
        order_id uuid NOT NULL,
        cooperative_id uuid NOT NULL,
        carrier text NOT NULL CHECK (carrier IN ('own', 'hired')),
        -- As people called it then.
        carrier_name text NOT NULL,
        -- wished: to be asked; consigned: the carrier has said yes; refused: it has said no; cancelling: to be called off; over: delivered or back.
        state text NOT NULL CHECK (state IN ('wished', 'consigned', 'refused', 'cancelling', 'cancelled', 'over')),
        attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        -- When the carrier is asked, or asked again; while somebody asks it, when they have certainly given up.
        due_at timestamptz NOT NULL,
        -- When it is asked where the parcel is, if it has not told by itself.
        look_at timestamptz,
        -- The carrier's number of the parcel, and what it wants for it in whole dong.
        tracking_code text,
        fee bigint CHECK (fee >= 0),
        last_answer text NOT NULL DEFAULT '',
        wished_by uuid NOT NULL REFERENCES identity_person,
        wished_at timestamptz NOT NULL,
        consigned_at timestamptz,
        -- The newest of what the carrier told that was believed: what is older moves nothing.
        seen_state text,
        seen_at timestamptz,
        -- Why somebody has to look, since when, and who has.
        trouble text CHECK (trouble IN ('refused', 'unreachable', 'lost', 'dropped', 'not-cancelled')),
        troubled_at timestamptz,
        cleared_by uuid REFERENCES identity_person,
        CHECK ((seen_state IS NULL) = (seen_at IS NULL)),
        CHECK ((trouble IS NULL) = (troubled_at IS NULL)),
        CHECK (state <> 'consigned' OR tracking_code IS NOT NULL)
      );
      -- A parcel is asked of one carrier at a time.
      CREATE UNIQUE INDEX delivery_consignment_open ON delivery_consignment (order_id) WHERE state IN ('wished', 'consigned');
      CREATE UNIQUE INDEX delivery_consignment_tracking ON delivery_consignment (tracking_code) WHERE carrier = 'hired';
      CREATE INDEX delivery_consignment_order ON delivery_consignment (order_id, wished_at);
      CREATE INDEX delivery_consignment_due ON delivery_consignment (due_at) WHERE state IN ('wished', 'cancelling');
      CREATE INDEX delivery_consignment_look ON delivery_consignment (look_at) WHERE state = 'consigned';
      CREATE INDEX delivery_consignment_trouble ON delivery_consignment (troubled_at) WHERE trouble IS NOT NULL;

      -- The inbox of carriers: what each told of a parcel, by webhook or when it was asked. One row however often it is told.
      CREATE TABLE delivery_sighting (
        id uuid PRIMARY KEY,
        -- The carrier's own number of what happened.
        event_id text NOT NULL CONSTRAINT delivery_sighting_once UNIQUE,
        -- The consignment it names; null when it named none of ours by a number.
        consignment_id uuid,
        tracking_code text NOT NULL,
        state text NOT NULL,
        note text NOT NULL,
        -- By the carrier's clock.
        happened_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        -- How it was learnt.
        source text NOT NULL CHECK (source IN ('webhook', 'look')),
        -- What became of it; null: nothing could, and somebody has to look.
        outcome text CHECK (outcome IN ('moved', 'noted', 'older', 'closed', 'unknown')),
        settled_at timestamptz,
        CHECK ((outcome IS NULL) = (settled_at IS NULL))
      );
      CREATE INDEX delivery_sighting_consignment ON delivery_sighting (consignment_id, happened_at);
      CREATE INDEX delivery_sighting_open ON delivery_sighting (received_at) WHERE settled_at IS NULL OR outcome = 'unknown';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE delivery_sighting, delivery_consignment;
      UPDATE delivery_shipment SET carrier = 'other' WHERE carrier = 'hired';
      ALTER TABLE delivery_shipment DROP CONSTRAINT delivery_shipment_carrier,
        ADD CONSTRAINT delivery_shipment_carrier_check CHECK (carrier IN ('own', 'other'))`);
  }
}
