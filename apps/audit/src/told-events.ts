// What the EPCIS query interface tells its partners (T12): the same question that anybody with a key of the department could ask.
import { keptForm, type EpcisEvent } from '#plain/epcis';
import { finding, type Finding } from './finding.js';

/** An event as it was told, not yet compared with anything. */
export interface ToldEvent {
  /** As the log calls it. */
  kind: 'event' | 'declaration';
  eventId: string;
  /** ISO 8601, UTC, milliseconds. */
  recordTime: string;
  /** The canonical bytes it may have been logged as, the likeliest first: an answer repeats prefixes at its top and names what had no id. */
  spellings: () => Iterable<string>;
}

export interface Told {
  events: ToldEvent[];
  findings: Finding[];
}

interface QueryDocument {
  '@context': EpcisEvent['@context'];
  epcisBody: { queryResults: { resultsBody: { eventList: (EpcisEvent & { eventID: string; recordTime: string })[] } } };
}

const FIRST_PAGE = '/epcis/events?orderBy=recordTime&orderDirection=ASC&perPage=1000';

/** `site`: `https://cho.example`. Throws when the key opens nothing, or nobody answers. */
export async function readTold(site: string, key: string): Promise<Told> {
  const told: Told = { events: [], findings: [] };
  let next: string | undefined = new URL(FIRST_PAGE, site).href;
  for (let page = 1; next !== undefined; page++) {
    const answer = await ask(next, key);
    if (answer.status >= 500) {
      told.findings.push(finding(`/epcis/events, page ${page}`, `it cannot be told any more (${answer.status})`));
      return told;
    }
    if (!answer.ok) throw new Error(`${site}/epcis/events is not open to this key (${answer.status})`);
    const { '@context': context, epcisBody } = (await answer.json()) as QueryDocument;
    told.events.push(...epcisBody.queryResults.resultsBody.eventList.map(event => toldOf(event, context)));
    next = nextPage(answer, next);
  }
  return told;
}

function ask(url: string, key: string): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'gs1-epc-format': 'Never_Translates' };
  const once = () => fetch(url, { headers, redirect: 'error' });
  // Twice: a line that was idle may have been closed on the other side.
  return once()
    .catch(once)
    .catch((error: unknown) => {
      throw new Error(`${url} does not answer: ${String(error)}`);
    });
}

/** On the same server only: the key is for nobody else. */
function nextPage(answer: Response, here: string): string | undefined {
  const [, link] = /<([^>]+)>; *rel="?next"?/.exec(answer.headers.get('link') ?? '') ?? [];
  if (link === undefined) return undefined;
  const next = new URL(link, here);
  if (next.origin !== new URL(here).origin) throw new Error(`the next page is said to be at ${next.origin}`);
  return next.href;
}

function toldOf(event: EpcisEvent & { eventID: string; recordTime: string }, context: EpcisEvent['@context']) {
  return {
    kind: event.errorDeclaration ? ('declaration' as const) : ('event' as const),
    eventId: event.eventID,
    recordTime: event.recordTime,
    spellings: () => spellingsOf(event, context),
  };
}

function* spellingsOf(event: EpcisEvent, context: EpcisEvent['@context']): Iterable<string> {
  const { eventID: _named, ...unnamed } = event;
  for (const prefixes of [context, undefined])
    for (const one of [event, unnamed as EpcisEvent]) yield keptForm(one, prefixes);
}
