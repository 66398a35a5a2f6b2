import { appOf, orderOf, screenFor } from './screen-for.js';

const RECORDER = '/desk/che-suong-may/recorder';
const INSPECTOR = '/department/inspections/app';
const LABEL = 'https://id.example/01/09520123456788/10/241126-A01/21/ABC';
const LOT = 'https://id.example/01/09520123456788/10/241126-A01';
const GOODS = 'https://cho.example/hand-over/23456789ABCDEFGH#from=HTX&lot=A';

describe('a code that a field app asked for', () => {
  it.each([
    ['a lot', RECORDER, LOT, false, '#/lot/09520123456788/241126-A01'],
    [
      'a lot as an element string',
      RECORDER,
      '(01)09520123456788(10)241126-A01',
      false,
      '#/lot/09520123456788/241126-A01',
    ],
    ['goods that change hands', RECORDER, GOODS, false, '#/receive/23456789ABCDEFGH/from%3DHTX%26lot%3DA'],
    ['a label, at a co-op', RECORDER, LABEL, false, undefined],
    ['a label, at a co-op without a network', RECORDER, LABEL, true, '#/code/09520123456788/241126-A01'],
    ['a barcode without a network', RECORDER, '9520123456788', true, '#/code/09520123456788/'],
    ['nonsense without a network', RECORDER, 'xin chào', true, '#/code//'],
    ['a label, of an officer', INSPECTOR, LABEL, false, '#/label/09520123456788/ABC'],
    ['a lot, of an officer', INSPECTOR, LOT, false, '#/lot/09520123456788/241126-A01'],
    ['goods that change hands, of an officer', INSPECTOR, GOODS, true, undefined],
  ])('is %s', (_what, app, text, isNoNetwork, screen) => expect(screenFor(app, text, isNoNetwork)).toBe(screen));

  it('comes from an app of ours alone', () => {
    expect([RECORDER, INSPECTOR].map(appOf)).toEqual([RECORDER, INSPECTOR]);
    for (const to of [null, '', '//evil.example/desk/x/recorder', '/desk/x/orders', `${RECORDER}?x`, 'javascript:1'])
      expect(appOf(to)).toBeUndefined();
  });
});

describe('a label that is read for a parcel', () => {
  it('is asked for by an order at a desk alone, and by its whole address', () => {
    expect(orderOf('/desk/che-suong-may/orders/MAY-TRE-1')).toBe('/desk/che-suong-may/orders/MAY-TRE-1');
    for (const to of [
      null,
      '',
      '/desk/x/orders',
      '/desk/x/orders/1/labels',
      '/desk/x/orders/1?label=y',
      '//evil.example',
    ])
      expect(orderOf(to)).toBeUndefined();
  });
});
