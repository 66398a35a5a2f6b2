/** What people typed, made storable: NFC (iOS and macOS send NFD), no zero-width characters, single plain spaces. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/**
 * The key under which Vietnamese text is found: without tone marks, lower case. Stripping NFD marks leaves `đ`
 * whole, so it is mapped by hand. The database's `f_fold` gives the same answer.
 */
export function fold(text: string): string {
  return tidy(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').normalize('NFC').toLowerCase();
}

/** `Chè Shan tuyết` -> `che-shan-tuyet` */
export function slugOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Bank transfer text: letters, digits and spaces only, since banks drop the rest. */
export const plainAscii = (text: string): string =>
  fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '');
