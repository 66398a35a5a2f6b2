import type { StoredEvent } from '#libs/epcis';
import { goodsOf } from './goods-of-event.js';

const gathered = (where: { readPoint?: string; bizLocation?: string }): StoredEvent => ({
  ...{
    id: 1n,
    eventId: 'ni:///1',
    isDeclaration: false,
    recordTime: new Date(0),
    party: 'coop',
    actor: 'key',
    epcs: [],
  },
  event: {
    ...{ '@context': [], type: 'ObjectEvent', eventTime: '2026-11-24T02:00:00Z', eventTimeZoneOffset: '+07:00' },
    ...(where.readPoint !== undefined && { readPoint: { id: where.readPoint } }),
    ...(where.bizLocation !== undefined && { bizLocation: { id: where.bizLocation } }),
  },
});

describe('where goods were gathered (B4)', () => {
  const PLOT = 'https://id.gs1.org/414/9529001000013/254/7';

  it.each([
    ['as events of the house call it', PLOT],
    ['behind another host and path', 'https://tem.example/noi/414/9529001000013/254/7?lang=vi'],
    ['as a URN', 'urn:epc:id:sgln:952900100.001.7'],
  ])('is one place %s', (_, readPoint) => {
    expect(goodsOf(gathered({ readPoint })).site).toBe(PLOT);
    expect(goodsOf(gathered({ bizLocation: readPoint })).site).toBe(PLOT);
  });

  it('is the exact place before the larger one, and what no standard knows is kept as it is told', () => {
    const both = { readPoint: PLOT, bizLocation: 'https://id.gs1.org/414/9529001000013' };
    expect(goodsOf(gathered(both)).site).toBe(PLOT);
    expect(goodsOf(gathered({ readPoint: 'geo:22.4,103.4' })).site).toBe('geo:22.4,103.4');
    expect(goodsOf(gathered({})).site).toBeUndefined();
  });
});
