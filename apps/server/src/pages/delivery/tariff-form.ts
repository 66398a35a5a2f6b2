import { z } from 'zod';
import { COD_BEARERS, type TariffStep } from '#libs/delivery';
import { dong } from '#platform/money';
import { choice, day, digitsOf, longText, money, optional, text, ticked, wholeNumber } from '../../web/fields.js';
import { percentInThousandths } from '../balance/bounds-form.js';

const MOST_STEPS = 20;
const HEAVIEST = 1_000_000;
const DEAREST = 99_999_999;

const linesOf = (typed: string): string[] => typed.split('\n').filter(line => line !== '');
const digits = (typed: string): number => Number(digitsOf(typed) ?? Number.NaN);

/** `500 18.000 30.000`: up to so many grams, so much within the province, so much beyond it. Undefined when it is not that. */
function stepsOf(line: string): TariffStep[] | undefined {
  const typed = line.split(/[\s;|]+/).filter(Boolean);
  const [grams = 0, near = 0, far = 0] = typed.map(digits);
  const isGood =
    typed.length === 3 && isBetween(grams, 1, HEAVIEST) && [near, far].every(fee => isBetween(fee, 0, DEAREST));
  if (!isGood) return undefined;
  return [
    { zone: 'same-province', upToGrams: grams, fee: dong(near) },
    { zone: 'other-province', upToGrams: grams, fee: dong(far) },
  ];
}

const isBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const refuse = (context: z.core.ParsePayload<string>, words: string): never => {
  context.issues.push({ code: 'custom', input: context.value, params: { words } });
  return z.NEVER;
};

const steps = () =>
  longText(2000).transform((typed, context): TariffStep[] => {
    const lines = linesOf(typed);
    const read = lines.map(stepsOf);
    const isGood = lines.length > 0 && lines.length <= MOST_STEPS && read.every(step => step !== undefined);
    return isGood ? read.flatMap(step => step ?? []) : refuse(context as never, 'notSteps');
  });

/** One commune a line, by its code; what stands behind it is for people. */
const communes = () =>
  longText(20_000).transform((typed, context): string[] => {
    const codes = linesOf(typed).map(line => /^\d{5}(?!\d)/.exec(line)?.[0]);
    return codes.every(code => code !== undefined) ? [...new Set(codes)] : refuse(context as never, 'notCommunes');
  });

export const tariffForm = z
  .object({
    validFrom: day(),
    validTo: optional(day()),
    source: text(200, 3),
    isDemo: ticked(),
    steps: steps(),
    divisor: wholeNumber(1000, 10_000),
    remoteFee: money(DEAREST, 0),
    remote: communes(),
    codFee: money(DEAREST, 0),
    codPercent: percentInThousandths(),
    codBorneBy: choice(COD_BEARERS),
    daysNear: wholeNumber(0, 60),
    daysFar: wholeNumber(0, 60),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom, {
    path: ['validTo'],
    params: { words: 'notADay' },
  })
  // A thousandth of the whole is ten hundredths of a percent.
  .transform(({ remote, codPercent, ...list }) => ({
    ...list,
    remoteCommunes: remote,
    codBasisPoints: Number(codPercent) * 10,
  }));
