// A partner's program tells and reads events over HTTP, as the standard has it (EPCIS 2.0 REST bindings).
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { newId, newSecret, secretHash } from '#platform/ids';
import { openMarket, type TestMarket } from '../support/market.js';
import { planOf } from '../support/plan.js';
import { cookieOf } from '../support/roles.js';
import { readJson, sharedData } from '../support/shared-data.js';

type Json = Record<string, unknown>;
interface Told {
  status: number;
  headers: Record<string, string | undefined>;
  json: Json & { type?: string; member?: string[] };
  events: Json[];
}

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
let counter = 0;

const event = (change: Json = {}): Json => ({
  type: 'ObjectEvent',
  eventTime: new Date(Date.UTC(2026, 9, 1, 0, 0, counter++)).toISOString(),
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: [`urn:epc:id:sgtin:9521234.056789.S${counter}`],
  ...change,
});
const documentOf = (events: Json[], context: unknown = [CONTEXT]): Json => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T09:00:00+07:00',
  epcisBody: { eventList: events },
});

/** Over a real connection: Node itself has a say in how long an address may be. */
const tooLong = (origin: string, length: number) =>
  new Promise<{ status: number; type: string; problem: Json }>((done, fail) => {
    const path = `/epcis/events?EQ_eventID=${'x'.repeat(length)}`;
    const sent = request(origin + path, { agent: false }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => void (text += piece));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          problem: JSON.parse(text) as Json,
        }),
      );
    });
    sent.on('error', fail).end();
  });

describe('programs at /epcis', () => {
  let market: TestMarket;
  let key: string;
  let address: Promise<string> | undefined;

  beforeAll(async () => {
    market = await openMarket('bare');
    key = await keyOf('Kho Thử');
  }, 120_000);
  afterAll(() => market.close());

  async function keyOf(partner: string, scopes = ['capture', 'query']): Promise<string> {
    const token = `cpk_${newSecret()}`;
    const person = newId();
    await market.ask(
      `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1::uuid, 'Vận hành', $1::text || '@example.com', '-', now())`,
      [person],
    );
    await market.ask(
      `WITH p AS (INSERT INTO identity_partner (id, name, created_at) VALUES (gen_random_uuid(), $1, now())
         ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING id)
       INSERT INTO identity_api_key (id, token_hash, name, partner_id, scopes, created_by, created_at, expires_at)
       SELECT gen_random_uuid(), $2, 'thử', p.id, $3, $4, '2026-01-01', '2028-01-01' FROM p`,
      [partner, secretHash(token), scopes, person],
    );
    return token;
  }

  async function ask(
    method: string,
    path: string,
    { body, headers = {}, as = key }: { body?: unknown; headers?: Record<string, string>; as?: string | null } = {},
  ): Promise<Told> {
    const answer = await market.app.inject({
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
  }
  const capture = async (events: Json[], headers: Record<string, string> = {}, context?: unknown): Promise<Json> => {
    const told = await ask('POST', '/capture', { body: documentOf(events, context), headers });
    expect(told.status).toBe(202);
    const job = await ask('GET', String(told.headers['location']).replace('/epcis', ''));
    expect(job.status).toBe(200);
    return job.json;
  };
  const idsFound = async (query: string): Promise<unknown[]> =>
    (await ask('GET', `/events?${query}`)).events.map(one => one['eventID']);
  const exception = (name: string) => ({ type: `epcisException:${name}` });

  describe('discover', () => {
    it('what there is (E01, E05)', async () => {
      const { status, json, headers } = await ask('GET', '/');
      expect(status).toBe(200);
      expect(json).toMatchObject({ type: 'Collection', '@context': CONTEXT });
      expect(json.member).toEqual(expect.arrayContaining(['capture', 'events', 'epcs', 'queries', 'bizSteps']));
      expect(headers).toMatchObject({ 'gs1-epcis-version': '2.0', 'gs1-cbv-version': '2.0' });
    });

    it.each(['', '/capture', '/events', '/events/x', '/epcs/x/events', '/queries', '/queries/x/events', '/capture/x'])(
      'what %s can do (E02, E03)',
      async path => {
        const { status, headers } = await ask('OPTIONS', path, { as: null });
        expect(status).toBe(204);
        for (const name of [
          'allow',
          'gs1-epcis-min',
          'gs1-epcis-max',
          'gs1-cbv-min',
          'gs1-epc-format',
          'gs1-extensions',
        ])
          expect(headers[name]).toBeTruthy();
        if (path === '/capture')
          expect(headers).toMatchObject({
            'gs1-epcis-capture-limit': '10000',
            'gs1-epcis-capture-file-size-limit': '8388608',
            'gs1-capture-error-behaviour': 'all',
          });
      },
    );

    it.each([
      ['PUT', '/capture', 'OPTIONS, GET, POST'],
      ['DELETE', '/events', 'OPTIONS, GET, POST'],
      ['DELETE', '/events/x', 'OPTIONS, GET'],
      ['PATCH', '/queries/x', 'OPTIONS, GET, DELETE'],
      ['POST', '/', 'OPTIONS, GET'],
    ])('that %s is nothing for %s', async (method, path, allow) => {
      const { status, headers, json } = await ask(method, path);
      expect([status, headers['allow']]).toEqual([405, allow]);
      expect(json).toMatchObject({ ...exception('ImplementationException'), status: 405 });
    });

    it.each([20_000, 60_000, 200_000])('that an address of %i characters is too long (E41)', async length => {
      const url = await (address ??= market.listen());
      const answer = await tooLong(url, length);
      expect(answer.type).toContain('application/problem+json');
      // Where it does not come in one piece, nobody can tell whether it is the address that is too long, or what follows.
      const words = { 414: 'epcisException:URITooLongException', 431: 'about:blank' };
      expect(length < 65_536 ? [414] : [414, 431]).toContain(answer.status);
      expect(answer.problem).toMatchObject({ status: answer.status, type: words[answer.status as 414 | 431] });
    });

    it.each([
      { 'gs1-epcis-min': '2.1' },
      { 'gs1-epcis-max': '1.2' },
      { 'gs1-cbv-min': '3' },
      { 'gs1-epcis-min': 'new' },
      { 'gs1-epc-format': 'Always_RFID' },
      { accept: 'application/xml' },
    ])('that we do not speak %j (E04, E40)', async headers => {
      const { status, json } = await ask('GET', '/events', { headers: headers as unknown as Record<string, string> });
      expect(status).toBe(406);
      expect(json).toMatchObject({ ...exception('NotAcceptableException'), status: 406 });
      expect(typeof json['title']).toBe('string');
    });
  });

  describe('tell', () => {
    it('a document, and follow its job (E10, E13, E15)', async () => {
      const one = event({ eventID: undefined });
      expect(await capture([one])).toMatchObject({ running: false, success: true, errors: [] });
      const epc = String((one['epcList'] as string[])[0]);
      const { events } = await ask('GET', `/events?MATCH_epc=${encodeURIComponent(epc)}`);
      expect(events).toHaveLength(1);
      expect(events[0]?.['eventID']).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
      expect(Date.parse(String(events[0]?.['recordTime']))).not.toBeNaN();
      const jobs = await ask('GET', '/capture?perPage=1');
      expect(jobs.json as unknown).toHaveLength(1);
    });

    it('the same twice, and it stays one (E19)', async () => {
      const one = event({ eventID: `urn:uuid:${newId()}` });
      await capture([one]);
      expect(await capture([one, one])).toMatchObject({ success: true });
      expect(await idsFound(`EQ_eventID=${one['eventID'] as string}`)).toEqual([one['eventID']]);
      expect(await capture([{ ...one, bizStep: 'packing' }])).toMatchObject({
        success: false,
        errors: [{ ...exception('ResourceAlreadyExistsException'), eventID: one['eventID'] }],
      });
    });

    it('all or nothing by default, and what is right when asked to proceed (E14)', async () => {
      const taken = event({ eventID: `urn:uuid:${newId()}` });
      await capture([taken]);
      const [good, bad] = [event({ eventID: `urn:uuid:${newId()}` }), { ...taken, bizStep: 'packing' }];
      expect(await capture([good, bad])).toMatchObject({
        running: false,
        success: false,
        captureErrorBehaviour: 'rollback',
      });
      expect(await idsFound(`EQ_eventID=${good['eventID'] as string}`)).toEqual([]);
      const proceed = { 'gs1-capture-error-behaviour': 'proceed' };
      expect(await capture([good, bad, event({ bizStep: 'dancing' })], proceed)).toMatchObject({
        success: false,
        captureErrorBehaviour: 'proceed',
        errors: [
          { ...exception('ValidationException'), event: 2 },
          { ...exception('ResourceAlreadyExistsException'), event: 1 },
        ],
      });
      expect(await idsFound(`EQ_eventID=${good['eventID'] as string}`)).toEqual([good['eventID']]);
    });

    it.each([
      ['no JSON', '{"type":', {}, 400, 'ValidationException'],
      ['no document', { hello: 1 }, {}, 400, 'ValidationException'],
      ['a wrong event', documentOf([event({ action: 'DANCE' })]), {}, 400, 'ValidationException'],
      ['an undefined prefix', documentOf([event({ 'who:knows': 1 })]), {}, 400, 'ValidationException'],
      [
        'a sensor after the event',
        documentOf([
          event({
            eventTime: '2026-01-01T00:00:00Z',
            sensorElementList: [
              { sensorMetadata: { time: '2026-01-02T00:00:00Z' }, sensorReport: [{ type: 'Temperature', value: 4 }] },
            ],
          }),
        ]),
        {},
        400,
        'ValidationException',
      ],
      [
        'too many events',
        documentOf(Array.from({ length: 10_001 }, () => ({}))),
        {},
        413,
        'CaptureLimitExceededException',
      ],
      ['too many bytes', ' '.repeat(8_400_000), {}, 413, 'CaptureLimitExceededException'],
      ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'UnsupportedMediaTypeException'],
      ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UnsupportedMediaTypeException'],
      ['another behaviour', documentOf([]), { 'gs1-capture-error-behaviour': 'guess' }, 400, 'ValidationException'],
    ])('%s, and is refused with nothing kept (E11, E12, E18)', async (_what, body, headers, status, type) => {
      const before = await market.ask('SELECT count(*) FROM epcis_event');
      const told = await ask('POST', '/capture', { body, headers: headers as Record<string, string> });
      expect(told.status).toBe(status);
      expect(told.json).toMatchObject({ ...exception(type), status });
      if (status === 413) expect(told.headers['gs1-epcis-capture-limit']).toBe('10000');
      expect(await market.ask('SELECT count(*) FROM epcis_event')).toEqual(before);
    });

    it('one bare event, found at its own address (E07, E16)', async () => {
      const one = { '@context': [CONTEXT, { ex: 'https://ns.example.com/x#' }], 'ex:note': 'a|b', ...event() };
      const told = await ask('POST', '/events', { body: one });
      expect(told.status).toBe(201);
      const address = String(told.headers['location']).replace('/epcis', '');
      const found = await ask('GET', address);
      expect(found.events).toHaveLength(1);
      expect(found.events[0]).toMatchObject({ 'ex:note': 'a|b' });
      expect(await ask('POST', '/events', { body: one })).toMatchObject({
        status: 409,
        json: exception('ResourceAlreadyExistsException'),
      });
      expect((await ask('GET', '/events/urn%3Auuid%3Anobody')).status).toBe(404);
    });
  });

  describe('ask', () => {
    const serial = (at: number) => `urn:epc:id:sgtin:9521234.099999.${at}`;
    const lot = 'urn:epc:class:lgtin:9521234.077777.L1';
    const ids = Array.from({ length: 6 }, () => `urn:uuid:${newId()}`);
    const at = (n: number) => `2026-05-0${n}T10:00:00.000+07:00`;

    beforeAll(async () => {
      const context = [CONTEXT, { my: 'https://ns.example.com/my/' }];
      const job = await capture(
        [
          event({
            eventID: ids[0],
            eventTime: at(1),
            epcList: [serial(1), serial(2)],
            action: 'ADD',
            bizStep: 'commissioning',
            ilmd: { 'my:grade': 'A' },
            'my:count': 5,
          }),
          event({
            eventID: ids[1],
            eventTime: at(2),
            epcList: [serial(1)],
            disposition: 'in_transit',
            readPoint: { id: 'urn:epc:id:sgln:9521234.00001.P7' },
            bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epc:id:gdti:9521234.00001.77' }],
          }),
          {
            type: 'AggregationEvent',
            eventID: ids[2],
            eventTime: at(3),
            eventTimeZoneOffset: '+07:00',
            action: 'ADD',
            bizStep: 'packing',
            parentID: 'urn:epc:id:sscc:9521234.0000000017',
            childEPCs: [serial(2)],
          },
          {
            type: 'TransformationEvent',
            eventID: ids[3],
            eventTime: at(4),
            eventTimeZoneOffset: '+07:00',
            inputQuantityList: [{ epcClass: lot, quantity: 40, uom: 'KGM' }],
            outputEPCList: [serial(9)],
            bizStep: 'creating_class_instance',
            'my:count': '7.50',
          },
          event({
            eventID: ids[4],
            eventTime: at(5),
            epcList: [serial(3)],
            bizStep: 'sensor_reporting',
            sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 3.5, uom: 'CEL' }] }],
            persistentDisposition: { set: ['recalled'] },
          }),
          event({
            eventID: ids[5],
            eventTime: at(6),
            epcList: [],
            quantityList: [{ epcClass: lot, quantity: 12.5, uom: 'KGM' }],
            destinationList: [{ type: 'possessing_party', destination: 'urn:epc:id:pgln:9521234.00005' }],
          }),
        ],
        {},
        context,
      );
      expect(job).toMatchObject({ success: true });
    });

    it.each<[string, number[]]>([
      [`MATCH_epc=${serial(1)}`, [0, 1]],
      ['MATCH_epc=https://example.com/01/09521234999997/21/1', [0, 1]],
      [`MATCH_epc=${serial(2)}`, [0, 2]],
      ['MATCH_epc=urn:epc:idpat:sgtin:9521234.099999.*', [0, 1, 2, 4]],
      [`MATCH_anyEPC=${serial(9)}`, [3]],
      [`MATCH_outputEPC=${serial(9)}|${serial(1)}`, [3]],
      ['MATCH_parentID=urn:epc:id:sscc:9521234.0000000017', [2]],
      [`MATCH_anyEPCClass=${lot}`, [3, 5]],
      [`MATCH_epcClass=${lot}`, [5]],
      [`MATCH_inputEPCClass=https://id.gs1.org/01/09521234777779`, [3]],
      ['EQ_bizStep=urn:epcglobal:cbv:bizstep:packing', [2]],
      ['EQ_bizStep=https://ref.gs1.org/cbv/BizStep-packing|commissioning', [0, 2]],
      ['EQ_disposition=in_transit', [1]],
      ['EQ_persistentDisposition_set=recalled', [4]],
      ['EQ_readPoint=urn:epc:id:sgln:9521234.00001.P7', [1]],
      ['WD_readPoint=urn:epc:id:sgln:9521234.00001.0', [1]],
      ['EQ_bizTransaction_po=urn:epc:id:gdti:9521234.00001.77', [1]],
      ['EQ_destination_possessing_party=urn:epc:id:pgln:9521234.00005', [5]],
      ['GE_quantity_KGM=12.5', [3, 5]],
      ['LT_quantity_KGM=40', [5]],
      ['EQ_quantity=40', [3]],
      ['GE_value_CEL=3.5&EQ_type=Temperature', [4]],
      ['GT_value_CEL=3.5', []],
      ['EXISTS_sensorElementList=', [4]],
      ['EQ_ILMD_my:grade=A', [0]],
      ['EQ_my:count=5', [0]],
      ['GE_my:count=7.5', [3]],
      ['EXISTS_https://ns.example.com/my/count=true', [0, 3]],
      ['EQ_action=ADD&eventType=AggregationEvent|ObjectEvent', [0, 2]],
      ['GE_eventTime=2026-05-03T03:00:00.000Z&LT_eventTime=2026-05-05T04:00:00%2B01:00', [2, 3]],
      [`EQ_eventID=${encodeURIComponent('urn:uuid:none')}`, []],
    ])('%s (E30–E35)', async (query, wanted) => {
      const found = await idsFound(
        `${query}&GE_eventTime=2026-05-01T00:00:00Z&LT_eventTime=2026-05-07T00:00:00Z`.replace(
          /&GE_eventTime=2026-05-01.*/,
          all => (query.includes('_eventTime') ? '' : all),
        ),
      );
      expect(found.sort()).toEqual(wanted.map(n => ids[n]).sort());
    });

    it('by what master data says of the place (E30)', async () => {
      const [site, other] = ['urn:epc:id:sgln:9521234.00002.0', 'urn:epc:id:sgln:9521234.00003.0'];
      const [there, elsewhere] = [`urn:uuid:${newId()}`, `urn:uuid:${newId()}`];
      const kind = 'urn:epcglobal:cbv:mda:sst';
      const body = {
        ...documentOf([
          event({ eventID: there, readPoint: { id: site } }),
          event({ eventID: elsewhere, readPoint: { id: other } }),
        ]),
        epcisHeader: {
          epcisMasterData: {
            vocabularyList: [
              {
                type: 'urn:epcglobal:epcis:vtype:ReadPoint',
                vocabularyElementList: [{ id: site, attributes: [{ id: kind, attribute: '201' }] }, { id: other }],
              },
            ],
          },
        },
      };
      expect((await ask('POST', '/capture', { body })).status).toBe(202);
      for (const query of [
        `HASATTR_readPoint=${kind}`,
        `EQATTR_readPoint_${kind}=201|202`,
        `EQ_ATTR_readPoint_${kind}=201`,
      ])
        expect(await idsFound(query)).toEqual([there]);
      for (const query of [`HASATTR_readPoint=${kind}x`, `EQATTR_readPoint_${kind}=202`, `HASATTR_bizLocation=${kind}`])
        expect(await idsFound(query)).toEqual([]);
      const plan = await planOf(market.url, `SELECT id FROM epcis_master m WHERE m.attributes ?| ARRAY['x']`);
      expect(plan).toContain('epcis_master_attributes');
    });

    it.each([
      'EQ_action=FOO',
      'orderDirection=UP',
      'GT_nothing=1',
      'EQ_bizStep=dancing',
      'GE_eventTime=yesterday',
      'eventCountLimit=5',
      'eventCountLimit=5&maxEventCount=5&orderBy=eventTime',
      'GE_quantity_KGM=much',
      'EQ_nobody:knows=1',
      'perPage=0',
      'nextPageToken=zzz',
      'MATCH_epc=plain',
      'EQ_eventID=',
    ])('%s is refused (E32, E36)', async query => {
      expect(await ask('GET', `/events?${query}`)).toMatchObject({
        status: 400,
        json: { ...exception('QueryParameterException'), status: 400 },
      });
    });

    it('for a limited number (E36)', async () => {
      const window = 'GE_eventTime=2026-05-01T00:00:00Z&LT_eventTime=2026-05-07T00:00:00Z';
      expect(await idsFound(`${window}&orderBy=eventTime&eventCountLimit=2`)).toEqual([ids[5], ids[4]]);
      expect(await idsFound(`${window}&orderBy=eventTime&orderDirection=ASC&eventCountLimit=2&perPage=1`)).toEqual([
        ids[0],
      ]);
      expect(await ask('GET', `/events?${window}&maxEventCount=5`)).toMatchObject({
        status: 413,
        json: exception('QueryTooLargeException'),
      });
      expect(await idsFound(`${window}&maxEventCount=6`)).toHaveLength(6);
    });

    it('page by page, each once, whatever comes meanwhile (E38, E39)', async () => {
      const seen: unknown[] = [];
      let path: string | undefined =
        '/events?GE_eventTime=2026-05-01T00:00:00Z&LT_eventTime=2026-05-07T00:00:00Z&perPage=2';
      while (path) {
        const told: Told = await ask('GET', path);
        expect(told.status).toBe(200);
        seen.push(...told.events.map(one => one['eventID']));
        const [, next] = /<\/epcis([^>]+)>; rel="next"/.exec(told.headers['link'] ?? '') ?? [];
        if (next) expect(Date.parse(told.headers['gs1-next-page-token-expires'] ?? '')).not.toBeNaN();
        await capture([
          event({ eventTime: '2026-05-04T12:00:00Z', epcList: [`urn:epc:id:sgtin:9521234.011111.N${seen.length}`] }),
        ]);
        path = next;
      }
      expect(seen.sort()).toEqual([...ids].sort());
    });

    it('and give a token back (E06)', async () => {
      const { headers } = await ask('GET', '/events?perPage=1');
      const token = /nextPageToken=([^>]+)>/.exec(headers['link'] ?? '')?.[1] ?? '';
      expect((await ask('DELETE', `/nextPageToken/${token}`)).status).toBe(204);
      expect((await ask('GET', `/events?perPage=1&nextPageToken=${token}`)).status).toBe(400);
    });

    it('in the form that is wanted (E40)', async () => {
      const epcOf = async (format?: string) =>
        (await ask('GET', `/events?EQ_eventID=${ids[1]}`, format ? { headers: { 'gs1-epc-format': format } } : {}))
          .events[0]?.['epcList'];
      expect(await epcOf()).toEqual(['https://id.gs1.org/01/09521234999997/21/1']);
      for (const format of ['Never_Translates', 'No_Preference', 'Always_EPC_URN'])
        expect(await epcOf(format)).toEqual([serial(1)]);
    });

    it('below the lists of the top level (E06, E07)', async () => {
      for (const list of ['eventTypes', 'epcs', 'bizSteps', 'bizLocations', 'readPoints', 'dispositions']) {
        const { status, json } = await ask('GET', `/${list}`);
        expect(status).toBe(200);
        expect(json.type).toBe('Collection');
      }
      expect((await ask('GET', '/bizSteps')).json.member).toEqual(expect.arrayContaining(['packing', 'commissioning']));
      const epc = encodeURIComponent('https://id.gs1.org/01/09521234999997/21/1');
      expect((await ask('GET', `/epcs/${epc}`)).json.member).toContain('events');
      const { events } = await ask('GET', `/epcs/${epc}/events?orderBy=eventTime&orderDirection=ASC`);
      expect(events.map(one => one['eventID'])).toEqual([ids[0], ids[1]]);
      expect(
        (await ask('GET', `/readPoints/${encodeURIComponent('urn:epc:id:sgln:9521234.00001.P7')}/events`)).events,
      ).toHaveLength(1);
      expect((await ask('GET', '/bizSteps/packing/events?EQ_action=ADD')).events).toHaveLength(1);
      expect((await ask('GET', '/bizSteps/dancing')).status).toBe(404);
    });

    it('by a name (E41, E42)', async () => {
      const query = {
        eventType: ['AggregationEvent'],
        GE_eventTime: '2026-05-01T00:00:00Z',
        LT_eventTime: '2026-05-07T00:00:00Z',
      };
      const create = () => ask('POST', '/queries', { body: { name: 'đóng gói', query } });
      expect((await create()).status).toBe(201);
      expect(await create()).toMatchObject({ status: 409, json: exception('ResourceAlreadyExistsException') });
      const path = `/queries/${encodeURIComponent('đóng gói')}`;
      expect((await ask('GET', path)).json).toEqual({ name: 'đóng gói', query });
      expect((await ask('GET', `${path}/events`)).events.map(one => one['eventID'])).toEqual([ids[2]]);
      expect((await ask('POST', '/queries', { body: { name: 'x', query: { EQ_action: 'ADD?' } } })).status).toBe(400);
      expect((await ask('DELETE', path)).status).toBe(204);
      expect(await ask('GET', `${path}/events`)).toMatchObject({ status: 404, json: exception('NoSuchNameException') });
      const long = await ask('GET', `/events?EQ_eventID=${'urn:uuid:x|'.repeat(1_500)}urn:uuid:y`);
      expect(long).toMatchObject({ status: 414, json: exception('URITooLongException') });
    });
  });

  describe('are let in', () => {
    it('by a key that opens this (E44)', async () => {
      for (const as of [null, 'cpk_none']) {
        const told = await ask('GET', '/events', { as });
        expect(told).toMatchObject({ status: 401, json: { ...exception('SecurityException'), status: 401 } });
      }
      const reader = await keyOf('Chỉ đọc', ['query']);
      expect(await ask('POST', '/capture', { body: documentOf([]), as: reader })).toMatchObject({
        status: 403,
        json: exception('SecurityException'),
      });
      await market.ask('UPDATE identity_api_key SET revoked_at = now() WHERE token_hash = $1', [secretHash(reader)]);
      expect((await ask('GET', '/events', { as: reader })).status).toBe(401);
    });

    it('also when a browser of another site sends the key along', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example' };
      expect((await ask('POST', '/capture', { body: documentOf([]), headers })).status).toBe(202);
    });

    it('to their own events and those of things they handled (E45)', async () => {
      const stranger = await keyOf('Người lạ');
      const one = event();
      await capture([one]);
      const epc = String((one['epcList'] as string[])[0]);
      const found = async (as: string) => (await ask('GET', `/events?MATCH_epc=${epc}`, { as })).events.length;
      expect(await found(key)).toBe(1);
      expect(await found(stranger)).toBe(0);
      expect((await ask('GET', '/events', { as: stranger })).events).toEqual([]);
      // Telling something of a thing that somebody else told of first opens nothing.
      await ask('POST', '/capture', { as: stranger, body: documentOf([{ ...one, bizStep: 'receiving' }]) });
      expect(await found(stranger)).toBe(1);
    });
  });

  it('get answers that the standard’s own schema accepts (E37)', async () => {
    const file = sharedData('epcis/schema/epcis-json-schema-2.0.1.json');
    const folder = sharedData('epcis/examples');
    if (!file || !folder) return;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.json(ld)?$/.test(name));
    for (const name of names) {
      const told = await ask('POST', '/capture', { body: readJson(join(folder, name)) });
      expect([name, told.status]).toEqual([name, 202]);
      const job = await ask('GET', String(told.headers['location']).replace('/epcis', ''));
      expect([name, job.json]).toEqual([name, expect.objectContaining({ success: true, running: false })]);
    }
    const ajv = new Ajv({ strict: false });
    (((formats as unknown as { default?: unknown }).default ?? formats) as (one: Ajv) => void)(ajv);
    const validate = ajv.compile(readJson<object>(file));
    for (const format of ['Always_GS1_Digital_Link', 'Always_EPC_URN', 'Never_Translates']) {
      const { json, events } = await ask('GET', '/events?perPage=1000', { headers: { 'gs1-epc-format': format } });
      expect(events.length).toBeGreaterThan(50);
      expect([validate(json), validate.errors]).toEqual([true, null]);
    }
  });

  it('see broken documents refused with nothing kept (E11)', async () => {
    const folder = sharedData('epcis/invalid');
    if (!folder) return;
    const before = await market.ask('SELECT count(*) FROM epcis_event');
    for (const name of readdirSync(folder)) {
      const told = await ask('POST', '/capture', { body: readJson(join(folder, name)) });
      expect([name, told.status, told.json.type]).toEqual([name, 400, 'epcisException:ValidationException']);
    }
    expect(await market.ask('SELECT count(*) FROM epcis_event')).toEqual(before);
  });

  it('are looked after by officers who are signed in, and by nobody else', async () => {
    const seeded = await openMarket('market');
    try {
      const look = async (role: 'officer' | 'director') =>
        (await seeded.app.inject({ url: '/epcis/events?perPage=2', headers: { cookie: await cookieOf(seeded, role) } }))
          .statusCode;
      expect(await look('officer')).toBe(200);
      expect(await look('director')).toBe(403);
    } finally {
      await seeded.close();
    }
  }, 120_000);
});
