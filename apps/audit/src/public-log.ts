// Everything the log publishes, read and computed again: entries, tiles of all levels, every checkpoint and cosignature there ever was.
import {
  grow,
  HttpLog,
  isEqual,
  leafHash,
  levelsOf,
  readBundle,
  readNote,
  readTile,
  TILE_WIDTH,
  tilePath,
  toBytes,
  toText,
  verifyCheckpoint,
  verifyLine,
  readSignature,
  type SignedCheckpoint,
  type Tile,
  type VerifierKey,
} from '#libs/tlog';
import { finding, type Finding } from './finding.js';
import { rootsOf } from './tree-roots.js';

export interface TrustedKeys {
  log: VerifierKey;
  witnesses: readonly VerifierKey[];
}

/** What an auditor remembers from one time to the next. */
export interface AuditMemory {
  checkpoint: string;
  checkpoints: number;
  cosignatures: number;
}

export interface LogAudit {
  findings: Finding[];
  /** By index; undefined where an entry is gone. */
  entries: (string | undefined)[];
  memory?: AuditMemory;
}

interface NumberedCheckpoint {
  number: number;
  note: string;
  cosignatures: { number: number; line: string }[];
}

/** Up to 500 entries one by one from an index on, in their order. */
export type OpenEntries = (from: number) => Promise<{ index: number; entry: string }[]>;

/** Throws LogUnreachable. */
export async function auditLog(
  log: HttpLog,
  keys: TrustedKeys,
  { before, openEntries }: { before?: AuditMemory; openEntries?: OpenEntries } = {},
): Promise<LogAudit> {
  const served = await log.bytes('checkpoint');
  const history = await allCheckpoints(log);
  const findings: Finding[] = [];
  if (!served || !verifyCheckpoint(served, keys.log))
    findings.push(
      finding(`transparency_checkpoint ${history.at(-1)?.number ?? 1}`, 'the newest is not signed by the log'),
    );
  // Where the newest is broken, the one before, or the one that is remembered, still says what the log was.
  const notes = [served && toText(served), ...history.map(one => one.note).reverse(), before?.checkpoint];
  const note = notes.find(one => one !== undefined && verifyCheckpoint(one, keys.log));
  const newest = note === undefined ? undefined : verifyCheckpoint(note, keys.log);
  if (note === undefined || !newest) return { findings, entries: [] };
  const { entries, leaves } = await readEntries(log, newest, findings, openEntries);
  await requireTiles(log, newest, leaves, findings);
  requireHistory(history, keys, leaves, findings);
  if (before) requireMemory(before, newest, history, keys, leaves, findings);
  const cosignatures = history.flatMap(one => one.cosignatures).length;
  return { findings, entries, memory: { checkpoint: note, checkpoints: history.length, cosignatures } };
}

async function allCheckpoints(log: HttpLog): Promise<NumberedCheckpoint[]> {
  const all: NumberedCheckpoint[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = (await log.json<NumberedCheckpoint[]>(`checkpoints${last ? `?from=${last.number + 1}` : ''}`)) ?? [];
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** An entry that no bundle shows, though it may be there. */
const UNREAD = Symbol('unread');
type Found = Uint8Array | typeof UNREAD | undefined;

/** The entries, and the leaves that give the signed root: those of the entries or, where an entry was changed, those of the tiles. */
async function readEntries(
  log: HttpLog,
  { size, root }: SignedCheckpoint,
  findings: Finding[],
  openEntries: OpenEntries | undefined,
) {
  const count = Number(size);
  const entries: Found[] = [];
  const served: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < count; at += TILE_WIDTH) {
    const place = { index: BigInt(at / TILE_WIDTH), width: Math.min(TILE_WIDTH, count - at) };
    entries.push(...((await bundle(log, place)) ?? (await oneByOne(place.width, at, openEntries))));
    const tile = await log.bytes(tilePath({ level: 0, ...place }));
    const hashes = (tile && readTile(tile)) ?? [];
    served.push(...Array.from({ length: place.width }, (_, which) => hashes[which]));
  }
  const own = entries.map((entry, at) => (entry instanceof Uint8Array ? leafHash(entry) : (served[at] ?? NO_LEAF)));
  const ofTiles = served.map((hash, at) => hash ?? own[at] ?? NO_LEAF);
  const fits = (leaves: Uint8Array[]) => isEqual(rootsOf(leaves, [count]).get(count) ?? new Uint8Array(), root);
  const leaves = fits(own) || !fits(ofTiles) ? own : ofTiles;
  entries.forEach((entry, at) => {
    if (entry === undefined) findings.push(finding(`transparency_entry ${at}`, 'the entry is gone'));
    else if (!isEqual(own[at] ?? NO_LEAF, leaves[at] ?? NO_LEAF))
      findings.push(finding(`transparency_entry ${at}`, 'the entry was changed'));
  });
  return { entries: entries.map(entry => (entry instanceof Uint8Array ? toText(entry) : undefined)), leaves };
}
const NO_LEAF = new Uint8Array(32);

const readWidth = async (log: HttpLog, place: Omit<Tile, 'level'>, width: number) =>
  readBundle((await log.bytes(tilePath({ ...place, level: 'entries', width }))) ?? new Uint8Array());

async function bundle(log: HttpLog, place: Omit<Tile, 'level'>): Promise<Found[] | undefined> {
  const entries = await readWidth(log, place, place.width);
  return entries?.length === place.width ? entries : undefined;
}

/** For a bundle that is not whole. Without the rows behind the log only its number is known: its first entry is named for all. */
async function oneByOne(width: number, from: number, openEntries: OpenEntries | undefined): Promise<Found[]> {
  if (!openEntries) return Array.from({ length: width }, (_, at) => (at === 0 ? undefined : UNREAD));
  const rows = new Map((await openEntries(from)).map(({ index, entry }) => [index, toBytes(entry)]));
  return Array.from({ length: width }, (_, at) => rows.get(from + at));
}

async function requireTiles(
  log: HttpLog,
  { size }: SignedCheckpoint,
  leaves: Uint8Array[],
  findings: Finding[],
): Promise<void> {
  const rows = new Map<string, Uint8Array>();
  for (const { level, index, hashes } of grow(0n, leaves, new Map())) rows.set(`${level}/${index}`, hashes);
  for (const [level, { full, partialWidth }] of levelsOf(size).entries()) {
    const count = Number(full) + (partialWidth > 0 ? 1 : 0);
    for (let index = 0; index < count; index++) {
      const width = index < Number(full) ? TILE_WIDTH : partialWidth;
      const row = `transparency_tile ${level}/${index}`;
      const bytes = await log.bytes(tilePath({ level, index: BigInt(index), width }));
      if (!bytes) findings.push(finding(row, 'the tile is gone or too short'));
      else if (!isEqual(bytes, rows.get(`${level}/${index}`) ?? new Uint8Array()))
        findings.push(finding(row, 'the tile was changed'));
    }
  }
}

function requireHistory(
  history: NumberedCheckpoint[],
  keys: TrustedKeys,
  leaves: Uint8Array[],
  findings: Finding[],
): void {
  const signed = history.map(({ note }) => verifyCheckpoint(note, keys.log));
  const roots = rootsOf(
    leaves,
    signed.flatMap(one => (one && one.size <= BigInt(leaves.length) ? [Number(one.size)] : [])),
  );
  requireNumbers(
    'transparency_checkpoint',
    history.map(one => one.number),
    findings,
  );
  requireNumbers(
    'transparency_cosignature',
    history.flatMap(one => one.cosignatures.map(({ number }) => number)),
    findings,
  );
  history.forEach(({ number, note, cosignatures }, at) => {
    const row = `transparency_checkpoint ${number}`;
    const one = signed[at];
    if (!one) findings.push(finding(row, 'it is not signed by the log'));
    else if (!isEqual(roots.get(Number(one.size)) ?? new Uint8Array(), one.root))
      findings.push(finding(row, `the log did not have this root at ${one.size} entries: a second view of it`));
    else if (at > 0 && one.size <= (signed[at - 1]?.size ?? -1n)) findings.push(finding(row, 'the log did not grow'));
    const text = readNote(note)?.text ?? '';
    for (const cosignature of cosignatures)
      if (!isByWitness(text, cosignature.line, keys.witnesses))
        findings.push(finding(`transparency_cosignature ${cosignature.number}`, 'it is not signed by a known witness'));
  });
}

function isByWitness(text: string, line: string, witnesses: readonly VerifierKey[]): boolean {
  const read = readSignature(line);
  return read !== undefined && witnesses.some(key => verifyLine(text, read, key));
}

/** 1, 2, 3 … without a gap. */
function requireNumbers(table: string, numbers: number[], findings: Finding[]): void {
  const there = new Set(numbers);
  const highest = Math.max(0, ...numbers);
  for (let number = 1; number <= highest; number++)
    if (!there.has(number)) findings.push(finding(`${table} ${number}`, 'the row is gone'));
  for (const number of there) if (number < 1) findings.push(finding(`${table} ${number}`, 'the row was added'));
}

function requireMemory(
  before: AuditMemory,
  newest: SignedCheckpoint,
  history: NumberedCheckpoint[],
  keys: TrustedKeys,
  leaves: Uint8Array[],
  findings: Finding[],
): void {
  const last = verifyCheckpoint(before.checkpoint, keys.log);
  if (!last) findings.push(finding('transparency_key', 'the log had another key when it was looked at last'));
  else if (last.size > newest.size)
    findings.push(
      finding(
        'transparency_checkpoint',
        `the log had ${last.size} entries when it was looked at last, and has ${newest.size}: rolled back`,
      ),
    );
  else if (!isEqual(rootsOf(leaves, [Number(last.size)]).get(Number(last.size)) ?? new Uint8Array(), last.root))
    findings.push(
      finding(
        'transparency_checkpoint',
        `at ${last.size} entries the log is not the one that was looked at last: a split view`,
      ),
    );
  const cosignatures = history.flatMap(one => one.cosignatures).length;
  for (let gone = history.length + 1; gone <= before.checkpoints; gone++)
    findings.push(finding(`transparency_checkpoint ${gone}`, 'the row is gone'));
  for (let gone = cosignatures + 1; gone <= before.cosignatures; gone++)
    findings.push(finding(`transparency_cosignature ${gone}`, 'the row is gone'));
}
