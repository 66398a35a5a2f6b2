import type { Dpi, LabelSize, PrintForm } from './label-template.js';

/** What a file is made as. */
export interface PrintChoice {
  readonly form: PrintForm;
  readonly size: LabelSize;
  /** Only what is made of dots has one. */
  readonly dpi: Dpi | null;
}

/** When no printer was named: the coarsest, which all others print just as well. */
export const USUAL_DPI: Dpi = 203;

export const hasDots = (form: PrintForm): boolean => form === 'png' || form === 'zpl';

/** As it can be: a sheet of A4 has one size of label, and what is made of shapes has no resolution. */
export const tidyChoice = ({ form, size, dpi }: PrintChoice): PrintChoice => ({
  form,
  size: form === 'sheet' ? 'standard' : size,
  dpi: hasDots(form) ? (dpi ?? USUAL_DPI) : null,
});

/** The ending of a file. */
export type FileKind = 'pdf' | 'zip' | 'zpl';

const KINDS: Readonly<Record<PrintForm, FileKind>> = { sheet: 'pdf', roll: 'pdf', svg: 'zip', png: 'zip', zpl: 'zpl' };

export const fileKind = (form: PrintForm): FileKind => KINDS[form];
