import { z } from 'zod';
import type { IssuedKey, PartnerWish } from '#libs/identity';
import { choice, id, optionalText, text } from '../../web/fields.js';

/** Ticked boxes of one name: none, one, or a list. */
const ticked = z.preprocess(value => [value ?? []].flat(), z.array(z.string()));

export const keyForm = z.object({
  /** Drawn with the form: sent twice, it makes one key. */
  keyId: id(),
  name: text(100),
  scopes: ticked,
});

export const partnerKeyForm = keyForm.extend({ partner: text(100), gln: optionalText(20) });

/** The department's own form also says whose: a partner is named only for a partner's key. */
export const outsideKeyForm = keyForm.extend({
  owner: choice(['partner', 'department'] as const),
  partner: optionalText(100),
  gln: optionalText(20),
});

export const partnerOf = ({ partner, gln }: { partner: string; gln: string }): PartnerWish => ({
  name: partner,
  ...(gln !== '' && { gln }),
});

/** What the answer to the form shows, and no page after it. */
export interface NewKey extends IssuedKey {
  name: string;
}

/** Whose page it is, and where its forms go. */
export interface KeysPlace {
  kind: 'desk' | 'department' | 'operator';
  here: string;
  subscriptions: string;
  revoke: (keyId: string) => string;
}
