import { event, exception, serial, type EpcisProgram, type Told } from '../../support/epcis-program.js';

/** Over pages and lists, by names, in other forms; `ids` are the events of asking.ts, `serial` its things. */
export function walking(program: EpcisProgram, ids: readonly string[]): void {
  const { ask, capture, idsFound } = program;
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
}
