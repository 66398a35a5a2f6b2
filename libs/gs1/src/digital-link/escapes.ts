// Percent-encoding as GS1 Digital Link has it (URI Syntax 1.7 §4.2): everything outside the unreserved characters is written %XX.
const UNRESERVED = /[^\w.~-]/g;

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** For values of AIs, which are ASCII. */
export const percentEncode = (value: string): string => value.replace(UNRESERVED, hex);

const ESCAPE = /%([\dA-Fa-f]{2})/g;

/**
 * One byte a character: what is not ASCII is in no character set of an AI, so nobody needs UTF-8 here. A `%` that begins no escape stands for
 * itself, as in GS1's own engine. Nothing when there is a NUL in it.
 */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  const value = text.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return value.includes('\0') ? undefined : value;
}

/** In a query `+` is a space. */
export const queryDecode = (text: string): string | undefined => percentDecode(text.replaceAll('+', ' '));
