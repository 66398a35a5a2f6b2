import { randomCode } from '#platform/ids';
import { slugOf } from '#platform/language';

/** Addresses that lead elsewhere: /desk/…/products/new. */
const RESERVED = new Set(['new']);
const LONGEST = 80;

/** The product's part of its address: its name, and from the second attempt on a few random letters, when the name was taken. */
export function productSlug(nameVi: string, attempt: number): string {
  const plain = slugOf(nameVi).slice(0, LONGEST).replace(/-$/, '') || 'san-pham';
  return attempt === 1 && !RESERVED.has(plain) ? plain : `${plain}-${randomCode(4).toLowerCase()}`;
}
