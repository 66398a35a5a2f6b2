import { asMultirange, changeContent, type LabelState } from '#libs/labels';
import { dayOf } from '#platform/clock';
import type { Batch, Shelf } from './batches.js';
import { DAY, HOUR, later } from './calendar.js';
import { cast, OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';
import { copiedFrom, copiedTimes, type SeenFrom } from './copied-label.js';
import { codeOf, Dice, idAt, idOf, saltOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { memberId } from './people.js';

const LABELS_PER_ROLL = 30;
const SERIAL_LENGTH = 16;

interface Label {
  gtin: string;
  serial: string;
}

interface Roll {
  id: string;
  batch: Batch;
  shelf: Shelf;
  issuedAt: Date;
  activatedAt: Date | null;
  labels: Label[];
}

const showcase = (kind: (typeof cast.labels)[number]['kind']) => cast.labels.find(label => label.kind === kind);

/** The label of the cast that stands on this roll. */
function castLabel(batch: Batch, { variant }: Shelf): (typeof cast.labels)[number] | undefined {
  return cast.labels.find(
    label => label.gtin === variant.gtin && (label.kind === 'recalled' ? batch.recalledAt !== null : batch.isLatest),
  );
}

function rollOf(batch: Batch, shelf: Shelf, now: Date): Roll {
  const own = castLabel(batch, shelf);
  const { gtin } = shelf.variant;
  const serials = Array.from({ length: LABELS_PER_ROLL }, (_, at) =>
    codeOf(`label ${shelf.stockId} ${at}`, SERIAL_LENGTH),
  );
  const activatedAt = later(batch.packedAt, 18 * HOUR);
  const isActive = own?.kind !== 'inactive' && activatedAt < now;
  return {
    id: idOf(`roll ${shelf.stockId}`),
    batch,
    shelf,
    issuedAt: later(batch.packedAt, 2 * HOUR),
    activatedAt: isActive ? activatedAt : null,
    labels: (own ? [own.serial, ...serials.slice(1)] : serials).map(serial => ({ gtin, serial })),
  };
}

interface Scan extends Label {
  verdict: string;
  at: Date;
  from?: SeenFrom;
}

const NOWHERE = { cell: null, device: null };

/** What a scan of an active label said at that moment. */
function verdictOf(batch: Batch, at: Date, isFirst: boolean): string {
  if (batch.recalledAt && at >= batch.recalledAt) return 'recalled';
  if (batch.bestBefore && dayOf(at) > batch.bestBefore) return 'expired';
  return isFirst ? 'genuine' : 'seen';
}

function scansOfLabel({ batch, activatedAt }: Roll, label: Label, now: Date, dice: Dice): Scan[] {
  const isUntouched = label.serial === showcase('genuine')?.serial || label.serial === showcase('recalled')?.serial;
  // The longer packs are out, the more of them were looked at.
  const daysOut = activatedAt ? (now.getTime() - activatedAt.getTime()) / DAY : 0;
  if (!activatedAt || isUntouched || !dice.falls(Math.min(0.55, daysOut * 0.012))) return [];
  const until = Math.min(now.getTime(), batch.soldUntil.getTime() + 60 * DAY);
  const from = activatedAt.getTime() + DAY;
  if (from >= until) return [];
  const times = Array.from({ length: dice.whole(1, 4) }, () => Math.floor(from + dice.next() * (until - from))).sort(
    (a, b) => a - b,
  );
  return times.map((time, at) => ({
    ...label,
    at: new Date(time),
    verdict: verdictOf(batch, new Date(time), at === 0),
  }));
}

/** In each of the cast's co-operatives one label of the newest packs that are out a week was copied. */
function copiedLabels(rolls: readonly Roll[], now: Date): Set<Label> {
  const copied = [OWN_COOPERATIVE.slug, OTHER_COOPERATIVE.slug].map(slug => {
    const out = rolls.filter(
      ({ batch, activatedAt }) =>
        batch.product.goods.of === slug && !batch.recalledAt && activatedAt && activatedAt < later(now, -7 * DAY),
    );
    return out.at(-1)?.labels.at(-1);
  });
  return new Set(copied.filter(label => label !== undefined));
}

const scansOfCopied = ({ batch }: Roll, label: Label, now: Date): Scan[] =>
  copiedTimes(now).map((at, n) => ({
    ...label,
    at,
    verdict: verdictOf(batch, at, n === 0),
    from: copiedFrom(label.serial, n),
  }));

/** Without a serial: the code on a box or a poster; `lot` with the lot, `product` without. */
function plainScans(batch: Batch, now: Date, dice: Dice): Row[] {
  const until = Math.min(now.getTime(), batch.soldUntil.getTime());
  const daysOnSale = Math.ceil((until - batch.packedAt.getTime()) / DAY);
  return Array.from({ length: 1 + Math.round(daysOnSale * (0.08 + dice.next() * 0.16)) }, () => {
    const at = new Date(Math.floor(batch.packedAt.getTime() + dice.next() * (until - batch.packedAt.getTime())));
    const isLot = dice.falls(0.6);
    const isOld = batch.bestBefore !== null && dayOf(at) > batch.bestBefore;
    return {
      gtin: dice.pick(batch.shelves).variant.gtin,
      serial: null,
      lot: isLot ? batch.lot : null,
      verdict: !isLot ? 'product' : batch.recalledAt && at >= batch.recalledAt ? 'recalled' : isOld ? 'expired' : 'lot',
      scanned_at: at,
      ...NOWHERE,
    };
  });
}

/** Somebody copied a label: serials that were never issued. */
function strangeScans(rolls: readonly Roll[], now: Date, dice: Dice): Row[] {
  return Array.from({ length: 36 }, (_, at) => ({
    gtin: dice.pick(rolls).shelf.variant.gtin,
    serial: codeOf(`copied ${at}`, SERIAL_LENGTH),
    lot: null,
    verdict: 'unknown',
    scanned_at: later(now, -dice.whole(1, 380) * DAY - dice.whole(0, 20) * HOUR),
    ...NOWHERE,
  }));
}

/** What the book of changes says of a roll: issued, and on the packs once it was. */
function changesOf(roll: Roll): Row[] {
  const at: [LabelState, Date | null][] = [
    ['issued', roll.issuedAt],
    ['active', roll.activatedAt],
  ];
  return at.flatMap(([state, when]) => (when ? [changeOf(roll, state, when)] : []));
}

function changeOf({ id: rollId, batch, shelf, labels }: Roll, state: LabelState, at: Date): Row {
  const id = idAt(`${state} ${rollId}`, at);
  const placed = labels.map(({ serial }, index) => ({ serial, position: index + 1 }));
  const facts = { change: id, roll: rollId, gtin: shelf.variant.gtin, state, lot: batch.lot, at };
  const { bytes, positions } = changeContent(facts, placed);
  return {
    id,
    roll_id: rollId,
    state,
    batch_id: batch.id,
    positions: asMultirange(positions),
    labels: labels.length,
    changed_by: memberId(batch.product.goods.of, 'clerk'),
    changed_at: at,
    salt: `\\x${saltOf(id).toString('hex')}`,
    content: `\\x${bytes.toString('hex')}`,
  };
}

/** Packs get their labels the day after packing; nobody puts one on a night's stay. */
const isLabelled = (batch: Batch, today: string): boolean =>
  dayOf(batch.packedAt) < today && batch.product.goods.line !== 'tourism';

export function labelRows(
  batches: readonly Batch[],
  now: Date,
): { rolls: Row[]; labels: Row[]; changes: Row[]; scans: Row[] } {
  const dice = new Dice(32);
  const labelled = batches.filter(batch => isLabelled(batch, dayOf(now)));
  const rolls = labelled.flatMap(batch => batch.shelves.map(shelf => rollOf(batch, shelf, now)));
  const copied = copiedLabels(rolls, now);
  const looked = rolls.map(roll => ({
    roll,
    labels: roll.labels.map(label => ({
      label,
      scans: copied.has(label) ? scansOfCopied(roll, label, now) : scansOfLabel(roll, label, now, dice),
    })),
  }));
  const scans = looked.flatMap(one =>
    one.labels.flatMap(({ scans: own }) =>
      own.map(({ gtin, serial, verdict, at, from = NOWHERE }): Row => ({
        gtin,
        serial,
        lot: null,
        verdict,
        scanned_at: at,
        ...from,
      })),
    ),
  );
  const others = [...batches.flatMap(batch => plainScans(batch, now, dice)), ...strangeScans(rolls, now, dice)];
  return {
    rolls: rolls.map(({ id, batch, shelf, issuedAt, activatedAt }) => ({
      id,
      cooperative_id: batch.product.cooperativeId,
      batch_id: batch.id,
      variant_id: shelf.variant.id,
      gtin: shelf.variant.gtin,
      quantity: LABELS_PER_ROLL,
      issued_by: memberId(batch.product.goods.of, 'clerk'),
      issued_at: issuedAt,
      activated_at: activatedAt,
    })),
    changes: rolls.flatMap(changesOf),
    labels: looked.flatMap(({ roll, labels }) =>
      labels.map(({ label, scans: own }, at) => ({
        ...label,
        roll_id: roll.id,
        batch_id: roll.batch.id,
        position: at + 1,
        state: roll.activatedAt ? 'active' : 'issued',
        scans: own.length,
        first_scanned_at: own[0]?.at ?? null,
        last_scanned_at: own.at(-1)?.at ?? null,
      })),
    ),
    scans: [...scans, ...others].sort(
      (a, b) => (a['scanned_at'] as Date).getTime() - (b['scanned_at'] as Date).getTime(),
    ),
  };
}
