// The state of every label follows from the logged changes of its roll, in their order; the serials follow from the roots in them.

import { leafHash, toBytes, toHex } from '#libs/tlog';
import { finding, type Finding } from './finding.js';
import { readChange, type SaidChange } from './judge-rows.js';
import type { ChangeRow, RollRow } from './rows.js';
import { rootsOf } from './tree-roots.js';

export function judgeLabels(rolls: readonly RollRow[], changes: readonly ChangeRow[]): Finding[] {
  const ofRoll = new Map<string, SaidChange[]>();
  for (const change of [...changes].sort((a, b) => a.number - b.number)) {
    const said = trySaid(change);
    if (said) ofRoll.set(said.roll, [...(ofRoll.get(said.roll) ?? []), said]);
  }
  return [
    ...rolls.flatMap(roll => judgeRoll(roll, ofRoll.get(roll.id) ?? [])),
    ...[...ofRoll.keys()]
      .filter(id => !rolls.some(roll => roll.id === id))
      .map(id => finding(`labels_roll ${id}`, 'the roll is gone')),
  ];
}

/** Nothing where the row of the change itself is already a finding. */
function trySaid(change: ChangeRow): SaidChange | undefined {
  try {
    return readChange(change);
  } catch {
    return undefined;
  }
}

function judgeRoll(roll: RollRow, changes: readonly SaidChange[]): Finding[] {
  const name = `labels_roll ${roll.id}`;
  const issued = changes.find(change => change.state === 'issued');
  const findings: Finding[] = [];
  if (!issued) return roll.labels.length > 0 ? [finding(name, 'no logged change issued its labels')] : [];
  if (issued.gtin !== roll.gtin) findings.push(finding(name, 'gtin is not what was logged'));
  if (issued.labels !== roll.quantity) findings.push(finding(name, 'quantity is not what was logged'));
  if (!roll.is_owners)
    findings.push(finding(name, 'cooperative_id or variant_id was changed: the goods are of another co-op'));
  const placed = new Map(roll.labels.map(label => [label[0], label]));
  for (let position = 1; position <= issued.labels; position++)
    if (!placed.has(position))
      findings.push(finding(`labels_label at position ${position} of ${name}`, 'the label is gone'));
  findings.push(...roll.labels.flatMap(label => judgeLabel(label, issued, changes)));
  return findings.length > 0 ? findings : judgeSerials(changes, placed, name);
}

function judgeLabel(
  [position, gtin, serial, state, lot, orderLine]: RollRow['labels'][number],
  issued: SaidChange,
  changes: readonly SaidChange[],
) {
  const row = `labels_label ${gtin}/${serial}`;
  const last = changes.findLast(change => inStretches(position, change.positions));
  if (!inStretches(position, issued.positions) || !last) return [finding(row, 'no logged change issued it')];
  if (last.state !== state) return [finding(row, `it is ${state}, and the last logged change made it ${last.state}`)];
  if ((last.lot ?? null) !== lot) return [finding(row, `it is of lot ${lot}, and was bound to ${last.lot}`)];
  if (gtin !== last.gtin) return [finding(row, `it was issued for ${last.gtin}`)];
  return judgeOrderLine(
    row,
    orderLine,
    changes.filter(change => inStretches(position, change.positions)),
    position,
  );
}

/** With which order it left was logged when it left. At the packing table it may be in one parcel and then in another, which is no change of the log. */
function judgeOrderLine(row: string, orderLine: string | null, changes: readonly SaidChange[], position: number) {
  const sold = changes.findLast(change => change.state === 'sold');
  if (!sold) {
    const isOnPack = changes.some(change => change.state === 'active');
    return orderLine === null || isOnPack
      ? []
      : [finding(row, `it was never on a pack, and is said to be of order line ${orderLine}`)];
  }
  // Sold before changes said with which lines.
  if (!sold.lines) return [];
  const logged = sold.lines.find(([, positions]) => inStretches(position, positions))?.[0];
  return logged === orderLine
    ? []
    : [finding(row, `it is of order line ${orderLine}, and was logged to leave with ${logged}`)];
}

/** The smallest change that names a wrong serial narrows down which one it is. */
function judgeSerials(
  changes: readonly SaidChange[],
  placed: ReadonlyMap<number, RollRow['labels'][number]>,
  name: string,
): Finding[] {
  const wrong = changes.filter(change => rootOf(serialsOf(change, placed)) !== change.root);
  const [smallest] = wrong.sort((a, b) => a.labels - b.labels);
  if (!smallest) return [];
  const where = smallest.positions
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
    .join(', ');
  return [finding(`labels_label at position ${where} of ${name}`, 'a serial is not the one that was logged')];
}

function serialsOf({ positions }: SaidChange, placed: ReadonlyMap<number, RollRow['labels'][number]>): string[] {
  return positions.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => placed.get(first + at)?.[2] ?? ''),
  );
}

function rootOf(serials: readonly string[]): string {
  const leaves = serials.map(serial => leafHash(toBytes(serial)));
  return toHex(rootsOf(leaves, [leaves.length]).get(leaves.length) ?? new Uint8Array());
}

const inStretches = (position: number, stretches: readonly [number, number][]): boolean =>
  stretches.some(([first, last]) => first <= position && position <= last);
