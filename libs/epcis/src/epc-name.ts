import { hashForm } from '#libs/gs1';

/** Three signs that a canonical link escapes, and the reference event hashes leave alone. */
const PLAIN: Readonly<Record<string, string>> = { '%27': "'", '%3B': ';', '%3D': '=' };

/**
 * One name for each thing, however it was written: an EPC URN and a Digital Link of any host become the constrained canonical Digital
 * Link of CBV 2.0 §8.9 (host id.gs1.org, no query, only the finest qualifier); every other text stays as it is. The event hash counts
 * with it, and events are found by it.
 */
export function canonicalName(text: string): string {
  if (!/^(urn:epc:|https?:\/\/)/i.test(text)) return text;
  return hashForm(text)?.replace(/%(27|3B|3D)/g, escape => PLAIN[escape] as string) ?? text;
}
