// What somebody with the password of the database could do behind the market's back (T13): rows changed, removed and added by plain SQL.
import { ED25519, signerKey, writeSignerKey } from '#libs/tlog';

export interface Mutation {
  /** Of which table a row at random; `$row` stands for its place (ctid). */
  table: string;
  sql: string;
  /** SQL over the row before the change: a text that a finding about it must contain. */
  named: string;
  /** SQL over the row: only such a row can be changed so. */
  where?: string;
}

const events = 'epcis_event x';
const eventName = `'epcis_event ' || x.id`;
const update = (table: string, set: string, named: string): Mutation => ({
  table,
  sql: `UPDATE ${table} SET ${set} WHERE ctid = $row`,
  named,
});
const remove = (table: string, named: string): Mutation => ({
  table,
  sql: `DELETE FROM ${table} WHERE ctid = $row`,
  named,
});

/** Any number of these may happen at once. */
export const BOOK_MUTATIONS: Mutation[] = [
  ...[
    `event_time = event_time + interval '1 microsecond'`,
    `record_time = record_time - interval '1 second'`,
    `record_time = record_time + interval '1 microsecond'`,
    `biz_step = 'inspecting_' || coalesce(biz_step, '')`,
    `disposition = coalesce(disposition, '') || 'x'`,
    `read_point = 'urn:elsewhere'`,
    `biz_location = 'urn:elsewhere'`,
    `type = type || 'x'`,
    `action = CASE action WHEN 'ADD' THEN 'DELETE' ELSE 'ADD' END`,
    `actor = 'somebody'`,
    `hash = sha256(hash)`,
    `salt = sha512(salt)`,
    `nonce = sha256(nonce)`,
    `party = gen_random_uuid()::text`,
    `capture_id = CASE WHEN capture_id IS NULL THEN gen_random_uuid() END`,
    `canonical = canonical || ' '::bytea`,
    `event_id = event_id || 'x'`,
  ].map(set => update(events, set, set.startsWith('event_id') ? `x.event_id` : eventName)),
  remove(events, 'x.event_id'),
  // Not even JSON any more: the query interface cannot tell it.
  update(events, `canonical = '\\xff'::bytea`, eventName),
  {
    table: events,
    sql: `INSERT INTO epcis_event (event_id, variant, hash, type, event_time, record_time, action, party, actor, canonical, nonce, salt)
      SELECT event_id || 'copy', '', hash, type, event_time, record_time, action, party, actor, canonical, nonce, salt FROM epcis_event WHERE ctid = $row`,
    named: 'it is not in the log',
  } as Mutation,
  update('epcis_event_epc x', `quantity = coalesce(quantity, 0) + 1`, `'of epcis_event ' || x.event || ': '`),
  update('epcis_event_epc x', `epc = epc || '1'`, `'of epcis_event ' || x.event || ': '`),
  remove('epcis_event_epc x', `'of epcis_event ' || x.event || ': '`),
  update(
    'epcis_event_ext x',
    `text = coalesce(text, '') || '1'`,
    `'epcis_event_ext of epcis_event ' || x.event || ':'`,
  ),
  remove('epcis_event_ext x', `'epcis_event_ext of epcis_event ' || x.event || ':'`),
  ...[
    `state = CASE state WHEN 'void' THEN 'active' ELSE 'void' END`,
    `labels = labels + 1`,
    `changed_at = changed_at + interval '1 second'`,
    `changed_by = gen_random_uuid()`,
    `salt = sha256(salt)`,
    `content = convert_to(replace(convert_from(content, 'UTF8'), '"state":"', '"state":"x'), 'UTF8')`,
  ].map(set => update('labels_change x', set, 'x.id::text')),
  remove('labels_change x', 'x.id::text'),
  update('labels_label x', `state = CASE state WHEN 'void' THEN 'active' ELSE 'void' END`, `x.gtin || '/' || x.serial`),
  {
    ...update('labels_label x', `order_line_id = gen_random_uuid()`, `x.gtin || '/' || x.serial`),
    // Until a parcel leaves, packers may put a label into it and take it out again.
    where: `x.state = 'sold'`,
  },
  update('labels_label x', `serial = 'FORGED' || left(serial, 10)`, 'x.roll_id::text'),
  remove('labels_label x', 'x.roll_id::text'),
  {
    table: 'labels_label x',
    sql: `INSERT INTO labels_label (gtin, serial, roll_id, position, state, batch_id)
      SELECT gtin, 'EXTRA' || left(serial, 10), roll_id, (SELECT max(position) + 1 FROM labels_label y WHERE y.roll_id = x.roll_id), state, batch_id
      FROM labels_label x WHERE ctid = $row`,
    named: `x.gtin || '/EXTRA' || left(x.serial, 10)`,
  },
  update('labels_roll x', 'quantity = quantity + 1', 'x.id::text'),
  update(
    'labels_roll x',
    'cooperative_id = (SELECT c.id FROM cooperatives_cooperative c WHERE c.id <> x.cooperative_id LIMIT 1)',
    'x.id::text',
  ),
];

/** A line that waits is named by the row that it is about. */
const PENDING_SUBJECT = `'epcis_event ' || (SELECT e.id FROM epcis_event e WHERE e.event_id = x.entry::jsonb ->> 'subject') || ':'`;

/** One of these at a time: two lies about the tree could stand for each other. */
export const LOG_MUTATIONS: Mutation[] = [
  update(
    'transparency_entry x',
    `entry = replace(entry, '"actor":"', '"actor":"x')`,
    `'transparency_entry ' || x.index || ':'`,
  ),
  update(
    'transparency_entry x',
    `entry = regexp_replace(entry, '"recordTime":"20..', '"recordTime":"2001')`,
    `'transparency_entry ' || x.index || ':'`,
  ),
  remove('transparency_entry x', `'transparency_entry ' || x.index || ':'`),
  {
    table: 'transparency_entry x',
    sql: `INSERT INTO transparency_entry (index, entry) SELECT (SELECT max(index) + 1 FROM transparency_entry), entry FROM transparency_entry WHERE ctid = $row`,
    named: `'transparency_entry ' || (SELECT max(index) + 1 FROM transparency_entry) || ':'`,
  },
  update(
    'transparency_tile x',
    `hashes = sha256(hashes) || substr(hashes, 33)`,
    `'transparency_tile ' || x.level || '/' || x.tile || ':'`,
  ),
  {
    ...update(
      'transparency_tile x',
      `hashes = hashes || sha256(hashes)`,
      `'transparency_tile ' || x.level || '/' || x.tile || ':'`,
    ),
    // The table itself refuses a tile of more than 256 hashes.
    where: 'octet_length(x.hashes) < 8192',
  },
  remove('transparency_tile x', `'transparency_tile ' || x.level || '/' || x.tile || ':'`),
  {
    table: 'transparency_tile x',
    sql: `INSERT INTO transparency_tile (level, tile, hashes) SELECT 3, 0, hashes FROM transparency_tile WHERE ctid = $row`,
    named: `'transparency_tile 3/0:'`,
  },
  update(
    'transparency_checkpoint x',
    `note = replace(note, E'\\n\\n— ', E'\\nmore\\n\\n— ')`,
    `'transparency_checkpoint ' || x.number || ':'`,
  ),
  remove('transparency_checkpoint x', `'transparency_checkpoint ' || x.number`),
  {
    table: 'transparency_checkpoint x',
    sql: `INSERT INTO transparency_checkpoint (number, note) SELECT -1, replace(note, E'log\\n', E'log\\n9') FROM transparency_checkpoint WHERE ctid = $row`,
    named: `'transparency_checkpoint -1:'`,
  },
  update('transparency_cosignature x', `line = line || 'x'`, `'transparency_cosignature ' || x.number || ':'`),
  remove('transparency_cosignature x', `'transparency_cosignature ' || x.number || ':'`),
  {
    table: 'transparency_cosignature x',
    sql: `INSERT INTO transparency_cosignature (number, checkpoint, line) SELECT number + 1, checkpoint, replace(line, ' so.example', ' stranger.example') FROM transparency_cosignature WHERE ctid = $row`,
    named: `'transparency_cosignature ' || (x.number + 1) || ':'`,
  },
  update('transparency_pending x', `entry = replace(entry, '"actor":"', '"actor":"x')`, PENDING_SUBJECT),
  update('transparency_pending x', `entry = replace(entry, '"sha256":"', '"sha256":"x')`, PENDING_SUBJECT),
  remove('transparency_pending x', PENDING_SUBJECT),
  {
    table: 'transparency_pending x',
    sql: `INSERT INTO transparency_pending (entry, record_time) SELECT replace(entry, '"subject":"', '"subject":"x'), record_time FROM transparency_pending WHERE ctid = $row`,
    named: `'x' || (x.entry::jsonb ->> 'subject')`,
  },
  ...[writeSignerKey(signerKey('other.example/log', ED25519, new Uint8Array(32).fill(1))), 'PRIVATE+KEY+nonsense'].map(
    key => update('transparency_key x', `private_key = '${key}'`, `'transparency_key: '`),
  ),
];

/** Which event or roll a row belongs to: each is changed once in a round, so that no change hides another. */
export const OWNER: Record<string, string> = {
  'epcis_event x': 'x.id::text',
  'epcis_event_epc x': 'x.event::text',
  'epcis_event_ext x': 'x.event::text',
  'labels_change x': 'x.roll_id::text',
  'labels_label x': 'x.roll_id::text',
  'labels_roll x': 'x.id::text',
};
