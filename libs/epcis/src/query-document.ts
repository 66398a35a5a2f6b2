import type { EpcisEvent, Json } from './event.js';
import { EPCIS_CONTEXT, ownPrefixes } from './prefixes.js';

/** What an answer is: an EPCISQueryDocument. Prefixes of its events stand once at the top, or with the event where two documents disagree. */
export function queryDocument(
  events: readonly EpcisEvent[],
  { queryName, subscriptionID, at }: { queryName: string; subscriptionID?: string; at: Date },
) {
  const shared: Record<string, string> = {};
  const eventList = events.map(event => hoisted(event, shared));
  return {
    '@context': Object.keys(shared).length > 0 ? [EPCIS_CONTEXT, shared] : [EPCIS_CONTEXT],
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: at.toISOString(),
    epcisBody: {
      queryResults: { ...(subscriptionID && { subscriptionID }), queryName, resultsBody: { eventList } },
    },
  };
}

function hoisted(event: EpcisEvent, shared: Record<string, string>): EpcisEvent {
  const { '@context': context, ...rest } = event;
  if (context === undefined) return event;
  const own = Object.entries(ownPrefixes(context));
  const others = [context].flat().filter(part => typeof part === 'string');
  const isAlone = others.length > 0 || own.some(([prefix, namespace]) => (shared[prefix] ?? namespace) !== namespace);
  if (isAlone) return event;
  for (const [prefix, namespace] of own) shared[prefix] = namespace;
  return rest as EpcisEvent & { '@context'?: Json };
}
