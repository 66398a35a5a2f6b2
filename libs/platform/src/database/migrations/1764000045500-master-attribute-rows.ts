import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MasterAttributeRows1764000045500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What master data says of a thing, one row for each attribute, so that queries for them read an index.
      CREATE TABLE epcis_master_attribute (
        party text NOT NULL,
        -- Canonical name.
        id text NOT NULL,
        -- The name as its document spelled it.
        given text NOT NULL,
        -- In full: urn:epcglobal:cbv:mda:countryCode
        name text NOT NULL,
        -- A text longer than 400 bytes is here as its SHA-256; nothing for an attribute with a structure.
        value text,
        FOREIGN KEY (party, id) REFERENCES epcis_master ON DELETE CASCADE
      );
      CREATE INDEX epcis_master_attribute_thing ON epcis_master_attribute (party, id);
      CREATE INDEX epcis_master_attribute_value ON epcis_master_attribute (name, value);

      INSERT INTO epcis_master_attribute (party, id, given, name, value)
        SELECT m.party, m.id, m.id, a.key,
          CASE WHEN jsonb_typeof(a.value) IN ('object', 'array') THEN NULL
            WHEN octet_length(a.value #>> '{}') > 400 THEN 'sha256:' || encode(sha256(convert_to(a.value #>> '{}', 'UTF8')), 'hex')
            ELSE a.value #>> '{}' END
        FROM epcis_master m CROSS JOIN jsonb_each(m.attributes) a
        WHERE a.value <> 'null' AND octet_length(a.key) < 1024;
      ALTER TABLE epcis_master DROP COLUMN attributes;

      -- Texts of extensions are ordered by their bytes (EPCIS 2.0 §8.2.7.1, orderBy), and then by the index that finds them.
      ALTER TABLE epcis_event_ext ALTER COLUMN path TYPE text COLLATE "C", ALTER COLUMN text TYPE text COLLATE "C";
      -- Whom and what an event names in its lists, of whatever type.
      CREATE INDEX epcis_event_ext_named ON epcis_event_ext (text, event)
        WHERE path LIKE 'source:%' OR path LIKE 'destination:%' OR path LIKE 'bizTransaction:%';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX epcis_event_ext_named;
      ALTER TABLE epcis_event_ext ALTER COLUMN path TYPE text COLLATE "default", ALTER COLUMN text TYPE text COLLATE "default";
      ALTER TABLE epcis_master ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}';
      UPDATE epcis_master m SET attributes = (
        SELECT coalesce(jsonb_object_agg(a.name, a.value), '{}') FROM epcis_master_attribute a WHERE a.party = m.party AND a.id = m.id);
      CREATE INDEX epcis_master_attributes ON epcis_master USING gin (attributes);
      DROP TABLE epcis_master_attribute`);
  }
}
