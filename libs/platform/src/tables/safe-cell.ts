const FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection): names are typed by people.
 * So does one that has its apostrophes already, or it would lose one on its way back.
 */
export const asSafeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What was written by `asSafeCell`, as it was before. */
export const fromSafeCell = (cell: string): string => (ESCAPED.test(cell) ? cell.slice(1) : cell);

/** Without the characters that XML, and so a spreadsheet, cannot hold. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
