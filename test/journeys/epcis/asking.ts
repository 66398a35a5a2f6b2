import { newId } from '#platform/ids';
import { planOf } from '../../support/plan.js';
import { CONTEXT, documentOf, event, exception, serial, type EpcisProgram } from '../../support/epcis-program.js';
import { walking } from './walking.js';

/** By parameters, each with what it finds; libs/epcis/src/query-parameters.db.spec.ts goes through all of them. */
export function asking(program: EpcisProgram): void {
  const { ask, capture, idsFound } = program;
  describe('ask', () => {
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
      const plan = await planOf(program.market.url, `SELECT id FROM epcis_master_attribute WHERE name = ANY ('{x}')`);
      expect(plan).toContain('epcis_master_attribute_value');
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

    walking(program, ids);
  });
}
