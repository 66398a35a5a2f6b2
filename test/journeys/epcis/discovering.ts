import { request } from 'node:http';
import { CONTEXT, exception, type EpcisProgram, type Json } from '../../support/epcis-program.js';

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

export function discovering(program: EpcisProgram): void {
  const { ask } = program;
  let address: Promise<string> | undefined;
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
      const url = await (address ??= program.market.listen());
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
}
