// Which screen of a field app shows what stands behind a code: what the phone has with it is found without a network.
import { linkOf, valueOf } from '../../pages/scanner/where-code-leads.js';

/** The app that asks, by its address; undefined when it is none of ours. */
export const appOf = (to: string | null): string | undefined =>
  to !== null && /^\/(desk\/[^/?#]+\/recorder|department\/inspections\/app)$/.test(to) ? to : undefined;

/** The order at the desk for whose parcel a label is read, by its address: the server leads back there with what was read. */
export const orderOf = (to: string | null): string | undefined =>
  to !== null && /^\/desk\/[^/?#]+\/orders\/[^/?#]+$/.test(to) ? to : undefined;

/**
 * Goods that change hands, a lot, and on an officer's phone a label. Everything else only when there `isNoNetwork`: then the recorder
 * says what its book knows. Undefined when the server should be asked.
 */
export function screenFor(app: string, text: string, isNoNetwork: boolean): string | undefined {
  const link = linkOf(text);
  const [gtin = '', lot = '', serial = ''] = ['01', '10', '21'].map(ai => link && valueOf(link, ai));
  const own = app.startsWith('/department/') ? labelScreen(gtin, serial) : goodsScreen(text);
  if (own) return own;
  if (gtin && lot && !serial) return `#/lot/${gtin}/${encodeURIComponent(lot)}`;
  const isRecorder = app.startsWith('/desk/');
  return isNoNetwork && isRecorder ? `#/code/${gtin}/${encodeURIComponent(lot)}` : undefined;
}

const labelScreen = (gtin: string, serial: string): string | undefined =>
  gtin && serial ? `#/label/${gtin}/${encodeURIComponent(serial)}` : undefined;

function goodsScreen(text: string): string | undefined {
  const [, code, told = ''] = /\/hand-over\/([2-9A-HJ-NP-Z]{16})(?:#(.*))?$/.exec(text) ?? [];
  return code && `#/receive/${code}/${encodeURIComponent(told)}`;
}
