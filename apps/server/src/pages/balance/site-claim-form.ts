import { z } from 'zod';
import { SITE_CLAIMS, type SiteClaim } from '#libs/balance';
import { readAmount } from '#libs/traceability';
import { choice, day, id, optional, optionalText, text, wholeNumber } from '../../web/fields.js';
import type { Visit } from '../../web/visit.js';

export const CLAIM_UNITS = ['g', 'ml', 'piece', 'night'] as const;

/** A size without an amount, or the other way round, is for the verb to refuse: it says which of the two is missing. */
export const siteClaimForm = ({ locale }: Pick<Visit, 'locale'>) =>
  z
    .object({
      id: id(),
      claim: choice(SITE_CLAIMS),
      size: optional(wholeNumber(1, 1_000_000_000)),
      amount: optionalText(20),
      unit: choice(CLAIM_UNITS).default('g'),
      from: optional(day()),
      to: optional(day()),
      source: text(300, 3),
    })
    .transform(({ size, amount, unit, ...rest }, context): SiteClaim => {
      if (rest.claim !== 'capacity') return rest;
      const read = amount === '' ? undefined : readAmount(amount, unit, locale);
      if (amount !== '' && read === undefined)
        context.issues.push({ code: 'custom', input: amount, path: ['amount'], params: { words: 'notANumber' } });
      if (size === undefined && amount === '') return rest;
      return { ...rest, capacity: { size: BigInt(size ?? 0), amount: read ?? 0n, unit } };
    });
