import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Epcis1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One event as the standard has it (EPCIS 2.0). Rows are never changed: what was wrong is declared so by another event.
      CREATE TABLE epcis_event (
        -- Order of arrival, never shown.
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- As the capturer named it, or the event hash id (CBV 2.0 §8.9). An error declaration carries the id of the event that it declares wrong.
        event_id text NOT NULL,
        -- Tells apart what shares an id: several declarations about one event, and events whose id claims to be a hash but is not theirs.
        -- Empty for all others.
        variant bytea NOT NULL DEFAULT '',
        -- It declares the event of this id wrong and repeats its content.
        is_declaration boolean NOT NULL DEFAULT false,
        -- The event hash: equal for the same event in every spelling.
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        type text NOT NULL,
        event_time timestamptz NOT NULL,
        -- The database's clock at the insert, taken under the lock of the log, so that a reader knows when no earlier one can come.
        record_time timestamptz NOT NULL,
        action text CHECK (action IN ('ADD', 'OBSERVE', 'DELETE')),
        -- Standard words bare, others as URI.
        biz_step text,
        disposition text,
        -- Canonical Digital Links (https://id.gs1.org/…) where they are GS1 keys.
        read_point text,
        biz_location text,
        transformation_id text,
        -- Whose event it is: a co-operative's id, a partner's, or "department".
        party text NOT NULL,
        -- Who acted for it: a person's or a key's id.
        actor text NOT NULL,
        -- The capture job it came with; none for the house's own events.
        capture_id uuid,
        -- The event as canonical JSON (RFC 8785), without recordTime; what the log commits to, with the salt before it.
        canonical bytea NOT NULL,
        salt bytea NOT NULL CHECK (octet_length(salt) = 32),
        CONSTRAINT epcis_event_event_id UNIQUE (event_id, variant)
      );
      CREATE INDEX epcis_event_hash ON epcis_event (hash);
      CREATE INDEX epcis_event_record_time ON epcis_event (record_time, id);
      CREATE INDEX epcis_event_event_time ON epcis_event (event_time, id);
      CREATE INDEX epcis_event_party ON epcis_event (party, record_time, id);
      CREATE INDEX epcis_event_type ON epcis_event (type, record_time, id);
      CREATE INDEX epcis_event_biz_step ON epcis_event (biz_step, record_time, id);
      CREATE INDEX epcis_event_disposition ON epcis_event (disposition, record_time, id);
      CREATE INDEX epcis_event_read_point ON epcis_event (read_point, record_time, id);
      CREATE INDEX epcis_event_biz_location ON epcis_event (biz_location, record_time, id);
      CREATE INDEX epcis_event_transformation ON epcis_event (transformation_id) WHERE transformation_id IS NOT NULL;
      CREATE INDEX epcis_event_capture ON epcis_event (capture_id) WHERE capture_id IS NOT NULL;

      -- Every EPC of an event and where in it it stands.
      CREATE TABLE epcis_event_epc (
        event bigint NOT NULL REFERENCES epcis_event,
        role text NOT NULL CHECK (role IN ('epc', 'class', 'parent', 'child', 'childClass', 'input', 'inputClass', 'output', 'outputClass')),
        -- The canonical name: https://id.gs1.org/01/{gtin}/10/{lot}
        epc text NOT NULL,
        -- What it is one of: https://id.gs1.org/01/{gtin}
        kind text,
        quantity numeric,
        -- UN/ECE Recommendation 20; none for counted pieces.
        uom text
      );
      CREATE INDEX epcis_event_epc_event ON epcis_event_epc (event);
      CREATE INDEX epcis_event_epc_epc ON epcis_event_epc (epc text_pattern_ops, event);
      CREATE INDEX epcis_event_epc_kind ON epcis_event_epc (kind, event) WHERE kind IS NOT NULL;
      CREATE INDEX epcis_event_epc_quantity ON epcis_event_epc (quantity) WHERE quantity IS NOT NULL;

      -- Whatever else of an event can be asked for: transactions, parties, sensor values, extensions, master data of instances.
      CREATE TABLE epcis_event_ext (
        event bigint NOT NULL REFERENCES epcis_event,
        -- Where it stands: bizTransaction:po, source:owning_party, sensor:value:CEL, ilmd:{namespace}name, :inner:{namespace}name …
        path text NOT NULL,
        -- A text longer than 400 bytes is here as its SHA-256.
        text text,
        num numeric,
        at timestamptz
      );
      CREATE INDEX epcis_event_ext_event ON epcis_event_ext (event, path);
      CREATE INDEX epcis_event_ext_text ON epcis_event_ext (path, text, event);
      CREATE INDEX epcis_event_ext_num ON epcis_event_ext (path, num) WHERE num IS NOT NULL;
      CREATE INDEX epcis_event_ext_at ON epcis_event_ext (path, at) WHERE at IS NOT NULL;

      -- Who has handled a thing, and so may see its events: who told of it first, and to whom such a one handed it over.
      -- Double rows do no harm: a unique index would make captures wait for each other.
      CREATE TABLE epcis_custody (
        epc text NOT NULL,
        party text NOT NULL
      );
      CREATE INDEX epcis_custody_epc ON epcis_custody (epc, party);
      CREATE INDEX epcis_custody_party ON epcis_custody (party, epc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE epcis_custody, epcis_event_ext, epcis_event_epc, epcis_event');
  }
}
