// What a device sends: a JSON text, its hash and its signature. The text is kept as it came, so that the signature can be checked
// for ever; here is what may stand in it.
import { z } from 'zod';

/** Longer than any honest item: five fields, a note and a few hashes. */
export const LONGEST_BODY = 6000;
/** A sync carries so many items at most; the device sends the rest in the next one. */
export const MOST_ITEMS = 40;
export const MOST_ENCLOSURES = 4;

/** A year: who left a phone in a drawer for longer starts anew. */
const LONGEST_MS = 366 * 86_400_000;

/** What PostgreSQL cannot hold, and nobody types: NUL, and halves of a character. */
const UNTYPED = /\0|\p{Surrogate}/u;
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine(text => !UNTYPED.test(text));

const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const uuid = z.guid().transform(id => id.toLowerCase());
const moment = z.iso.datetime().transform(text => new Date(text));
const duration = z.number().int().min(0).max(LONGEST_MS);
/** Whole base units, as text: sums are never floats. */
const amount = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);

const work = {
  batch: uuid,
  site: uuid,
  /** How long before it was written down the work was done, in milliseconds. */
  ago: duration,
  note: words(300).default(''),
  /** What the person typed, by the names of the fields: kept for whoever checks the sums later. */
  typed: z.record(words(40), words(300)).default({}),
  /** Photos and voice notes by SHA-256. */
  enclosed: z.array(hash).max(MOST_ENCLOSURES).default([]),
};

/** The code in the QR of goods that change hands: 80 random bits in the plain alphabet, drawn by the giver's phone. */
const handOverCode = z.string().regex(/^[2-9A-HJ-NP-Z]{16}$/);
/** Goods of other batches go in, too: as many as the form offers. */
const MOST_SOURCES = 12;

/** To the task's own questions, by key, as typed. */
const answers = z.record(words(40), words(120)).default({});

/** What was done: a batch started, work on it, goods packed, given or taken over, or something taken back that still waits. */
export const deed = z.discriminatedUnion('what', [
  z.object({ what: z.literal('start'), product: uuid, lot: words(20) }),
  z.object({
    what: z.literal('work'),
    ...work,
    kind: words(40),
    input: amount.optional(),
    output: amount.optional(),
    byProduct: amount.optional(),
    from: z
      .array(z.object({ batch: uuid, amount }))
      .max(MOST_SOURCES)
      .default([]),
    answers,
  }),
  z.object({ what: z.literal('pack'), ...work, variant: uuid, packs: z.number().int().min(1).max(100_000), answers }),
  z.object({ what: z.literal('give'), ...work, code: handOverCode, amount }),
  /** Into a batch that is in work, or one that an item before this one started. */
  z.object({ what: z.literal('receive'), ...work, code: handOverCode, amount }),
  z.object({ what: z.literal('withdraw'), item: ulid }),
  /** Of an officer: what was found at a co-op, one of its batches, or a label. */
  z.object({
    what: z.literal('check'),
    inspection: uuid,
    cooperative: uuid,
    batch: uuid.optional(),
    label: words(80).default(''),
    verdict: z.enum(['genuine', 'inactive', 'recalled', 'unknown']).optional(),
    isInOrder: z.boolean(),
    ago: duration,
    note: words(300).default(''),
    enclosed: z.array(hash).max(MOST_ENCLOSURES).default([]),
  }),
  /** The phone has forgotten what it took along for an inspection. */
  z.object({ what: z.literal('close'), inspection: uuid }),
]);

export const itemBody = z.object({
  v: z.literal(1),
  /** The public key, base64url: the item belongs to this device and no other. */
  key: z.string().length(43),
  seq: z.number().int().min(1).max(10_000_000),
  prev: hash,
  id: ulid,
  /** By the device's own clock. */
  at: moment,
  /** The last time the server told, and what has passed since: on the monotonic clock, and while the app was away. */
  trusted: moment,
  elapsed: duration,
  away: duration,
  deed,
});

export type Deed = z.output<typeof deed>;
export type ItemBody = z.output<typeof itemBody>;

/** Undefined when it is no such text. */
export function readBody(text: string): ItemBody | undefined {
  if (text.length > LONGEST_BODY || UNTYPED.test(text)) return undefined;
  try {
    return itemBody.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const enclosedIn = (told: Deed): readonly string[] => ('enclosed' in told ? told.enclosed : []);

/** Whose goods an officer's photos show. */
export const inspectedIn = (told: Deed): string | null => (told.what === 'check' ? told.cooperative : null);
