import { stampOf } from '#libs/tlog';
import type { LogKey } from '#libs/transparency';
import type { Visit } from '../../web/visit.js';

/** What a phone takes along, with the stamp of the log in a header: the phone takes nothing else in. `what`: as the phone asks for it. */
export async function stamped(visit: Visit, key: LogKey, what: string, content: object): Promise<Uint8Array | string> {
  const text = JSON.stringify(content);
  visit.header('stamp', stampOf(await key.signer(), what, text));
  return visit.file({ bytes: text, type: 'application/json; charset=utf-8' });
}
