import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ordering1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ordering_basket (
        id uuid PRIMARY KEY,
        -- SHA-256 of the guest's cookie.
        key_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        touched_at timestamptz NOT NULL
      );
      CREATE TABLE ordering_basket_line (
        basket_id uuid NOT NULL REFERENCES ordering_basket ON DELETE CASCADE,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
        added_at timestamptz NOT NULL,
        PRIMARY KEY (basket_id, variant_id)
      );

      -- What one buyer placed at one moment; one order per co-op below it.
      CREATE TABLE ordering_group (
        id uuid PRIMARY KEY,
        -- Said over the phone and written in transfers.
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{8,12}$'),
        -- The secret in the link by which a guest follows the order.
        key text NOT NULL UNIQUE,
        -- One per filled-in checkout form: however often the button is pressed, one group.
        attempt_key text NOT NULL CONSTRAINT ordering_group_attempt UNIQUE,
        person_id uuid REFERENCES identity_person,
        buyer_name text NOT NULL,
        buyer_phone text NOT NULL,
        buyer_email text,
        commune_code text NOT NULL REFERENCES places_unit,
        address_line text NOT NULL,
        note text NOT NULL DEFAULT '',
        locale text NOT NULL CHECK (locale IN ('vi', 'en')),
        payment_method text NOT NULL CHECK (payment_method IN ('cod', 'vietqr', 'card')),
        goods_total bigint NOT NULL CHECK (goods_total > 0),
        delivery_total bigint NOT NULL CHECK (delivery_total >= 0),
        total bigint NOT NULL,
        placed_at timestamptz NOT NULL,
        -- Set when the buyer's data was erased; the sums stay.
        erased_at timestamptz,
        CHECK (total = goods_total + delivery_total)
      );
      CREATE INDEX ordering_group_person ON ordering_group (person_id, placed_at DESC) WHERE person_id IS NOT NULL;

      CREATE TABLE ordering_order (
        id uuid PRIMARY KEY,
        group_id uuid NOT NULL REFERENCES ordering_group,
        number text NOT NULL UNIQUE,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- placed: waits for the payment; confirmed: may be packed. See libs/ordering/src/order-actions.ts.
        state text NOT NULL CHECK (state IN ('placed', 'confirmed', 'packed', 'shipped', 'delivered', 'cancelled')),
        goods_total bigint NOT NULL CHECK (goods_total > 0),
        delivery_fee bigint NOT NULL CHECK (delivery_fee >= 0),
        total bigint NOT NULL,
        placed_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        packed_at timestamptz,
        shipped_at timestamptz,
        delivered_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        -- Who carries it and under which number, as the packer wrote it.
        carrier text,
        tracking_number text,
        UNIQUE (group_id, cooperative_id),
        CHECK (total = goods_total + delivery_fee),
        CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL))
      );
      CREATE INDEX ordering_order_desk ON ordering_order (cooperative_id, state, placed_at);
      CREATE INDEX ordering_order_time ON ordering_order (placed_at);

      CREATE TABLE ordering_line (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering_order,
        position int NOT NULL,
        variant_id uuid NOT NULL REFERENCES catalog_variant,
        -- As they were at that moment: a later change of the listing does not change what was bought.
        name_vi text NOT NULL,
        name_en text NOT NULL,
        unit_price bigint NOT NULL CHECK (unit_price > 0),
        quantity int NOT NULL CHECK (quantity > 0),
        total bigint NOT NULL,
        UNIQUE (order_id, position),
        CHECK (total = unit_price * quantity)
      );
      CREATE INDEX ordering_line_variant ON ordering_line (variant_id);

      -- Which batches a line was packed from: the order line knows its batch.
      CREATE TABLE ordering_packing (
        line_id uuid NOT NULL REFERENCES ordering_line,
        batch_id uuid NOT NULL REFERENCES traceability_batch,
        quantity int NOT NULL CHECK (quantity > 0),
        PRIMARY KEY (line_id, batch_id)
      );
      CREATE INDEX ordering_packing_batch ON ordering_packing (batch_id);

      -- What happened to an order, for buyer, co-op and operator alike. Append only.
      CREATE TABLE ordering_history (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering_order,
        event text NOT NULL,
        -- Null: the system itself (a payment arrived, a hold ran out).
        person_id uuid REFERENCES identity_person,
        note text NOT NULL DEFAULT '',
        happened_at timestamptz NOT NULL
      );
      CREATE INDEX ordering_history_order ON ordering_history (order_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE ordering_history, ordering_packing, ordering_line, ordering_order, ordering_group, ordering_basket_line, ordering_basket',
    );
  }
}
