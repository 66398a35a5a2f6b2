// What an event means for the goods: which lots lose, which gain, which flow into which. Plain reading; nothing is decided here.

/** The part of an EPCIS 2.0 event that moves goods. Names are canonical already: one text for each lot, thing and place. */
export interface GoodsEvent {
  type: string;
  action?: string;
  /** The bare word of the Core Business Vocabulary, or a URI. */
  bizStep?: string;
  site?: string;
  quantityList: readonly Counted[];
  parent?: string;
  children: readonly string[];
  childQuantityList: readonly Counted[];
  inputs: readonly string[];
  inputQuantityList: readonly Counted[];
  outputs: readonly string[];
  outputQuantityList: readonly Counted[];
  transformation?: string;
}

export interface Counted {
  name: string;
  quantity?: number;
  uom?: string;
}

export type MoveKind = 'created' | 'consumed' | 'shipped' | 'returned' | 'received' | 'destroyed';

export interface Move extends Counted {
  kind: MoveKind;
}

export interface Flows {
  moves: Move[];
  /** Every input went into every output. Things without a quantity are in it too. */
  inputs: Counted[];
  outputs: Counted[];
  /** The goods were put into this container. */
  container?: string;
  contents: Counted[];
}

const NOTHING: Flows = { moves: [], inputs: [], outputs: [], contents: [] };

/** Numbers of labels are given and taken with these; the goods were there before. */
const ONLY_NUMBERS = new Set(['commissioning', 'decommissioning']);

/** `isKept` says whether the class belongs to a co-op of the house: there, commissioning a class counts labels and makes no goods. */
export function flowsOf(event: GoodsEvent, isKept: (name: string) => boolean): Flows {
  switch (event.type) {
    case 'ObjectEvent':
      return { ...NOTHING, moves: objectMoves(event, isKept) };
    case 'TransformationEvent':
      return transformation(event);
    case 'AggregationEvent':
      return event.parent !== undefined && event.action !== 'DELETE'
        ? {
            ...NOTHING,
            container: event.parent,
            contents: [...event.childQuantityList, ...event.children.map(name => ({ name }))],
          }
        : NOTHING;
    default:
      return NOTHING;
  }
}

function objectMoves({ action, bizStep, quantityList }: GoodsEvent, isKept: (name: string) => boolean): Move[] {
  const kind = kindOf(action, bizStep);
  if (!kind) return [];
  return quantityList
    .filter(({ name }) => !(ONLY_NUMBERS.has(bizStep ?? '') && isKept(name)))
    .map(counted => ({ ...counted, kind }));
}

function kindOf(action: string | undefined, bizStep: string | undefined): MoveKind | undefined {
  if (action === 'ADD') return 'created';
  if (action === 'DELETE') return 'destroyed';
  switch (bizStep) {
    case 'shipping':
      return 'shipped';
    case 'void_shipping':
      return 'returned';
    case 'receiving':
      return 'received';
    case 'destroying':
    case 'retail_selling':
    case 'dispensing':
      return 'destroyed';
    default:
      return undefined;
  }
}

function transformation(event: GoodsEvent): Flows {
  const inputs = [...event.inputQuantityList, ...event.inputs.map(name => ({ name }))];
  const outputs = [...event.outputQuantityList, ...event.outputs.map(name => ({ name }))];
  return {
    ...NOTHING,
    moves: [
      ...event.inputQuantityList.map(counted => ({ ...counted, kind: 'consumed' as const })),
      ...event.outputQuantityList.map(counted => ({ ...counted, kind: 'created' as const })),
    ],
    inputs,
    outputs,
  };
}
