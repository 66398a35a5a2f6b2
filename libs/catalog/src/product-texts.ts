import type { LineCode } from './lines.js';

/** What a co-op says about a product. English falls back to Vietnamese where it is empty. */
export interface ProductTexts {
  line: LineCode;
  /** A leaf of the OCOP list, e.g. `I.5.a`. */
  groupCode: string;
  nameVi: string;
  nameEn?: string;
  summaryVi?: string;
  summaryEn?: string;
  storyVi?: string;
  storyEn?: string;
  ingredientsVi?: string;
  ingredientsEn?: string;
  usageVi?: string;
  usageEn?: string;
  warningsVi?: string;
  warningsEn?: string;
  /** Standard applied, e.g. `TCCS 01:2025`. */
  standard?: string;
  /** Days from packing to the last day; none for goods that do not spoil. */
  shelfLifeDays?: number | null;
}

const BLANK = {
  nameEn: '',
  summaryVi: '',
  summaryEn: '',
  storyVi: '',
  storyEn: '',
  ingredientsVi: '',
  ingredientsEn: '',
  usageVi: '',
  usageEn: '',
  warningsVi: '',
  warningsEn: '',
  standard: '',
  shelfLifeDays: null,
} as const;

/** All texts, and nothing but texts: what was left out is empty. */
export function allTexts(texts: ProductTexts): Required<ProductTexts> {
  const { line, groupCode, nameVi } = texts;
  const optional = Object.entries(BLANK).map(([key, blank]) => [key, texts[key as keyof typeof BLANK] ?? blank]);
  return {
    line,
    groupCode,
    nameVi,
    ...(Object.fromEntries(optional) as Required<Omit<ProductTexts, 'line' | 'groupCode' | 'nameVi'>>),
  };
}

export type TextField = keyof ProductTexts;

/** One text that would be another. */
export interface TextChange {
  field: TextField;
  before: string | number | null;
  after: string | number | null;
}

/** What differs between two versions of the texts, in the order of the form. */
export function changesBetween(before: ProductTexts, after: ProductTexts): TextChange[] {
  const [old, now] = [allTexts(before), allTexts(after)];
  return (Object.keys(now) as TextField[])
    .filter(field => old[field] !== now[field])
    .map(field => ({ field, before: old[field], after: now[field] }));
}
