import { eventHash, hashId } from '#libs/epcis';
import { taskOf } from './recipes/recipes.js';
import { bulkGtin, declaredWrong, eventsOf, lostOf, type TaskFacts, type ToldTask } from './task-events.js';

const BULK = bulkGtin('09520003000011');
const batch = { batchId: '0193f0a0-0000-7000-8000-00000000000b', gtin: BULK, lot: '241126-01', unit: 'g' as const };
const facts: TaskFacts = { batch, gln: '9520003000004', extension: '2', takes: [] };
const PLACE = { id: 'https://id.gs1.org/414/9520003000004/254/2' };
const stage = (number: number, kilograms: number) => ({
  epcClass: `https://id.gs1.org/01/${BULK}/10/241126-01.${number}`,
  quantity: kilograms,
  uom: 'KGM',
});

function told(kind: string, change: Partial<ToldTask> = {}, line = 'tea'): ToldTask {
  const task = taskOf(line, kind, 2);
  if (!task) throw new Error(`no task ${kind}`);
  return {
    id: '0193f0a0-0000-7000-8000-00000000000a',
    line,
    recipeVersion: 2,
    task,
    happenedAt: new Date('2026-11-24T01:30:00Z'),
    output: 0n,
    stage: null,
    byProduct: null,
    answers: {},
    typedHash: 'ab'.repeat(32),
    ...change,
  };
}

describe('the events of a task, by the patterns of FSMA 204', () => {
  it('gathering makes a lot of the bulk item: ObjectEvent ADD creating_class_instance', () => {
    const [event] = eventsOf(
      told('pluck', { output: 42_500n, stage: 1, answers: { treeClass: 'old', workers: '7' } }),
      facts,
    );
    expect(event).toMatchObject({
      type: 'ObjectEvent',
      action: 'ADD',
      bizStep: 'creating_class_instance',
      eventTime: '2026-11-24T01:30:00.000Z',
      eventTimeZoneOffset: '+07:00',
      quantityList: [stage(1, 42.5)],
      readPoint: PLACE,
      bizLocation: PLACE,
      'chophien:task': 'pluck',
      'chophien:recipe': 'tea/2',
      'chophien:typedHash': 'ab'.repeat(32),
      ilmd: {
        'cbvmda:lotNumber': '241126-01.1',
        'cbvmda:harvestStartDate': '2026-11-24',
        'cbvmda:countryOfOrigin': 'VN',
        'chophien:treeClass': 'old',
        'chophien:workers': 7,
      },
    });
  });

  it('making turns stages into the next one, with its by-product beside it', () => {
    const takes = [
      { of: batch, stage: 1, amount: 42_500n },
      { of: { ...batch, batchId: 'other', lot: '231126-01' }, stage: 2, amount: 500n },
    ];
    const [event] = eventsOf(told('mill', { output: 9_000n, stage: 2, byProduct: 3_000n }, 'rice'), {
      ...facts,
      takes,
    });
    expect(event).toMatchObject({
      type: 'TransformationEvent',
      inputQuantityList: [
        stage(1, 42.5),
        { epcClass: `https://id.gs1.org/01/${BULK}/10/231126-01.2`, quantity: 0.5, uom: 'KGM' },
      ],
      outputQuantityList: [
        stage(2, 9),
        { epcClass: `urn:chophien:by-product:${batch.batchId}.2`, quantity: 3, uom: 'KGM' },
      ],
    });
    expect(event?.action).toBeUndefined();
  });

  it('packing makes packs under the GTIN of the variant, the lot itself', () => {
    const pack = { gtin: '09520003000011', packs: 40, producedOn: '2026-11-23', bestBefore: '2028-11-22' };
    const [event] = eventsOf(told('pack'), { ...facts, takes: [{ of: batch, stage: 2, amount: 8_000n }], pack });
    expect(event).toMatchObject({
      type: 'TransformationEvent',
      inputQuantityList: [stage(2, 8)],
      outputQuantityList: [{ epcClass: 'https://id.gs1.org/01/09520003000011/10/241126-01', quantity: 40, uom: 'H87' }],
      ilmd: { 'cbvmda:lotNumber': '241126-01', 'cbvmda:bestBeforeDate': '2028-11-22' },
    });
  });

  it('a measured temperature is a sensor report, a test report a business transaction', () => {
    const present = [{ of: batch, stage: 1, amount: 1_000n }];
    const [chilled] = eventsOf(told('chill', { output: 990n, stage: 2, answers: { temperature: '-18.5' } }, 'fish'), {
      ...facts,
      takes: present,
    });
    expect(chilled?.sensorElementList).toEqual([
      {
        sensorMetadata: { time: '2026-11-24T01:30:00.000Z' },
        sensorReport: [{ type: 'Temperature', value: -18.5, uom: 'CEL' }],
      },
    ]);
    const [tested] = eventsOf(told('test', { answers: { certificate: 'KN 12/2026' } }), { ...facts, present });
    expect(tested).toMatchObject({
      action: 'OBSERVE',
      bizStep: 'sampling',
      quantityList: [stage(1, 1)],
      bizTransactionList: [{ type: 'testres', bizTransaction: 'urn:chophien:paper:KN%2012%2F2026' }],
    });
  });

  it('a loss is a DELETE, what is only looked at before the harvest has no quantity', () => {
    const takes = [{ of: batch, stage: 1, amount: 500n }];
    expect(eventsOf(told('lose'), { ...facts, takes })[0]).toMatchObject({
      action: 'DELETE',
      bizStep: 'destroying',
      disposition: 'destroyed',
      quantityList: [stage(1, 0.5)],
    });
    expect(eventsOf(told('care', {}, 'rice'), facts)[0]?.quantityList).toEqual([{ epcClass: stage(1, 0).epcClass }]);
  });

  it('a hand-over is shipped by the giver, received by the taker, and what the scales miss is a loss', () => {
    const sent = [{ of: batch, stage: 1, amount: 10_000n }];
    const handOver = {
      id: '0193f0a0-0000-7000-8000-00000000000c',
      sscc: '095200030000000017',
      fromGln: '9520003000004',
      sent,
    };
    const [shipped] = eventsOf(told('ship'), { ...facts, takes: sent, handOver });
    expect(shipped).toMatchObject({
      bizStep: 'shipping',
      disposition: 'in_transit',
      epcList: ['https://id.gs1.org/00/095200030000000017'],
      quantityList: [stage(1, 10)],
      bizTransactionList: [{ type: 'desadv', bizTransaction: `urn:uuid:${handOver.id}` }],
      sourceList: [{ type: 'possessing_party', source: 'https://id.gs1.org/417/9520003000004' }],
    });
    const receiver = { ...batch, batchId: 'theirs', lot: 'R1' };
    const takes = [{ of: batch, stage: 1, amount: 9_600n }];
    const events = eventsOf(told('receive', { output: 9_600n, stage: 2 }), {
      ...facts,
      batch: receiver,
      takes,
      handOver: { ...handOver, toGln: '9520004000003' },
    });
    expect(events.map(event => [event.type, event.bizStep, event.action])).toEqual([
      ['ObjectEvent', 'receiving', 'OBSERVE'],
      ['ObjectEvent', 'destroying', 'DELETE'],
      ['TransformationEvent', 'creating_class_instance', undefined],
    ]);
    expect(events[0]?.quantityList).toEqual([stage(1, 10)]);
    expect(events[1]?.quantityList).toEqual([stage(1, 0.4)]);
    expect(events[2]).toMatchObject({
      inputQuantityList: [stage(1, 9.6)],
      outputQuantityList: [{ epcClass: `https://id.gs1.org/01/${BULK}/10/R1.2`, quantity: 9.6, uom: 'KGM' }],
    });
    expect(lostOf(sent, sent)).toEqual([]);
  });

  it('are the same, hash and all, whenever they are told again; another task is another event', () => {
    const task = told('pluck', { output: 42_500n, stage: 1 });
    const hashOf = (one: ToldTask) => eventsOf(one, facts).map(event => hashId(eventHash(event)));
    expect(hashOf(task)).toEqual(hashOf({ ...task }));
    expect(hashOf({ ...task, id: '0193f0a0-0000-7000-8000-0000000000ff' })).not.toEqual(hashOf(task));
    expect(hashOf({ ...task, typedHash: 'cd'.repeat(32) })).not.toEqual(hashOf(task));
  });

  it('E20 a declaration of error repeats the event, and its hash, with the reason and what corrects it', () => {
    const [event] = eventsOf(told('pluck', { output: 1_000n, stage: 1 }), facts);
    if (!event) throw new Error('no event');
    const id = hashId(eventHash(event));
    const [wrong] = declaredWrong([event], [id], {
      at: new Date('2026-11-25T02:00:00Z'),
      reason: 'incorrect_data',
      correctiveEventIds: ['ni:///sha-256;00?ver=CBV2.0'],
    });
    expect(wrong).toMatchObject({
      eventID: id,
      quantityList: event.quantityList,
      errorDeclaration: { reason: 'incorrect_data', correctiveEventIDs: ['ni:///sha-256;00?ver=CBV2.0'] },
    });
    expect(wrong && hashId(eventHash(wrong))).toBe(id);
  });

  it('a batch without a GTIN has a private name, legal in EPCIS', () => {
    const [event] = eventsOf(told('pluck', { output: 1_000n, stage: 1 }), {
      ...facts,
      batch: { ...batch, gtin: null },
    });
    expect(event?.quantityList?.[0]?.epcClass).toBe(`urn:chophien:stage:${batch.batchId}.1`);
  });
});
