import { z } from 'zod';
import type { OriginKind } from '#libs/recalls';
import { RECALL_FILTERS } from './department-recalls.query.js';
import { choice, confirmed, id, optional, optionalText, text } from '../../web/fields.js';

export const ORIGIN_KINDS = [
  'batch',
  'serial',
  'site',
  'party',
  'certificate',
  'input',
] as const satisfies OriginKind[];
export const FOUND = ['returned', 'destroyed', 'consumed', 'in-stock'] as const;

/** Which recalls a list shows; anything else than a filter shows all. */
export const filterQuery = z.object({ show: z.enum(RECALL_FILTERS).catch('all') });

const ticked = z.preprocess(value => value === 'yes', z.boolean());

/** Where the recall starts: enough to see what it would reach. */
export const originForm = z.object({ kind: choice(ORIGIN_KINDS), origin: text(300), withSiblings: ticked });

export const proposalForm = originForm.extend({
  id: optional(id()),
  reasonVi: text(300),
  reasonEn: optionalText(300),
  isDrill: ticked,
});

export const confirmationForm = z.object({ confirmed: confirmed() });

/** A number below zero takes an answer back. */
export const answerForm = z.object({
  id: optional(id()),
  batchId: id(),
  found: choice(FOUND),
  packs: text(7).transform((typed, context): number => {
    const packs = Number(typed.replace('−', '-'));
    if (Number.isSafeInteger(packs)) return packs;
    context.issues.push({ code: 'custom', input: typed, params: { words: 'notWhole' } });
    return z.NEVER;
  }),
  note: optionalText(300),
});

/** A code as a camera reads it, or what was typed: the serial is what stands behind 21. */
export const serialIn = (typed: string): string => /\/21\/([^/?#]+)/.exec(typed)?.[1] ?? typed;

/** Already what the books call it, rather than what people do. */
export const isExact = (origin: string): boolean =>
  /^https:\/\/|^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(origin);
