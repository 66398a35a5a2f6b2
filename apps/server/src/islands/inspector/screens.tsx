import { Icon } from '../../ui/icons.js';
import { say } from '../recorder/desk-words.js';
import type { Recorder } from '../recorder/recorder.js';
import type { OutItem } from '../recorder/shapes.js';
import { CheckForm } from './check-form.js';
import type { InspectorWords } from './inspector-words.js';
import type { Inspection, KitsHere } from './kits.js';
import { judge } from './label-verdict.js';

export interface KitProps extends KitsHere {
  recorder: Recorder;
  items: OutItem[];
}

const wordsOf = (recorder: Recorder): InspectorWords => recorder.facts.words as InspectorWords;

export function KitsScreen({ recorder, inspections, items, labels, locale }: KitProps) {
  const words = wordsOf(recorder);
  return (
    <div class="stack">
      <nav class="field-main" aria-label={words.title}>
        <a
          class="button button-primary field-button"
          href={`/scanner?to=${encodeURIComponent('/department/inspections/app')}`}
        >
          <Icon name="scan" />
          <span>{words.scanLabel}</span>
        </a>
        <a class="button button-secondary field-button" href="#/items">
          <Icon name="clock" />
          <span>{say(words.recorded, { n: items.length })}</span>
        </a>
      </nav>
      {recorder.isScannerKept && <p class="hint">{words.scannerKept}</p>}
      {inspections.length === 0 && <p>{words.noKits}</p>}
      {inspections.map(one => (
        <section class="stack" key={one.id}>
          <h2>{say(words.kitUntil, { time: new Date(one.expiresAt).toLocaleString(locale) })}</h2>
          <ul class="field-list">
            {one.cooperatives.map(cooperative => (
              <li key={cooperative.id}>
                <a class="field-card" href={`#/coop/${one.id}/${cooperative.id}`}>
                  <strong>{cooperative.name}</strong>
                  <span>{cooperative.commune}</span>
                </a>
              </li>
            ))}
          </ul>
          <KitFacts words={words} kit={one} hasLabels={labels[one.id] !== undefined} />
          <WipeButton recorder={recorder} kit={one} />
        </section>
      ))}
    </div>
  );
}

/** The third line of a checkpoint is the root of the tree, the second its size (C2SP tlog-checkpoint). */
function KitFacts({ words, kit, hasLabels }: { words: InspectorWords; kit: Inspection; hasLabels: boolean }) {
  const [, size = ''] = (kit.checkpoint ?? '').split('\n');
  return (
    <>
      <p class={hasLabels ? 'hint' : 'notice notice-warning'}>{hasLabels ? words.labelsHere : words.labelsMissing}</p>
      {kit.checkpoint && (
        <details>
          <summary>{say(words.checkpoint, { size })}</summary>
          <pre class="field-note">{kit.checkpoint}</pre>
        </details>
      )}
    </>
  );
}

/** Asked first: what is wiped cannot be had again without a network. What was recorded stays until it is sent. */
function WipeButton({ recorder, kit }: { recorder: Recorder; kit: Inspection }) {
  const words = wordsOf(recorder);
  const wipe = (): void =>
    void recorder.record({ what: 'close', inspection: kit.id }, { title: words.wiped, detail: '' });
  return (
    <details class="action action-confirm">
      <summary class="button button-quiet">{words.wipe}</summary>
      <div class="confirm stack">
        <p>{words.wipeSure}</p>
        <button class="button button-danger" type="button" onClick={wipe}>
          {words.wipeYes}
        </button>
      </div>
    </details>
  );
}

export function CooperativeScreen({ recorder, inspections, ids }: KitProps & { ids: readonly string[] }) {
  const words = wordsOf(recorder);
  const cooperative = inspections.find(one => one.id === ids[0])?.cooperatives.find(one => one.id === ids[1]);
  if (!cooperative) return <p>{words.notInKit}</p>;
  return (
    <div class="stack">
      <h1>{cooperative.name}</h1>
      <Facts title={words.certificates} lines={cooperative.certificates} />
      <Facts title={words.units} lines={cooperative.units} />
      <h2>{words.batches}</h2>
      {cooperative.batches.length === 0 && <p>{words.noBatchesThere}</p>}
      <ul class="field-list">
        {cooperative.batches.map(batch => (
          <li key={batch.id}>
            <a class="field-card" href={`#/batch/${ids[0] ?? ''}/${batch.id}`}>
              <strong>{batch.product}</strong>
              <span>{say(words.lotLeft, { lot: batch.lot, amount: batch.balance })}</span>
              {batch.isRecalled && <span class="badge badge-danger">{words.recalled}</span>}
              {batch.flags.length > 0 && <span class="badge badge-warning">{words.flagged}</span>}
            </a>
          </li>
        ))}
      </ul>
      <CheckForm
        recorder={recorder}
        subject={{ inspection: ids[0] ?? '', cooperative: cooperative.id }}
        title={cooperative.name}
      />
    </div>
  );
}

function Facts({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

export function BatchInKitScreen({ recorder, inspections, ids }: KitProps & { ids: readonly string[] }) {
  const words = wordsOf(recorder);
  const cooperatives = inspections.find(one => one.id === ids[0])?.cooperatives ?? [];
  const cooperative = cooperatives.find(one => one.batches.some(batch => batch.id === ids[1]));
  const batch = cooperative?.batches.find(one => one.id === ids[1]);
  if (!cooperative || !batch) return <p>{words.notInKit}</p>;
  return (
    <div class="stack">
      <h1>{say(words.lotOf, { lot: batch.lot })}</h1>
      <p>
        {cooperative.name}
        <br />
        {batch.product}
        <br />
        {say(words.left, { amount: batch.balance })}
      </p>
      {batch.isRecalled && <p class="notice notice-danger">{words.recalled}</p>}
      {batch.flags.map(flag => (
        <p class="notice notice-warning" key={flag}>
          {flag}
        </p>
      ))}
      <Facts title={words.lastTasks} lines={batch.tasks} />
      <CheckForm
        recorder={recorder}
        subject={{ inspection: ids[0] ?? '', cooperative: cooperative.id, batch: batch.id }}
        title={say(words.lotOf, { lot: batch.lot })}
      />
    </div>
  );
}

/** A lot that was scanned, in the first inspection that has it. */
export function LotInKitScreen({ gtin, lot, ...props }: KitProps & { gtin: string; lot: string }) {
  for (const { id, cooperatives } of props.inspections) {
    const batch = cooperatives.flatMap(one => one.batches).find(one => one.lot === lot && one.gtins.includes(gtin));
    if (batch) return <BatchInKitScreen {...props} ids={[id, batch.id]} key={batch.id} />;
  }
  return <p class="notice notice-warning">{wordsOf(props.recorder).notInKit}</p>;
}

const TONES = { genuine: 'success', inactive: 'warning', recalled: 'danger', unknown: 'danger' } as const;

/** Whose a label is, its GTIN says; whether it is one of theirs, its fingerprint does. */
export function LabelScreen({
  recorder,
  inspections,
  labels,
  gtin,
  serial,
}: KitProps & { gtin: string; serial: string }) {
  const words = wordsOf(recorder);
  const verdict = judge(Object.values(labels), gtin, serial);
  const owner = inspections
    .flatMap(kit => kit.cooperatives.map(cooperative => ({ inspection: kit.id, cooperative })))
    .find(({ cooperative }) => cooperative.batches.some(batch => batch.gtins.includes(gtin)));
  if (Object.keys(labels).length === 0) return <p class="notice notice-warning">{words.labelsMissing}</p>;
  const label = `(01)${gtin}(21)${serial}`;
  return (
    <div class="stack">
      <h1>{words.labelTitle}</h1>
      <p>
        <code>{label}</code>
      </p>
      <p class={`notice notice-${TONES[verdict]}`} role="status">
        {words.verdicts[verdict]}
      </p>
      {owner ? (
        <>
          <p>{owner.cooperative.name}</p>
          <CheckForm
            recorder={recorder}
            subject={{ inspection: owner.inspection, cooperative: owner.cooperative.id, label, verdict }}
            title={label}
          />
        </>
      ) : (
        <p>{words.labelOfOthers}</p>
      )}
    </div>
  );
}
