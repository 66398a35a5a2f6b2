// The public log for who writes a program that watches it (the OpenAPI document). What tiles, checkpoints and proofs are, C2SP says:
// https://c2sp.org/tlog-tiles, https://c2sp.org/tlog-checkpoint, https://c2sp.org/tlog-proof.
import { z } from 'zod';
import type { EndpointFacts } from '../api/endpoint.js';

const TEXT = 'text/plain';

const note = z.string().meta({ description: 'a signed note, https://c2sp.org/signed-note' });

export const checkpoint: EndpointFacts = {
  summary: 'The newest checkpoint, with the signatures of witnesses',
  answer: note,
  media: TEXT,
};

export const tile: EndpointFacts = {
  summary: 'A tile of hashes, or a bundle of entries',
  params: z.object({
    tile: z.string().meta({ description: '`<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`, its slashes as they are' }),
  }),
  answer: z.string().meta({ format: 'binary' }),
  media: 'application/octet-stream',
  addresses: ['/log/tile/{tile}'],
};

export const keys: EndpointFacts = {
  summary: 'The verifier keys of the log and of its witnesses',
  answer: z.object({ log: z.string(), witnesses: z.array(z.string()) }).meta({ id: 'LogKeys' }),
};

const numberedCheckpoint = z
  .object({ number: z.int(), note, cosignatures: z.array(z.object({ number: z.int(), line: z.string() })) })
  .meta({ id: 'LogCheckpoint' });

export const checkpoints: EndpointFacts = {
  summary: 'Everything that was ever signed, 500 checkpoints at a time',
  query: z.object({
    from: z.string().optional().meta({ description: 'the lowest number; from the first on without it' }),
  }),
  answer: z.array(numberedCheckpoint),
};

const line = z
  .object({
    index: z.int().optional(),
    entry: z.string(),
    proof: z.string().optional().meta({ description: 'https://c2sp.org/tlog-proof' }),
    promise: z.string().optional().meta({ description: 'a signed note: this line gets a place' }),
  })
  .meta({ id: 'LogLine' });

export const lines: EndpointFacts = {
  summary: 'What the log says of an event or of a change of labels, each line with its proof or the promise of one',
  query: z.object({ of: z.string().optional().meta({ description: 'the id of the event or of the change' }) }),
  answer: z.array(line),
};

export const entry: EndpointFacts = {
  summary: 'The proof of one entry, to keep and to check anywhere',
  params: z.object({ entry: z.string().meta({ description: '`<index>.tlog-proof`' }) }),
  answer: z.string().meta({ description: 'https://c2sp.org/tlog-proof' }),
  media: TEXT,
};

export const cosignatures: EndpointFacts = {
  summary: 'A checkpoint of ours with the signatures of witnesses on it',
  body: note,
  answer: z.string().meta({ description: 'how many signatures were new' }),
  media: TEXT,
};

export const rows: EndpointFacts = {
  summary: 'What the log has only hashes of, opened to the auditor of the department',
  params: z.object({ table: z.enum(['events', 'changes', 'rolls', 'pending', 'entries', 'tiles']) }),
  query: z.object({
    after: z.string().optional().meta({ description: 'the `key` of the last row of the page before' }),
  }),
  answer: z.array(z.looseObject({ key: z.union([z.string(), z.int()]) })),
  isKeyed: true,
};
