// Does one label sit on more than one pack? A copied code scans like the real one, so all that can show it is how it is looked at.
import { kmBetween, type Cell } from './cell.js';
import type { CloneRules, Signal } from './clone-rules.js';

export interface Look {
  at: Date;
  /** Undefined where the place is not known: then nothing is concluded from it. */
  cell?: Cell;
  /** Hash of the device, comparable within one month only. */
  device?: string;
}

/** All that is known of one label. */
export interface LabelLife {
  /** When the label was stuck on its pack; undefined while it is on none. */
  boundAt?: Date;
  /** The first look since then, whether or not it is still among the looks below: those are kept for 90 days. */
  firstLookAt?: Date;
  /** The middle of the region where it is made: until a label is on a pack, nobody else has it in the hand. */
  home?: Cell;
  /** The end of its last day; undefined for what does not expire. */
  expiresAt?: Date;
  /** Void or spoiled since, or on a parcel that came back and lies at the co-op. */
  endedAt?: Date;
  recalledAt?: Date;
  /** The code inside the seal was used. */
  openedAt?: Date;
  /** The middle of the region the order went to. */
  sentTo?: Cell;
  /** When it left for there: before, whoever packs it looks at it where it is made. */
  sentAt?: Date;
  /** Oldest first. */
  looks: readonly Look[];
}

/** Why the score is what it is: numbers for a sentence in the reader's language. */
export interface Evidence<S extends string = Signal | 'guessing' | 'copying'> {
  signal: S;
  facts: Readonly<Record<string, string | number>>;
}

export interface Suspicion {
  score: number;
  evidence: Evidence<Signal>[];
}

/** The score of one label. `usualDevices`: the quantile of devices per label of the same product in the same month. */
export function suspicionOf(life: LabelLife, usualDevices: number, rules: CloneRules): Suspicion {
  const evidence = [
    beforeLife(life, rules),
    afterLife(life),
    tooFast(life, rules),
    manyDevices(life, usualDevices, rules),
    otherRegion(life, rules),
    afterOpening(life, rules),
    longAfterOpening(life, rules),
    afterEnd(life, rules),
    afterRecall(life),
  ].filter(found => found !== undefined);
  return { score: evidence.reduce((sum, { signal }) => sum + rules.weights[signal], 0), evidence };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Looks at the pack. Those before it was one say something of their own (S1), and nothing of how a pack travels. */
const onPack = ({ boundAt, looks }: LabelLife): readonly Look[] =>
  boundAt ? looks.filter(({ at }) => at >= boundAt) : looks;

/** S1: looked at before it was on a pack: a roll that was stolen, or a file of codes. Not by whoever prints it or packs with it. */
function beforeLife(life: LabelLife, rules: CloneRules): Evidence<Signal> | undefined {
  const { boundAt, looks } = life;
  const first = looks.find(look => (!boundAt || look.at < boundAt) && !isTrial(look, life, rules));
  return first && { signal: 'before-life', facts: { at: first.at.toISOString() } };
}

function isTrial({ at, cell }: Look, { boundAt, home }: LabelLife, { homeKm, trialHours }: CloneRules): boolean {
  if (cell !== undefined && home !== undefined) return kmBetween(home, cell) <= homeKm;
  return boundAt !== undefined && boundAt.getTime() - at.getTime() <= trialHours * HOUR;
}

/** S1: the first look comes when the goods are long gone. */
function afterLife(life: LabelLife): Evidence<Signal> | undefined {
  const first = life.firstLookAt ?? onPack(life)[0]?.at;
  if (!first || !life.expiresAt || first <= life.expiresAt) return undefined;
  return { signal: 'after-life', facts: { at: first.toISOString() } };
}

/** S2: two looks so far apart in place and so near in time that nothing on the road could be both. */
function tooFast(life: LabelLife, { fastestKmh, nearKm }: CloneRules): Evidence<Signal> | undefined {
  const placed = onPack(life).filter((look): look is Look & { cell: Cell } => look.cell !== undefined);
  for (const [at, later] of placed.entries()) {
    const earlier = placed[at - 1];
    if (!earlier || earlier.cell === later.cell) continue;
    const km = kmBetween(earlier.cell, later.cell);
    const hours = (later.at.getTime() - earlier.at.getTime()) / HOUR;
    if (km < nearKm || km <= hours * fastestKmh) continue;
    return {
      signal: 'too-fast',
      facts: { km: Math.round(km), minutes: Math.round(hours * 60), at: later.at.toISOString() },
    };
  }
  return undefined;
}

/** S3: more devices than nearly all labels of the same product. Counted within a month, since hashes are not comparable beyond it. */
function manyDevices(life: LabelLife, usualDevices: number, { fewDevices }: CloneRules): Evidence<Signal> | undefined {
  const byMonth = new Map<string, Set<string>>();
  for (const { at, device } of onPack(life)) {
    const month = at.toISOString().slice(0, 7);
    if (device !== undefined) byMonth.set(month, (byMonth.get(month) ?? new Set()).add(device));
  }
  const devices = Math.max(0, ...[...byMonth.values()].map(month => month.size));
  const usual = Math.max(usualDevices, fewDevices);
  return devices > usual ? { signal: 'many-devices', facts: { devices, usual } } : undefined;
}

/** S4: looked at far from where the parcel went, or from where it is made while it is on no pack. Gifts travel too, hence a small weight. */
function otherRegion(
  { boundAt, home, sentTo, sentAt, looks }: LabelLife,
  rules: CloneRules,
): Evidence<Signal> | undefined {
  const from = boundAt ? sentTo : home;
  if (from === undefined) return undefined;
  const since = sentAt ? looks.filter(({ at }) => at >= sentAt) : looks;
  const far = since.map(({ cell }) => (cell ? kmBetween(from, cell) : 0));
  const km = Math.max(0, ...far);
  return km > rules.regionKm ? { signal: 'other-region', facts: { km: Math.round(km) } } : undefined;
}

/** S5: looked at after the code under its seal was given. Whoever opened it may show it around, hence a small weight. */
function afterOpening({ openedAt, looks }: LabelLife, { openingMinutes }: CloneRules): Evidence<Signal> | undefined {
  const since = openedAt && openedAt.getTime() + openingMinutes * 60_000;
  const after = since === undefined ? [] : looks.filter(({ at }) => at.getTime() > since);
  return after.length > 0 ? { signal: 'after-opening', facts: { looks: after.length } } : undefined;
}

/** S5: a pack whose seal is broken is eaten soon; a look long after it is of another pack. */
function longAfterOpening({ openedAt, looks }: LabelLife, { eatenDays }: CloneRules): Evidence<Signal> | undefined {
  const last = looks.at(-1);
  if (!openedAt || !last || last.at.getTime() <= openedAt.getTime() + eatenDays * DAY) return undefined;
  return { signal: 'long-after-opening', facts: { at: last.at.toISOString() } };
}

/** S6: a label that is worth nothing any more, or whose goods came back, is still out there. */
function afterEnd({ endedAt, looks }: LabelLife, { looksAfterEnd }: CloneRules): Evidence<Signal> | undefined {
  const after = endedAt ? looks.filter(look => look.at > endedAt) : [];
  return after.length >= looksAfterEnd ? { signal: 'after-end', facts: { looks: after.length } } : undefined;
}

/** S6: looked at after it was recalled. */
function afterRecall({ recalledAt, looks }: LabelLife): Evidence<Signal> | undefined {
  const after = recalledAt ? looks.filter(look => look.at > recalledAt) : [];
  return after.length > 0 ? { signal: 'after-recall', facts: { looks: after.length } } : undefined;
}
