import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Slots1795801980000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What is spent at a place on a day: so many guests, rooms or seats of a variant. The counters change only by conditional updates.
      CREATE TABLE inventory_slot (
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        day date NOT NULL,
        capacity int NOT NULL CHECK (capacity BETWEEN 0 AND 10000),
        held int NOT NULL DEFAULT 0 CHECK (held >= 0),
        sold int NOT NULL DEFAULT 0 CHECK (sold >= 0),
        PRIMARY KEY (variant_id, day),
        CONSTRAINT inventory_slot_capacity CHECK (held + sold <= capacity)
      );

      -- What an order line holds or has bought of the slots.
      CREATE TABLE inventory_booking (
        id uuid PRIMARY KEY,
        -- ordering_line.id; no foreign key, since ordering stands above this lib.
        line_id uuid NOT NULL,
        variant_id uuid NOT NULL,
        day date NOT NULL,
        quantity int NOT NULL CHECK (quantity > 0),
        state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'sold', 'released')),
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        FOREIGN KEY (variant_id, day) REFERENCES inventory_slot,
        CONSTRAINT inventory_booking_once UNIQUE (line_id, variant_id, day),
        CHECK ((state = 'released') = (ended_at IS NOT NULL))
      );
      CREATE INDEX inventory_booking_open ON inventory_booking (variant_id, day) WHERE state <> 'released';

      -- Who calls off at least so many days before the first day gets so many percent back; the most days that fit decide, none means nothing.
      CREATE TABLE inventory_cancellation (
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        days_before smallint NOT NULL CHECK (days_before BETWEEN 0 AND 365),
        refund_percent smallint NOT NULL CHECK (refund_percent BETWEEN 0 AND 100),
        PRIMARY KEY (variant_id, days_before)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inventory_cancellation, inventory_booking, inventory_slot');
  }
}
