import { openMarket, type TestMarket } from './market.js';
import { programKey } from './program-key.js';

export type Json = Record<string, unknown>;
export interface Told {
  status: number;
  headers: Record<string, string | undefined>;
  json: Json & { type?: string; member?: string[] };
  events: Json[];
}

export const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
let counter = 0;

/** One that nobody has told before. */
export const event = (change: Json = {}): Json => ({
  type: 'ObjectEvent',
  eventTime: new Date(Date.UTC(2026, 9, 1, 0, 0, counter++)).toISOString(),
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: [`urn:epc:id:sgtin:9521234.056789.S${counter}`],
  ...change,
});
export const documentOf = (events: Json[], context: unknown = [CONTEXT]): Json => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T09:00:00+07:00',
  epcisBody: { eventList: events },
});
/** The thing of this number. */
export const serial = (at: number) => `urn:epc:id:sgtin:9521234.099999.${at}`;
export const exception = (name: string) => ({ type: `epcisException:${name}` });

/** A partner's program at /epcis of a market of its own. */
export class EpcisProgram {
  market!: TestMarket;
  key!: string;

  async open(): Promise<void> {
    this.market = await openMarket('bare');
    this.key = await this.keyOf('Kho Thử');
  }

  readonly close = (): Promise<void> => this.market.close();

  readonly keyOf = (partner: string, scopes?: readonly string[]): Promise<string> =>
    programKey(this.market, partner, scopes);

  readonly ask = async (
    method: string,
    path: string,
    {
      body,
      headers = {},
      as = this.key,
    }: { body?: unknown; headers?: Record<string, string>; as?: string | null } = {},
  ): Promise<Told> => {
    const answer = await this.market.app.inject({
      method: method as 'GET',
      url: `/epcis${path}`,
      headers: {
        ...(as && { authorization: `Bearer ${as}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = (answer.body === '' ? {} : JSON.parse(answer.body)) as Told['json'];
    const { queryResults } = (json['epcisBody'] ?? {}) as { queryResults?: { resultsBody: { eventList: Json[] } } };
    return {
      status: answer.statusCode,
      headers: answer.headers as Told['headers'],
      json,
      events: queryResults?.resultsBody.eventList ?? [],
    };
  };

  /** Tells a document; its job. */
  readonly capture = async (events: Json[], headers: Record<string, string> = {}, context?: unknown): Promise<Json> => {
    const told = await this.ask('POST', '/capture', { body: documentOf(events, context), headers });
    expect(told.status).toBe(202);
    const job = await this.ask('GET', String(told.headers['location']).replace('/epcis', ''));
    expect(job.status).toBe(200);
    return job.json;
  };

  readonly idsFound = async (query: string): Promise<unknown[]> =>
    (await this.ask('GET', `/events?${query}`)).events.map(one => one['eventID']);
}
