// Every family of parameters of the standard's SimpleEventQuery (EPCIS 2.0 §8.2.7.1, query schema 2.0.0), each asked of the same few events.
import { Log } from '#libs/transparency';
import { planOf } from '../../../test/support/plan.js';
import { QUERIED_DOCUMENT } from '../../../test/support/queried-events.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { stretchSql } from './extension-order.js';
import { Captures, EventBook, EventRules, EventSearch, QueryUnreadable, prefixesIn, readEventQuery } from './index.js';
import { readDocument, type CapturedDocument } from './validate.js';

describe('a query by', () => {
  let on: TestDatabase;
  let search: EventSearch;
  beforeAll(async () => {
    on = await testDatabase();
    search = new EventSearch(on.db, on.clock);
    const book = new EventBook(on.db, new EventRules(), new Log(on.db));
    const captures = new Captures(on.db, book, on.outbox, on.clock);
    const by = { party: 'partner-a', actor: 'key-a' };
    const document = readDocument(QUERIED_DOCUMENT) as CapturedDocument;
    const { captureId } = await captures.submit(by, document, () => '', 'rollback');
    expect(await captures.byId(captureId, null)).toMatchObject({ success: true, errors: [] });
  });
  afterAll(() => on.drop());

  const read = async (address: string) => {
    const given = [...new URLSearchParams(address)];
    return readEventQuery(given, { isFromAddress: true, known: await search.meanings(prefixesIn(given)) });
  };
  /** The letters by which the events are called, in the order in which they come. */
  async function found(address: string, perPage = 100): Promise<string> {
    const query = await read(address);
    let letters = '';
    let token: string | undefined;
    do {
      const page = await search.page(query, { all: true }, { perPage, token, question: address });
      letters += page.events.map(event => event.eventID?.slice(-1)).join('');
      token = page.next?.token;
    } while (token);
    return letters;
  }
  const sorted = async (address: string) => [...(await found(address))].sort().join('');

  describe.each<[family: string, rows: [address: string, letters: string][]]>([
    [
      'type',
      [
        ['eventType=ObjectEvent', 'acdg'],
        ['eventType=AggregationEvent|TransformationEvent', 'be'],
        ['eventType=TransactionEvent|AssociationEvent', 'fh'],
        ['eventType=my:GradingEvent', 'i'],
      ],
    ],
    [
      'time',
      [
        ['GE_eventTime=2026-05-03T00:00:00Z&LT_eventTime=2026-05-05T00:00:00Z', 'cd'],
        ['GE_eventTime=2026-05-03T07:00:00%2B07:00&LT_eventTime=2026-05-03T00:00:00.001Z', 'c'],
        ['LT_eventTime=2026-05-01T00:00:00.000Z', ''],
        ['GE_recordTime=2020-01-01T00:00:00Z&EQ_action=DELETE', 'g'],
        ['LT_recordTime=2020-01-01T00:00:00Z', ''],
      ],
    ],
    [
      'what was done',
      [
        ['EQ_action=ADD|DELETE', 'abfgh'],
        ['EQ_bizStep=commissioning', 'a'],
        [
          'EQ_bizStep=https://ref.gs1.org/cbv/BizStep-commissioning|urn:epcglobal:cbv:bizstep:packing|my:grading',
          'abi',
        ],
        ['EQ_bizStep=https://ns.example.com/my/grading', 'i'],
        ['EQ_disposition=active|urn:epcglobal:cbv:disp:in_transit', 'ac'],
        ['EQ_persistentDisposition_set=completeness_verified', 'c'],
        ['EQ_persistentDisposition_unset=https://ref.gs1.org/cbv/Disp-completeness_inferred', 'c'],
        ['EQ_transformationID=urn:epc:id:gdti:9521234.00001.5', 'e'],
        ['EQ_eventID=https://ns.example.com/e/a|https://ns.example.com/e/g', 'ag'],
      ],
    ],
    [
      'place',
      [
        ['EQ_readPoint=urn:epc:id:sgln:9521234.00001.P7', 'c'],
        ['EQ_readPoint=https://id.gs1.org/414/9521234000013/254/P7', 'c'],
        ['WD_readPoint=urn:epc:id:sgln:9521234.00001.0', 'c'],
        ['WD_readPoint=urn:epc:id:sgln:9521234.00009.0', 'c'],
        ['EQ_bizLocation=urn:epc:id:sgln:9521234.00002.0', 'd'],
        ['WD_bizLocation=urn:epc:id:sgln:9521234.00009.0', 'd'],
        ['EQ_readPoint_my:shelf=top', 'c'],
        ['EQ_INNER_readPoint_my:row=4', 'c'],
        ['EQ_bizLocation_my:shelf=low', 'd'],
        ['EXISTS_bizLocation_my:shelf=', 'd'],
      ],
    ],
    [
      'transaction and party',
      [
        ['EQ_bizTransaction_po=urn:epc:id:gdti:9521234.00001.77', 'c'],
        ['EQ_bizTransaction_inv=urn:epc:id:gdti:9521234.00001.77', ''],
        ['EQ_bizTransaction_my:ticket=urn:x:t:1', 'f'],
        ['EQ_source_owning_party=urn:epc:id:pgln:9521234.00005', 'c'],
        ['EQ_destination_location=urn:epc:id:sgln:9521234.00002.0', 'c'],
        ['EQ_destination_possessing_party=urn:epc:id:pgln:9521234.00005', ''],
      ],
    ],
    [
      'thing',
      [
        ['MATCH_epc=urn:epc:id:sgtin:9521234.099999.1', 'ac'],
        ['MATCH_epc=urn:epc:id:sgtin:9521234.099999.2', 'b'],
        ['MATCH_epc=https://id.gs1.org/01/09521234999997/21/*', 'abc'],
        ['MATCH_epc=urn:epc:idpat:sgtin:9521234.*.*', 'abc'],
        ['MATCH_epc=urn:epc:idpat:sgtin:*.*.*', 'abc'],
        ['MATCH_epc=urn:epc:idpat:gid:95100000.12345.*|urn:epc:idpat:gid:95100001.*.*', 'f'],
        ['MATCH_epc=urn:epc:idpat:gid:95100000.*.*', 'f'],
        ['MATCH_epc=urn:epc:idpat:gid:95100000.1234.*', ''],
        ['MATCH_epc=urn:epc:idpat:itip:9521234.099999.*.*.*', 'g'],
        ['MATCH_epc=urn:epc:idpat:itip:9521234.099999.01.02.*', 'g'],
        ['MATCH_epc=urn:epc:idpat:itip:9521234.*.*.*.*', 'g'],
        ['MATCH_epc=urn:epc:idpat:itip:9521234.099999.02.*.*', ''],
        ['MATCH_epc=urn:epc:idpat:giai:9521234.*', 'h'],
        ['MATCH_epc=https://id.gs1.org/8004/9521234*', 'h'],
        ['MATCH_parentID=urn:epc:id:sscc:9521234.0000000017', 'b'],
        ['MATCH_parentID=urn:epc:idpat:sscc:9521234.*', 'b'],
        ['MATCH_parentID=urn:epc:idpat:grai:9521234.*.*', 'h'],
        ['MATCH_parentID=urn:epc:idpat:grai:9521234.00001.*', 'h'],
        ['MATCH_anyEPC=urn:epc:idpat:grai:*.*.*', 'h'],
        ['MATCH_parentID=urn:epc:id:grai:9521234.00001.8', 'h'],
        ['MATCH_inputEPC=urn:epc:id:sgtin:9521234.099999.8', 'e'],
        ['MATCH_outputEPC=urn:epc:id:sgtin:9521234.099999.9', 'e'],
        ['MATCH_anyEPC=urn:epc:id:sgtin:9521234.099999.9|urn:epc:id:sscc:9521234.0000000017', 'be'],
        ['MATCH_epcClass=urn:epc:class:lgtin:9521234.077777.L1', 'd'],
        ['MATCH_inputEPCClass=urn:epc:idpat:sgtin:9521234.077777.*', 'e'],
        ['MATCH_outputEPCClass=urn:epc:class:lgtin:9521234.077777.L2', 'e'],
        ['MATCH_anyEPCClass=https://id.gs1.org/01/09521234777779', 'de'],
      ],
    ],
    [
      'quantity',
      [
        ['EQ_quantity=12.5', 'd'],
        ['GT_quantity=12.5', 'e'],
        ['GE_quantity_KGM=12.5', 'de'],
        ['LT_quantity_KGM=40', 'de'],
        ['LE_quantity_KGM=12.5', 'd'],
        ['EQ_quantity_H87=40', ''],
      ],
    ],
    [
      'extension',
      [
        ['EQ_my:grade=A', 'a'],
        ['EQ_my:grade=A|B', 'ac'],
        ['EQ_https://ns.example.com/my/grade=A', 'a'],
        ['EQ_https://ns.example.com/my/%23grade=A', 'a'],
        ['EQ_my:colour=my:red', 'a'],
        ['EQ_my:colour=https://ns.example.com/my/red', ''],
        ['GT_my:count=7.5', 'b'],
        ['GE_my:count=7.5', 'bc'],
        ['LT_my:count=7.5', 'a'],
        ['LE_my:count=7.50', 'ac'],
        ['GE_my:until=2026-06-01T07:00:00%2B07:00', 'b'],
        ['EXISTS_my:count=', 'abc'],
        ['EXISTS_my:count=false&EQ_action=DELETE', 'g'],
        ['EQ_INNER_my:depth=2', 'a'],
        ['GT_INNER_my:depth=1', 'a'],
        ['EXISTS_INNER_my:depth=true', 'a'],
        ['EQ_ILMD_my:tree=old', 'a'],
        ['GE_ILMD_my:picked=2026-04-30T00:00:00Z', 'a'],
        ['EXISTS_ILMD_my:tree=1', 'a'],
        ['EQ_INNER_ILMD_my:of=shan', 'a'],
        ['EXISTS_INNER_ILMD_my:of=', 'a'],
      ],
    ],
    [
      'error declaration',
      [
        ['EXISTS_errorDeclaration=true', 'g'],
        ['EXISTS_errorDeclaration=false&EQ_action=ADD', 'abfh'],
        ['GE_errorDeclarationTime=2026-05-08T00:00:00Z', 'g'],
        ['LT_errorDeclaration_Time=2026-05-08T00:00:00Z', ''],
        ['EQ_errorReason=incorrect_data', 'g'],
        ['EQ_correctiveEventID=https://ns.example.com/e/a', 'g'],
        ['EQ_ERROR_DECLARATION_my:who=clerk', 'g'],
        ['EXISTS_ERROR_DECLARATION_my:who=', 'g'],
        ['EQ_INNER_ERROR_DECLARATION_my:desk=3', 'g'],
      ],
    ],
    [
      'sensor',
      [
        ['EXISTS_sensorElementList=', 'd'],
        ['GE_time=2026-05-04T00:00:00Z&LT_time=2026-05-05T00:00:00Z', 'd'],
        ['GE_startTime=2026-05-03T00:00:00Z&LT_endTime=2026-05-05T00:00:00Z', 'd'],
        ['EQ_type=Temperature', 'd'],
        ['EQ_type=https://gs1.org/voc/Temperature', 'd'],
        ['EQ_deviceID=urn:epc:id:giai:9521234.D1', 'd'],
        ['EQ_dataProcessingMethod=https://example.com/method', 'd'],
        ['EQ_bizRules=https://example.com/rules', 'd'],
        ['EQ_microorganism=https://example.com/salmonella', 'd'],
        ['EQ_chemicalSubstance=https://example.com/lead', 'd'],
        ['EQ_stringValue=fine', 'd'],
        ['EQ_booleanValue=true', 'd'],
        ['EQ_booleanValue=false', ''],
        ['EQ_hexBinaryValue=f00dcafe', 'd'],
        ['EQ_uriValue=https://example.com/value', 'd'],
        ['EQ_value_CEL=3.5', 'd'],
        ['GT_value_CEL=3.5', ''],
        ['GE_minValue_CEL=2&LE_maxValue_CEL=4&LT_meanValue_CEL=3.3&GT_sDev_CEL=0.05', 'd'],
        ['GE_percValue_CEL=3.9&EQ_percRank=95', 'd'],
        ['GE_value_FAH=1', ''],
        ['EQ_SENSORELEMENT_my:box=2', 'd'],
        ['EQ_SENSORMETADATA_my:fitted=door', 'd'],
        ['GE_SENSORREPORT_my:trust=0.9', 'd'],
        ['EXISTS_SENSORREPORT_my:trust=', 'd'],
        ['EQ_INNER_SENSORREPORT_my:lab=7', 'd'],
      ],
    ],
    [
      'master data',
      [
        ['HASATTR_readPoint=urn:epcglobal:cbv:mda:sst', 'c'],
        ['HASATTR_readPoint=cbvmda:sst|urn:x:none', 'c'],
        ['HASATTR_bizLocation=cbvmda:sst', 'd'],
        ['HASATTR_readPoint=cbvmda:address', ''],
        ['HASATTR_bizLocation=cbvmda:address', 'd'],
        ['EQATTR_readPoint_cbvmda:sst=201|202', 'c'],
        ['EQ_ATTR_readPoint_urn:epcglobal:cbv:mda:sst=201', 'c'],
        ['EQATTR_readPoint_cbvmda:sst=203', ''],
        ['EQATTR_readPoint_my:with_underscore=1', 'c'],
        ['EQATTR_bizLocation_cbvmda:address=x', ''],
        ['EQATTR_epcClass_cbvmda:descriptionShort=Chè', 'de'],
        ['EQATTR_inputQuantityList_cbvmda:descriptionShort=Chè', 'e'],
        ['EQATTR_quantityList_cbvmda:descriptionShort=Chè', 'd'],
        ['EQATTR_epcList_my:seal=red', 'ac'],
        ['EQATTR_childEPCs_my:seal=red', ''],
        ['EQATTR_parentID_my:seal=blue', 'b'],
        ['EQATTR_source_my:name=Bản Mẫu', 'c'],
        ['HASATTR_destination=my:name', ''],
        ['EQATTR_destination_cbvmda:sst=204', 'c'],
        ['EQATTR_bizTransaction_my:total=5', 'c'],
        ['EQATTR_transformationID_my:pan=2', 'e'],
        ['EQATTR_bizStep_my:hard=no', 'a'],
        ['EQATTR_disposition_my:hard=yes', 'c'],
        ['EQATTR_deviceID_my:maker=Acme', 'd'],
        ['EQATTR_my:place_my:name=Bản Mẫu', 'h'],
      ],
    ],
  ])('%s (E30–E35)', (_family, rows) => {
    it.each(rows)('%s: %s', async (address, letters) => {
      expect(await sorted(address)).toBe(letters);
    });
  });

  it.each([
    'EQ_action=FOO',
    'EQ_action=add',
    'orderDirection=UP',
    'orderBy=quantity',
    'orderBy=nobody:knows',
    'orderBy=eventTime|recordTime',
    'eventCountLimit=5',
    'eventCountLimit=0&orderBy=eventTime',
    'maxEventCount=5&eventCountLimit=5&orderBy=eventTime',
    'GE_eventTime=2026-05-01',
    'GE_eventTime=2026-05-01T00:00:00',
    'EQ_eventTime=2026-05-01T00:00:00Z',
    'EQ_bizStep=dancing',
    'EQ_persistentDisposition_set=dancing',
    'EQ_readPoint=plain',
    'MATCH_epc=plain',
    'EQ_quantity=many',
    'GT_quantity=1|2',
    'EQ_booleanValue=perhaps',
    'EQ_type=Warmth',
    'EQ_errorReason=lazy',
    'EXISTS_my:count=maybe',
    'GT_my:count=many',
    'EQ_nobody:knows=1',
    'HASATTR_action=x',
    'HASATTR_nobody:knows=x',
    'EQATTR_readPoint=x',
    'EQATTR_readPoint_=x',
    'EQATTR_my:a_b_my:c=x',
    'EQ_somethingElse=1',
    'eventtype=ObjectEvent',
  ])('%s is refused (E32, E36)', async address => {
    await expect(read(address)).rejects.toBeInstanceOf(QueryUnreadable);
  });

  describe('the order of', () => {
    it.each([
      ['orderBy=eventTime&orderDirection=ASC', 'abcdefghi'],
      ['orderBy=eventTime', 'ihgfedcba'],
      ['orderBy=eventTime&orderDirection=ASC&eventCountLimit=3', 'abc'],
      // Numbers as numbers, wherever they were texts; events without one come last, in the order of their arrival.
      ['orderBy=my:count&orderDirection=ASC', 'acbdefghi'],
      ['orderBy=my:count', 'bcaihgfed'],
      ['orderBy=https://ns.example.com/my/count&orderDirection=ASC&eventCountLimit=2', 'ac'],
      ['orderBy=my:until&EXISTS_my:until=', 'ba'],
      // By the bytes of the text: capital letters before small ones, those with signs behind all.
      ['orderBy=my:word&orderDirection=ASC&EXISTS_my:word=', 'badec'],
      ['orderBy=my:word&EXISTS_my:word=', 'cedab'],
      // Of several values the first counts.
      ['orderBy=my:many&orderDirection=ASC&EXISTS_my:many=', 'cab'],
      ['orderBy=my:many&EXISTS_my:many=', 'bac'],
      ['orderBy=my:count&EQ_action=OBSERVE&eventType=ObjectEvent', 'cd'],
    ])('%s is %s, on pages of every size (E36, E39)', async (address, letters) => {
      for (const perPage of [100, 1, 2]) expect(await found(address, perPage)).toBe(letters);
    });

    it('an extension is that of its index (E36)', async () => {
      const query = await read('orderBy=my:word&orderDirection=ASC');
      const after = { at: 'a|b', id: 1n };
      const { paths } = query.orderBy as { paths: string[] };
      const { text, values } = stretchSql(query, paths, 'text', { all: true }, { limit: 30, newest: 9n, after });
      const said = text.replace(/\$(\d+)/g, (_all, n: string) => `'${String(values[Number(n) - 1])}'`);
      const plan = await planOf(on.url, said);
      expect(plan).toContain('epcis_event_ext_text');
      expect(plan).not.toContain('Sort');
    });
  });

  it('an attribute of master data reads indexes only (E30)', async () => {
    const things = `ARRAY(SELECT a.id FROM epcis_master_attribute a WHERE a.name = ANY ('{n}') AND a.value = ANY ('{v}'))`;
    const plan = await planOf(
      on.url,
      `SELECT x.event FROM epcis_event_ext x WHERE x.path LIKE 'source:%' AND x.text = ANY (${things})`,
    );
    expect(plan).toContain('epcis_master_attribute_value');
    expect(plan).toContain('epcis_event_ext_named');
  });
});
