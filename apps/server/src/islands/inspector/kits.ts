// What lies on the phone of the inspections that are under way; what has expired is forgotten as soon as the app sees it.
import { verifyCheckpoint } from '#libs/tlog';
import type { KitBook, LabelsInKit } from '../../api/inspections/kit.js';
import { wallNow } from '../recorder/field-clock.js';
import type { Recorder } from '../recorder/recorder.js';
import { Forged, takeAlong } from '../recorder/stamped.js';
import type { Belief } from '../recorder/sync.js';

export type Inspection = KitBook['inspections'][number];
export type CooperativeInKit = Inspection['cooperatives'][number];
export type BatchInKit = CooperativeInKit['batches'][number];

export interface KitsHere {
  locale: string;
  inspections: Inspection[];
  /** By inspection; what has not been fetched yet is missing. */
  labels: Record<string, LabelsInKit>;
}

/** The checkpoint an officer holds batches against was signed by the log, too. There is none before the first line of a log. */
export const isKitBelieved: Belief = (book, log) =>
  (book as unknown as KitBook).inspections.every(
    ({ checkpoint }) => checkpoint === null || verifyCheckpoint(checkpoint, log) !== undefined,
  );

const closedBy = (items: readonly { deed: Record<string, unknown> }[]): Set<unknown> =>
  new Set(items.filter(({ deed }) => deed['what'] === 'close').map(({ deed }) => deed['inspection']));

/** Reads the memory, wipes what has expired or was closed, and everything on a phone that was locked, and fetches label data that is missing, as far as there is a network. */
export async function kitsHere(
  recorder: Recorder,
): Promise<KitsHere & { items: Awaited<ReturnType<Recorder['snapshot']>>['items'] }> {
  const { book, items } = await recorder.snapshot();
  const { locale, inspections, ...rest } = book as unknown as KitBook;
  const closed = closedBy(items);
  const isLocked = recorder.outcome?.state === 'refused' && recorder.outcome.code === 'device-revoked';
  const isAlive = (one: Inspection): boolean =>
    !isLocked && new Date(one.expiresAt).getTime() > wallNow() && !closed.has(one.id);
  const alive = inspections.filter(isAlive);
  if (alive.length < inspections.length)
    await recorder.store.put('meta', { ...rest, locale, inspections: alive } as never, 'book');
  const labels: Record<string, LabelsInKit> = {};
  for (const { id } of alive) {
    const kept = (await recorder.store.get('meta', `labels:${id}`)) as LabelsInKit | undefined;
    // What a phone took along before there were filters it fetches again.
    const known = typeof kept?.genuine === 'object' ? kept : await fetched(recorder, id);
    if (known) labels[id] = known;
  }
  await forgetOthers(recorder, alive);
  return { locale, inspections: alive, labels, items };
}

async function fetched(recorder: Recorder, id: string): Promise<LabelsInKit | undefined> {
  try {
    const labels = await takeAlong<LabelsInKit>(recorder.store, `${recorder.facts.api}/${id}/labels`, `labels/${id}`);
    await recorder.store.put('meta', labels as never, `labels:${id}`);
    return labels;
  } catch (error) {
    if (error instanceof Forged) recorder.outcome = { state: 'forged' };
    return undefined; // or no network now: asked for again the next time
  }
}

async function forgetOthers(recorder: Recorder, alive: readonly Inspection[]): Promise<void> {
  for (const key of await recorder.store.getAllKeys('meta'))
    if (key.startsWith('labels:') && !alive.some(one => key === `labels:${one.id}`))
      await recorder.store.delete('meta', key);
}
