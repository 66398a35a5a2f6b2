import { inFormat, writerOf, type EpcFormat } from './epc-format.js';
import type { EpcisEvent } from './event.js';

const PREFIXES = ['9521234'];
const inForm = (format: EpcFormat, text: string): string => writerOf(format, PREFIXES)?.(text) ?? text;

describe('the form of EPCs (E40)', () => {
  it.each([
    ['urn:epc:id:sgtin:9521234.099999.1', 'https://id.gs1.org/01/09521234999997/21/1'],
    ['urn:epc:class:lgtin:9521234.077777.L1', 'https://id.gs1.org/01/09521234777779/10/L1'],
    ['urn:epc:idpat:sgtin:9521234.077777.*', 'https://id.gs1.org/01/09521234777779'],
    ['urn:epc:id:sgln:9521234.00001.0', 'https://id.gs1.org/414/9521234000013'],
    ['urn:epc:id:sscc:9521234.0000000017', 'https://id.gs1.org/00/095212340000000174'],
    ['urn:epc:id:giai:9521234.D1', 'https://id.gs1.org/8004/9521234D1'],
    ['urn:epc:id:grai:9521234.77777.A%2F1', 'https://id.gs1.org/8003/09521234777779A%2F1'],
  ])('of %s is %s, and back', (urn, link) => {
    expect(inForm('Always_GS1_Digital_Link', urn)).toBe(link);
    expect(inForm('Always_EPC_URN', link)).toBe(urn);
    for (const format of ['Never_Translates', 'No_Preference'] as const)
      expect([inForm(format, urn), inForm(format, link)]).toEqual([urn, link]);
  });

  it.each([
    'https://id.gs1.org/01/04012345123456/21/1',
    'https://id.gs1.org/01/09521234999997/10/L1/21/1',
    'urn:epc:id:gid:95100000.12345.400',
    'https://example.com/tray/7',
  ])('of %s is the one it has: nobody knows another', name => {
    expect(inForm('Always_EPC_URN', name)).toBe(name);
    expect(inForm('Always_GS1_Digital_Link', name)).toBe(name);
  });

  it('is that of every name in an event, the devices of its sensors too', () => {
    const [urn, link] = ['urn:epc:id:giai:9521234.D1', 'https://id.gs1.org/8004/9521234D1'];
    const naming = (name: string): EpcisEvent => ({
      type: 'ObjectEvent',
      eventTime: '2026-11-24T09:00:00Z',
      eventTimeZoneOffset: '+07:00',
      action: 'OBSERVE',
      epcList: [name],
      quantityList: [{ epcClass: name, quantity: 1 }],
      readPoint: { id: name },
      bizTransactionList: [{ bizTransaction: name }],
      sourceList: [{ type: 'location', source: name }],
      destinationList: [{ type: 'location', destination: name }],
      sensorElementList: [
        { sensorMetadata: { deviceID: name }, sensorReport: [{ type: 'Temperature', deviceID: name, value: 4 }] },
      ],
    });
    expect(inFormat(naming(urn), 'Always_GS1_Digital_Link', PREFIXES)).toEqual(naming(link));
    expect(inFormat(naming(link), 'Always_EPC_URN', PREFIXES)).toEqual(naming(urn));
  });
});
