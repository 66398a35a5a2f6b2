// Draws one roll of so many labels in the database at this address, and tells how long it took and how much memory the process had at most.
import { built } from './grow.mjs';

const [url, count] = process.argv.slice(2);
const LABELS = Number(count);

const { openDatabase } = await built('libs/platform/src/database/index.js');
const { Clock } = await built('libs/platform/src/clock/index.js');
const { PrintRuns } = await built('libs/labels/src/print/print-runs.service.js');

const db = await openDatabase({ url, pool: 2 });
const ask = (sql, values = []) => db.source.query(sql, values);
const printId = await wishedPrint();

let peak = 0;
let looks = 0;
let seen = -1;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
  void ask('SELECT done FROM labels_print WHERE id = $1', [printId]).then(([{ done }]) => {
    if (done !== seen) looks++;
    seen = done;
  });
}, 100);

const started = performance.now();
const before = process.cpuUsage();
await new PrintRuns(db, new Clock()).draw(printId);
const seconds = (performance.now() - started) / 1000;
const spent = process.cpuUsage(before);
const processor = (spent.user + spent.system) / 1e6;
clearInterval(watch);

const [{ state, done }] = await ask('SELECT state, done FROM labels_print WHERE id = $1', [printId]);
if (state !== 'ready' || done !== LABELS) throw new Error(`the print is ${state} with ${done} labels`);
const [{ bytes }] = await ask(
  'SELECT sum(octet_length(bytes))::int AS bytes FROM labels_print_piece WHERE print_id = $1',
  [printId],
);
await db.close();
process.send({ seconds, processor, peak, bytes, looks }, () => process.disconnect());

/** A free roll of any product, as the desk would have issued it, and the wish for its file. */
async function wishedPrint() {
  const [roll] = await ask(
    `INSERT INTO labels_roll (id, cooperative_id, variant_id, gtin, quantity, issued_by, issued_at)
     SELECT gen_random_uuid(), p.cooperative_id, v.id, v.gtin, $1, (SELECT id FROM identity_person LIMIT 1), now()
     FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id ORDER BY v.gtin LIMIT 1 RETURNING id, gtin`,
    [LABELS],
  );
  await ask(
    `INSERT INTO labels_label (gtin, serial, roll_id, position)
     SELECT $1, translate(upper(substr(md5(n::text || $2), 1, 16)), '01', 'XY'), $2::uuid, n FROM generate_series(1, $3::int) n`,
    [roll.gtin, roll.id, LABELS],
  );
  const [print] = await ask(
    `INSERT INTO labels_print (id, roll_id, form, origin, total, made_by, ordered_at)
     SELECT gen_random_uuid(), id, 'sheet', 'https://chophien.example', quantity, issued_by, now() FROM labels_roll WHERE id = $1 RETURNING id`,
    [roll.id],
  );
  return print.id;
}
