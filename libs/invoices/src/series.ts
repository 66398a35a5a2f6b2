/** 1: hoá đơn giá trị gia tăng, of who deducts VAT; 2: hoá đơn bán hàng, of who pays it as a part of the turnover. */
export const TEMPLATES = ['1', '2'] as const;
export type Template = (typeof TEMPLATES)[number];

/** What stands before the numbers of a seller, less the year: that comes with the day. */
export interface Series {
  template: Template;
  /** C: with a code of the tax authority; K: without. */
  code: 'C' | 'K';
  /** T: of who has registered to use e-invoices; M: of a cash register that is connected to the tax authority. */
  use: 'T' | 'M';
  /** Two letters of the seller's own choice. */
  tail: string;
}

const WRITTEN = /^([12])([CK])(\d\d)([TM])([A-Z]{2})$/;

/** `1C26TAB`, as it stands on the registration. Undefined when it cannot be read, or is of another year. */
export function readSeries(typed: string, year: number): Series | undefined {
  const [, template, code, written, use, tail] = WRITTEN.exec(typed.replaceAll(/[\s/.-]/g, '').toUpperCase()) ?? [];
  if (written !== twoDigits(year) || tail === undefined) return undefined;
  return { template, code, use, tail } as Series;
}

/** `1C26TAB`: numbers begin anew with each year, and so does the series. */
export const seriesIn = ({ template, code, use, tail }: Series, year: number): string =>
  `${template}${code}${twoDigits(year)}${use}${tail}`;

const twoDigits = (year: number): string => String(year % 100).padStart(2, '0');
