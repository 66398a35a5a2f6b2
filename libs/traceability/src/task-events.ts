// What a task means in EPCIS 2.0: the patterns of the GS1 US FSMA 204 guideline, told from the recipe and the facts of the task.
// Plain and reproducible: the same task gives the same events, hashes and all, whenever the mapping is run again.
import { checkDigit } from '#libs/gs1';
import type { EpcisEvent, Json, QuantityElement } from '#libs/epcis';
import { dayOf, type Day } from '#platform/clock';
import type { Answers } from './answers.js';
import type { BatchUnit, RecipeField, RecipeTask } from './recipes/recipe.js';
import { quantityInEvent } from './units.js';

const ID = 'https://id.gs1.org';
/** The namespace of what EPCIS has no word for. */
export const CHOPHIEN = 'https://ns.chophien.example/epcis/';
const CONTEXT: Json = [{ chophien: CHOPHIEN }];
/** One time zone, no daylight saving. */
const OFFSET = '+07:00';

/** A stage of a batch, as a lot of its bulk goods. */
export interface LotFacts {
  batchId: string;
  /** Of the bulk goods; null: the product had no pack, so no GTIN, when work on the batch began. */
  gtin: string | null;
  lot: string;
  unit: BatchUnit;
}

/** So much of one stage. */
export interface PartFacts {
  of: LotFacts;
  stage: number;
  amount: bigint;
}

/** A task as it was recorded. */
export interface ToldTask {
  id: string;
  line: string;
  recipeVersion: number;
  task: RecipeTask;
  happenedAt: Date;
  output: bigint;
  /** The stage that the output forms. */
  stage: number | null;
  byProduct: bigint | null;
  answers: Answers;
  /** SHA-256 of the task as typed, hex. */
  typedHash: string;
}

/** What else the events of a task must say. */
export interface TaskFacts {
  batch: LotFacts;
  /** GLN of the co-op and the extension of the site. */
  gln: string;
  extension: string;
  takes: readonly PartFacts[];
  /** Stages that are looked at or moved; for those steps only. */
  present?: readonly PartFacts[];
  pack?: { gtin: string; packs: number; producedOn: Day | null; bestBefore: Day | null };
  handOver?: { id: string; sscc: string; fromGln: string; toGln?: string; sent: readonly PartFacts[] };
}

/** The indicator digit 9 names a variable-measure trade item (GS1 General Specifications §2.1.11): the bulk goods of which packs are made. */
export const bulkGtin = (gtin14: string): string => {
  const body = `9${gtin14.slice(1, 13)}`;
  return body + checkDigit(body);
};

export const placeLink = (gln: string, extension: string): string => `${ID}/414/${gln}/254/${extension}`;
export const partyLink = (gln: string): string => `${ID}/417/${gln}`;
export const packClass = (gtin: string, lot: string): string => `${ID}/01/${gtin}/10/${lot}`;
export const sscCodeLink = (sscc: string): string => `${ID}/00/${sscc}`;

/** The class of a stage: `LOT.1` of the bulk item; a private name where there is no GTIN. */
export const stageClass = ({ gtin, lot, batchId }: LotFacts, stage: number): string =>
  gtin ? `${ID}/01/${gtin}/10/${lot}.${stage}` : `urn:chophien:stage:${batchId}.${stage}`;

const quantityOf = ({ of, stage, amount }: PartFacts): QuantityElement => ({
  epcClass: stageClass(of, stage),
  ...quantityInEvent(amount, of.unit),
});
const quantitiesOf = (parts: readonly PartFacts[]): QuantityElement[] => parts.map(quantityOf);

/** The events of one task, in the order in which they happened. */
export function eventsOf(told: ToldTask, facts: TaskFacts): EpcisEvent[] {
  switch (told.task.step) {
    case 'gather':
      return [gathering(told, facts)];
    case 'make':
      return [making(told, facts)];
    case 'pack':
      return [packing(told, facts)];
    case 'observe':
    case 'move':
      return [{ ...base(told, facts), quantityList: presentOf(facts), ...observed(told) }];
    case 'destroy':
      return [{ ...base(told, facts), quantityList: quantitiesOf(facts.takes), ...observed(told) }];
    case 'ship':
      return [shipping(told, facts)];
    case 'receive':
      return receiving(told, facts);
  }
}

/** The same events as declarations that they were wrong (EPCIS 2.0 §7.4.1.4): nothing is edited, nothing deleted. */
export function declaredWrong(
  events: readonly EpcisEvent[],
  ids: readonly string[],
  declaration: { at: Date; reason: 'did_not_occur' | 'incorrect_data'; correctiveEventIds: readonly string[] },
): EpcisEvent[] {
  const { at, reason, correctiveEventIds } = declaration;
  return events.map((event, position) => ({
    ...event,
    eventID: ids[position],
    errorDeclaration: {
      declarationTime: at.toISOString(),
      reason,
      ...(correctiveEventIds.length > 0 && { correctiveEventIDs: [...correctiveEventIds] }),
    },
  }));
}

function base({ id, task, happenedAt, line, recipeVersion, typedHash }: ToldTask, facts: TaskFacts): EpcisEvent {
  const place = { id: placeLink(facts.gln, facts.extension) };
  const { event, action, bizStep, disposition } = task.pattern;
  return {
    '@context': CONTEXT,
    type: event,
    eventTime: happenedAt.toISOString(),
    eventTimeZoneOffset: OFFSET,
    ...(action && { action }),
    bizStep,
    ...(disposition && { disposition }),
    readPoint: place,
    bizLocation: place,
    'chophien:task': task.kind,
    'chophien:taskId': id,
    'chophien:recipe': `${line}/${recipeVersion}`,
    'chophien:typedHash': typedHash,
  };
}

const outputOf = ({ stage, output }: ToldTask, { batch }: TaskFacts): QuantityElement =>
  quantityOf({ of: batch, stage: stage ?? 1, amount: output });

function gathering(told: ToldTask, facts: TaskFacts): EpcisEvent {
  return {
    ...base(told, facts),
    quantityList: [outputOf(told, facts)],
    ilmd: ilmdOf(told, facts),
    ...sensorsOf(told),
    ...papers(told),
  };
}

function making(told: ToldTask, facts: TaskFacts): EpcisEvent {
  const { byProduct, stage } = told;
  const beside: QuantityElement[] =
    byProduct === null
      ? []
      : [
          {
            epcClass: `urn:chophien:by-product:${facts.batch.batchId}.${stage}`,
            ...quantityInEvent(byProduct, facts.batch.unit),
          },
        ];
  return {
    ...base(told, facts),
    inputQuantityList: quantitiesOf(facts.takes),
    outputQuantityList: [outputOf(told, facts), ...beside],
    ilmd: ilmdOf(told, facts),
    ...sensorsOf(told),
    ...papers(told),
  };
}

/** Packs are the lot itself under the GTIN of the variant; its net content is known from there. */
function packing(told: ToldTask, facts: TaskFacts): EpcisEvent {
  const { pack, batch } = facts;
  if (!pack) throw new Error(`the packing ${told.id} has no packs`);
  return {
    ...base(told, facts),
    inputQuantityList: quantitiesOf(facts.takes),
    outputQuantityList: [{ epcClass: packClass(pack.gtin, batch.lot), quantity: pack.packs, uom: 'H87' }],
    ilmd: {
      'cbvmda:lotNumber': batch.lot,
      ...(pack.producedOn && { 'cbvmda:productionDate': pack.producedOn }),
      ...(pack.bestBefore && { 'cbvmda:bestBeforeDate': pack.bestBefore }),
      ...factsOf(told),
    },
    ...sensorsOf(told),
    ...papers(told),
  };
}

function shipping(told: ToldTask, facts: TaskFacts): EpcisEvent {
  const { handOver } = facts;
  return {
    ...base(told, facts),
    ...(handOver && { epcList: [sscCodeLink(handOver.sscc)] }),
    quantityList: quantitiesOf(facts.takes),
    ...(handOver && betweenParties(handOver)),
  };
}

/**
 * Taking over: what was weighed is received; what is missing is declared lost in the same place; the goods go on as a stage of the
 * receiver's own batch.
 */
function receiving(told: ToldTask, facts: TaskFacts): EpcisEvent[] {
  const { handOver } = facts;
  if (!handOver) throw new Error(`the taking over ${told.id} has no giver`);
  const lost = lostOf(handOver.sent, facts.takes);
  const received = {
    ...base(told, facts),
    epcList: [sscCodeLink(handOver.sscc)],
    // All that was sent has left the road; what the scales miss ends with the loss.
    quantityList: quantitiesOf(handOver.sent),
    ...betweenParties(handOver),
  };
  const loss: EpcisEvent = {
    ...base(told, facts),
    action: 'DELETE',
    bizStep: 'destroying',
    disposition: 'destroyed',
    quantityList: quantitiesOf(lost),
    bizTransactionList: transactionOf(handOver.id),
  };
  const goesOn: EpcisEvent = {
    ...base(told, facts),
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
    inputQuantityList: quantitiesOf(facts.takes),
    outputQuantityList: [outputOf(told, facts)],
    ilmd: ilmdOf(told, facts),
  };
  delete goesOn.action;
  return [received, ...(lost.length > 0 ? [loss] : []), goesOn];
}

/** What was sent and not taken over, stage by stage. */
export function lostOf(sent: readonly PartFacts[], taken: readonly PartFacts[]): PartFacts[] {
  const left = (part: PartFacts): bigint =>
    part.amount -
    taken
      .filter(one => one.of.batchId === part.of.batchId && one.stage === part.stage)
      .reduce((sum, one) => sum + one.amount, 0n);
  return sent.map(part => ({ ...part, amount: left(part) })).filter(part => part.amount > 0n);
}

const transactionOf = (id: string) => [{ type: 'desadv', bizTransaction: `urn:uuid:${id}` }];

function betweenParties({ id, fromGln, toGln }: NonNullable<TaskFacts['handOver']>): Partial<EpcisEvent> {
  return {
    bizTransactionList: transactionOf(id),
    sourceList: [{ type: 'possessing_party', source: partyLink(fromGln) }],
    ...(toGln && { destinationList: [{ type: 'possessing_party', destination: partyLink(toGln) }] }),
  };
}

function ilmdOf(told: ToldTask, { batch, gln }: TaskFacts): Record<string, Json> {
  const day = dayOf(told.happenedAt);
  return {
    'cbvmda:lotNumber': `${batch.lot}.${told.stage ?? 1}`,
    ...(told.task.step === 'gather' && {
      'cbvmda:harvestStartDate': day,
      'cbvmda:harvestEndDate': day,
      'cbvmda:countryOfOrigin': 'VN',
      'chophien:producer': partyLink(gln),
    }),
    ...(told.task.step === 'gather' || told.task.step === 'make' ? factsOf(told) : {}),
  };
}

const presentOf = ({ batch, present = [] }: TaskFacts): QuantityElement[] =>
  present.length > 0 ? quantitiesOf(present) : [{ epcClass: stageClass(batch, 1) }];

function observed(told: ToldTask): Partial<EpcisEvent> {
  return { ...factsOf(told), ...sensorsOf(told), ...papers(told) };
}

const answered = <As extends RecipeField['tells']['as']>({ task, answers }: ToldTask, as: As) =>
  task.fields.flatMap(field => {
    const answer = answers[field.key];
    return answer !== undefined && field.tells.as === as
      ? [{ field, answer, tells: field.tells as Extract<RecipeField['tells'], { as: As }> }]
      : [];
  });

function factsOf(told: ToldTask): Record<`${string}:${string}`, Json> {
  const isNumber = ({ kind }: RecipeField) => kind === 'decimal' || kind === 'whole';
  return Object.fromEntries(
    answered(told, 'fact').map(({ field, answer, tells }) => [tells.name, isNumber(field) ? Number(answer) : answer]),
  );
}

function sensorsOf(told: ToldTask): Partial<Pick<EpcisEvent, 'sensorElementList'>> {
  const reports = answered(told, 'sensor').map(({ answer, tells: { type, uom } }) => ({
    type,
    value: Number(answer),
    uom,
  }));
  if (reports.length === 0) return {};
  return { sensorElementList: [{ sensorMetadata: { time: told.happenedAt.toISOString() }, sensorReport: reports }] };
}

function papers(told: ToldTask): Partial<Pick<EpcisEvent, 'bizTransactionList'>> {
  const list = answered(told, 'paper').map(({ answer, tells: { type } }) => ({
    type,
    bizTransaction: `urn:chophien:paper:${encodeURIComponent(answer)}`,
  }));
  return list.length > 0 ? { bizTransactionList: list } : {};
}
