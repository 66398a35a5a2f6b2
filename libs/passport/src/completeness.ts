import type { Day } from '#platform/clock';
import type { Passport } from './passport.js';

export type RequirementId =
  | 'name'
  | 'gtin'
  | 'picture'
  | 'producer'
  | 'address'
  | 'identifier'
  | 'origin'
  | 'stages'
  | 'stage-places'
  | 'produced-on'
  | 'best-before'
  | 'lot'
  | 'standard'
  | 'step-back'
  | 'ingredients'
  | 'usage'
  | 'warnings'
  | 'english-name'
  | 'certificate';

interface Requirement {
  id: RequirementId;
  /** Where it is written. */
  source: Source;
  /** A missing `must` makes the passport incomplete; a missing `should` is only pointed out. */
  strength: 'must' | 'should';
  /** Asked of this passport at all? Left out: of every one. */
  asks?: (passport: Passport) => boolean;
  isMet: (passport: Passport) => boolean;
}

interface RequirementSet {
  /** From this day on. */
  validFrom: Day;
  requirements: readonly Requirement[];
}

/** A place in the law, as it is cited in each language. */
interface Source {
  vi: string;
  en: string;
}

const article32 = (point: string): Source => ({
  vi: `Nghị định 37/2026/NĐ-CP, Điều 32, điểm ${point}`,
  en: `Decree 37/2026/NĐ-CP, Art. 32, point ${point}`,
});
const CIRCULAR: Source = { vi: 'Thông tư 02/2024/TT-BKHCN', en: 'Circular 02/2024/TT-BKHCN' };
const LABELS: Source = { vi: 'Nghị định 37/2026/NĐ-CP, Chương IV', en: 'Decree 37/2026/NĐ-CP, Ch. IV' };
const OURS: Source = { vi: 'Chợ Phiên', en: 'Chợ Phiên' };
const FOOD = new Set(['tea', 'rice', 'honey', 'herbs', 'fish', 'fruit', 'livestock', 'vermicelli']);
const isFood = ({ line }: Passport): boolean => FOOD.has(line);

const need = (
  id: RequirementId,
  source: Source,
  isMet: Requirement['isMet'],
  more: Partial<Requirement> = {},
): Requirement => ({
  id,
  source,
  strength: 'must',
  isMet,
  ...more,
});

/** What the law asks, as dated data. The newest set that is in force counts. */
export const REQUIREMENTS: readonly RequirementSet[] = [
  {
    validFrom: '2026-01-23',
    requirements: [
      need('name', article32('a'), one => one.nameVi !== ''),
      need('gtin', article32('a'), one => one.gtin !== ''),
      need('picture', CIRCULAR, one => one.photos.length > 0),
      need('producer', article32('b'), one => one.responsible.name !== ''),
      need('address', article32('b'), one => one.responsible.address !== '' && one.responsible.commune !== ''),
      need('identifier', article32('b'), one => one.responsible.gln !== ''),
      need('origin', article32('c'), one => one.stages.some(stage => stage.place.commune !== '')),
      need('stages', article32('d'), one => one.stages.some(({ step }) => step === 'pack') && one.stages.length > 1),
      need('stage-places', article32('d'), one =>
        one.stages.every(({ productCode, place }) => productCode !== '' && place.gln !== '' && place.extension !== ''),
      ),
      need('step-back', CIRCULAR, one => one.from.length > 0 || one.stages.some(({ step }) => step === 'gather')),
      need('produced-on', article32('f'), one => one.producedOn !== null),
      need('best-before', article32('f'), one => one.bestBefore !== null, { asks: one => one.shelfLifeDays !== null }),
      need('lot', CIRCULAR, one => one.lot !== ''),
      need('standard', CIRCULAR, one => one.standard !== ''),
      need('ingredients', LABELS, one => one.ingredientsVi !== '', { asks: isFood }),
      need('usage', LABELS, one => one.usageVi !== '', { asks: isFood }),
      need('warnings', article32('g'), one => one.warningsVi !== '', { strength: 'should', asks: isFood }),
      need('english-name', OURS, one => one.nameEn !== '', { strength: 'should' }),
      need('certificate', article32('e'), one => one.certificates.length > 0, { strength: 'should' }),
    ],
  },
];

export interface Missing {
  id: RequirementId;
  source: Source;
  strength: Requirement['strength'];
}

export interface Completeness {
  /** 0 to 100: of what must be there, so much is. 100 only when nothing is missing. */
  percent: number;
  missing: Missing[];
}

/** How complete a passport is by the rules of a day; before the first rules, by the first. */
export function completenessOf(passport: Passport, day: Day, sets = REQUIREMENTS): Completeness {
  const set = sets.filter(one => one.validFrom <= day).at(-1) ?? sets[0];
  const asked = (set?.requirements ?? []).filter(({ asks }) => asks?.(passport) ?? true);
  const missing = asked.filter(({ isMet }) => !isMet(passport));
  const musts = asked.filter(({ strength }) => strength === 'must').length;
  const lacking = missing.filter(({ strength }) => strength === 'must').length;
  return {
    percent: musts === 0 ? 100 : Math.floor((100 * (musts - lacking)) / musts),
    missing: missing.map(({ id, source, strength }) => ({ id, source, strength })),
  };
}
