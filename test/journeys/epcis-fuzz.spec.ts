// Nearly right and utterly wrong captures, queries and codes: never a mistake of ours (5xx), always the standard's word for theirs, nothing half-stored.
// FUZZ_SECONDS=300 looks longer, FUZZ_SEED=7 elsewhere; a failure says the seed and the path that repeat it.
import fc from 'fast-check';
import { garbledCapture, garbledLink, garbledQuery, type Sent } from '../support/garbled-events.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { programKey } from '../support/program-key.js';

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 12);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261127);

/** The types of EPCIS 2.0 (REST bindings, RFC7807ProblemResponseBody) by status. */
const EXCEPTIONS: Record<number, readonly string[]> = {
  400: ['ValidationException', 'QueryParameterException', 'SubscriptionControlsException'],
  401: ['SecurityException'],
  403: ['SecurityException'],
  404: ['NoSuchNameException'],
  405: ['ImplementationException'],
  406: ['NotAcceptableException'],
  409: ['ResourceAlreadyExistsException'],
  413: ['CaptureLimitExceededException', 'QueryTooLargeException'],
  414: ['URITooLongException'],
  415: ['UnsupportedMediaTypeException'],
};

describe('garbage', () => {
  let market: TestMarket;
  let key: string;
  let callers = 0;
  beforeAll(async () => {
    market = await openMarket('bare');
    key = await programKey(market, 'Kho lạ');
  }, 120_000);
  afterAll(() => market.close());

  const ask = (sent: Sent, method: 'GET' | 'POST') => {
    const caller = ++callers;
    return market.app.inject({
      method,
      url: sent.url,
      remoteAddress: `10.${(caller >> 16) % 256}.${(caller >> 8) % 256}.${caller % 256}`,
      headers: {
        ...sent.headers,
        ...(sent.url.startsWith('/epcis') && { authorization: `Bearer ${key}` }),
        ...(sent.type !== undefined && { 'content-type': sent.type }),
      },
      ...(sent.body !== undefined && { payload: sent.body }),
    });
  };
  type Answer = Awaited<ReturnType<typeof ask>>;

  /** As many as fit into a share of the time; `tried` counts them. */
  async function holds(share: number, sent: fc.Arbitrary<Sent>, look: (sent: Sent) => Promise<void>): Promise<number> {
    let tried = 0;
    let last: Promise<void> | undefined;
    const property = fc.asyncProperty(sent, one => {
      tried++;
      return (last = look(one));
    });
    await fc.assert(property, {
      seed: SEED,
      numRuns: 1_000_000,
      interruptAfterTimeLimit: SECONDS * 1000 * share,
      markInterruptAsFailure: false,
      endOnFailure: true,
    });
    // The limit does not wait for what is on its way.
    await last;
    return tried;
  }

  function expectProblem(answer: Answer): void {
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const said = answer.json<{ type: string; title: string; status: number }>();
    expect(EXCEPTIONS[answer.statusCode]?.map(name => `epcisException:${name}`)).toContain(said.type);
    expect(said).toMatchObject({ status: answer.statusCode, title: expect.any(String) as string });
  }

  const stored = async () =>
    (
      await market.ask<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM epcis_event) AS events, (SELECT count(*)::int FROM epcis_event_epc) AS epcs,
           (SELECT count(*)::int FROM epcis_event_ext) AS facets, (SELECT count(*)::int FROM epcis_custody) AS custody,
           (SELECT count(*)::int FROM transparency_pending) AS lines, (SELECT count(*)::int FROM balance_entry) AS entries,
           (SELECT count(*)::int FROM epcis_master) AS masters, (SELECT count(*)::int FROM epcis_prefix) AS prefixes,
           (SELECT count(*)::int FROM epcis_query) AS queries, (SELECT count(*)::int FROM epcis_capture) AS captures`,
      )
    )[0] ?? {};

  it(
    'is refused by captures with nothing kept, and what is kept is whole',
    async () => {
      const statuses = new Map<number, number>();
      let before = await stored();
      const tried = await holds(0.5, garbledCapture, async sent => {
        const answer = await ask(sent, 'POST');
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        const now = await stored();
        if (answer.statusCode >= 400) {
          expectProblem(answer);
          expect(now).toEqual(before);
        } else if (answer.statusCode === 202) await expectWhole(String(answer.headers.location), before, now);
        else {
          expect(answer.statusCode).toBe(201);
          const change = (name: string) => (now[name] ?? 0) - (before[name] ?? 0);
          expect([change('events'), change('queries')]).toEqual(sent.url === '/epcis/events' ? [1, 0] : [0, 1]);
          expect(change('lines')).toBe(change('events'));
        }
        before = now;
      });
      expect(tried).toBeGreaterThan(20);
      // A fuzz of which everything or nothing is refused would show little.
      expect([...statuses.keys()]).toEqual(expect.arrayContaining([202, 400]));
    },
    SECONDS * 1000 + 60_000,
  );

  async function expectWhole(location: string, before: Record<string, number>, now: Record<string, number>) {
    const job = (await ask({ url: location, headers: {} }, 'GET')).json<{
      running: boolean;
      success: boolean;
      captureErrorBehaviour: string;
    }>();
    expect(now['captures']).toBe((before['captures'] ?? 0) + 1);
    if (!job.running && !job.success && job.captureErrorBehaviour === 'rollback')
      expect({ ...now, captures: 0 }).toEqual({ ...before, captures: 0 });
    expect((now['lines'] ?? 0) - (before['lines'] ?? 0)).toBe((now['events'] ?? 0) - (before['events'] ?? 0));
  }

  it(
    'in a query is answered, or refused in the words of the standard',
    async () => {
      const before = await stored();
      const statuses = new Set<number>();
      const tried = await holds(0.25, garbledQuery, async sent => {
        const answer = await ask(sent, 'GET');
        statuses.add(answer.statusCode);
        if (answer.statusCode === 200) return void answer.json();
        expectProblem(answer);
      });
      expect(tried).toBeGreaterThan(20);
      expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]));
      expect(await stored()).toEqual(before);
    },
    SECONDS * 1000 + 60_000,
  );

  it(
    'as the code of a pack leads nowhere, and breaks nothing',
    async () => {
      const tried = await holds(0.25, garbledLink, async sent => {
        const { statusCode } = await ask(sent, 'GET');
        expect([200, 300, 303, 307, 308, 400, 404, 406]).toContain(statusCode);
      });
      expect(tried).toBeGreaterThan(20);
    },
    SECONDS * 1000 + 60_000,
  );
});
