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
  /** When the label was stuck on its pack. */
  boundAt: Date;
  /** The end of its last day; undefined for what does not expire. */
  expiresAt?: Date;
  /** Void or given back since. A recall is no end: then every honest buyer looks. */
  endedAt?: Date;
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
    outsideLife(life),
    tooFast(life, rules),
    manyDevices(life, usualDevices, rules),
    otherRegion(life, rules),
    afterOpening(life),
    afterEnd(life),
  ].filter(found => found !== undefined);
  return { score: evidence.reduce((sum, { signal }) => sum + rules.weights[signal], 0), evidence };
}

/** S1: the first look at a label comes before it was on a pack, or long after the goods are gone. */
function outsideLife({ boundAt, expiresAt, looks }: LabelLife): Evidence<Signal> | undefined {
  const [first] = looks;
  if (!first) return undefined;
  const isEarly = first.at < boundAt;
  const isLate = expiresAt !== undefined && first.at > expiresAt;
  return isEarly || isLate ? { signal: 'outside-life', facts: { at: first.at.toISOString() } } : undefined;
}

/** S2: two looks so far apart in place and so near in time that nothing on the road could be both. */
function tooFast({ looks }: LabelLife, { fastestKmh, nearKm }: CloneRules): Evidence<Signal> | undefined {
  const placed = looks.filter((look): look is Look & { cell: Cell } => look.cell !== undefined);
  for (const [at, later] of placed.entries()) {
    const earlier = placed[at - 1];
    if (!earlier || earlier.cell === later.cell) continue;
    const km = kmBetween(earlier.cell, later.cell);
    const hours = (later.at.getTime() - earlier.at.getTime()) / 3_600_000;
    if (km < nearKm || km <= hours * fastestKmh) continue;
    return {
      signal: 'too-fast',
      facts: { km: Math.round(km), minutes: Math.round(hours * 60), at: later.at.toISOString() },
    };
  }
  return undefined;
}

/** S3: more devices than nearly all labels of the same product. Counted within a month, since hashes are not comparable beyond it. */
function manyDevices(
  { looks }: LabelLife,
  usualDevices: number,
  { fewDevices }: CloneRules,
): Evidence<Signal> | undefined {
  const byMonth = new Map<string, Set<string>>();
  for (const { at, device } of looks) {
    const month = at.toISOString().slice(0, 7);
    if (device !== undefined) byMonth.set(month, (byMonth.get(month) ?? new Set()).add(device));
  }
  const devices = Math.max(0, ...[...byMonth.values()].map(month => month.size));
  const usual = Math.max(usualDevices, fewDevices);
  return devices > usual ? { signal: 'many-devices', facts: { devices, usual } } : undefined;
}

/** S4: looked at far from where the parcel went. Gifts travel too, hence a small weight. */
function otherRegion({ sentTo, sentAt, looks }: LabelLife, { regionKm }: CloneRules): Evidence<Signal> | undefined {
  if (sentTo === undefined) return undefined;
  const since = sentAt ? looks.filter(({ at }) => at >= sentAt) : looks;
  const far = since.map(({ cell }) => (cell ? kmBetween(sentTo, cell) : 0));
  const km = Math.max(0, ...far);
  return km > regionKm ? { signal: 'other-region', facts: { km: Math.round(km) } } : undefined;
}

/** S5: a pack whose seal is broken is eaten soon; a look long after it is of another pack. */
const AFTER_OPENING_MS = 60 * 86_400_000;
function afterOpening({ openedAt, looks }: LabelLife): Evidence<Signal> | undefined {
  const last = looks.at(-1);
  if (!openedAt || !last || last.at.getTime() <= openedAt.getTime() + AFTER_OPENING_MS) return undefined;
  return { signal: 'after-opening', facts: { at: last.at.toISOString() } };
}

/** S6: a label that was voided or given back is still out there. One look may be the person who did it. */
function afterEnd({ endedAt, looks }: LabelLife): Evidence<Signal> | undefined {
  const after = endedAt ? looks.filter(look => look.at > endedAt) : [];
  return after.length > 1 ? { signal: 'after-end', facts: { looks: after.length } } : undefined;
}
