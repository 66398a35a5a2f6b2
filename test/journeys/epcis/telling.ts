import { newId } from '#platform/ids';
import { CONTEXT, documentOf, event, exception, type EpcisProgram } from '../../support/epcis-program.js';

export function telling(program: EpcisProgram): void {
  const { ask, capture, idsFound } = program;
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
      const before = await program.market.ask('SELECT count(*) FROM epcis_event');
      const told = await ask('POST', '/capture', { body, headers: headers as Record<string, string> });
      expect(told.status).toBe(status);
      expect(told.json).toMatchObject({ ...exception(type), status });
      if (status === 413) expect(told.headers['gs1-epcis-capture-limit']).toBe('10000');
      expect(await program.market.ask('SELECT count(*) FROM epcis_event')).toEqual(before);
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
}
