import { canonicalName } from './epc-name.js';
import type { PreparedEvent } from './prepare-event.js';

/** The GLN in `https://id.gs1.org/417/{gln}` or `…/414/{gln}[/254/…]`; nothing in other names. */
export const glnIn = (name: string): string | undefined =>
  /^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})(?:$|\/)/.exec(name)?.[1];

/** Which thing of the event went to, or came from, which GLN. */
export function partiesNamed({ event, epcs }: PreparedEvent): { epc: string; gln: string }[] {
  const names = [
    ...(event.sourceList ?? []).map(({ source }) => source),
    ...(event.destinationList ?? []).map(({ destination }) => destination),
  ];
  const glns = new Set(names.map(name => glnIn(canonicalName(name))).filter(gln => gln !== undefined));
  const things = new Set(epcs.map(row => row.epc));
  return [...glns].flatMap(gln => [...things].map(epc => ({ epc, gln })));
}
