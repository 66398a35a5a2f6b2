// What a recipe is: the work on a product line in the co-ops' words, and what each task means to the standards beneath.

/**
 * What a task does to the goods: brings them in, changes them, puts them into packs; looks at them, moves them about the co-op's own
 * places, loses or destroys them; gives them to another party, takes them over from one.
 */
export type Step = 'gather' | 'make' | 'pack' | 'observe' | 'move' | 'destroy' | 'ship' | 'receive';

/** Whole base units in which a batch is weighed, measured or counted. */
export type BatchUnit = 'g' | 'ml' | 'piece' | 'night';

/** A form on a small phone asks no more: amounts, place, note and the task's own questions together. */
export const MOST_FIELDS = 5;

/** How the answer to a question stands in the event. */
export type Tells =
  /** A property of the goods made (ILMD), or of the event when nothing is made. */
  | { as: 'fact'; name: `cbvmda:${string}` | `chophien:${string}` }
  /** A measured value: a property of the GS1 Web Vocabulary and its UN/ECE Rec. 20 unit. */
  | { as: 'sensor'; type: string; uom: string }
  /** A paper: a type of the CBV's business transactions. */
  | { as: 'paper'; type: 'testres' | 'cert' | 'inv' };

export interface RecipeField {
  key: string;
  vi: string;
  en: string;
  kind: 'decimal' | 'whole' | 'text' | 'choice';
  /** Shown after the box. */
  unit?: string;
  /** What a number may be, both ends included. */
  least?: number;
  most?: number;
  choices?: readonly { value: string; vi: string; en: string }[];
  tells: Tells;
}

/** The event a task becomes (GS1 US, FSMA 204 guideline R2.0; CBV 2.0 §7). The quantities follow from its step. */
export interface Pattern {
  event: 'ObjectEvent' | 'TransformationEvent';
  action?: 'ADD' | 'OBSERVE' | 'DELETE';
  bizStep: string;
  disposition?: string;
}

/** What usually comes out, in percent; outside it is told to the department, not refused. */
export interface Yield {
  least: number;
  most: number;
  /** Of what went into the task, or of all that was once gathered for it: fresh leaf for dry tea. */
  of: 'input' | 'gathered';
}

export interface RecipeTask {
  kind: string;
  step: Step;
  vi: string;
  en: string;
  /**
   * The most that can come out at all, in percent of what went in. 100 unless water or other ingredients are added: drying, milling
   * and cutting lose weight, and nothing comes from nothing.
   */
  mostPercent: number;
  pattern: Pattern;
  /** The task's own questions, beside amounts, place and note. */
  fields: readonly RecipeField[];
  yield?: Yield;
  /** It mixes goods of several batches: the form offers the others. */
  blends?: true;
  /** What else comes out of it and is weighed: bran, husk, broken rice. */
  byProduct?: { vi: string; en: string };
}

export interface Recipe {
  line: string;
  /** A batch keeps the version under which it was started. */
  version: number;
  /** The first day on which new batches follow it, `YYYY-MM-DD`. */
  validFrom: string;
  source: string;
  /** For a product that has no pack yet; otherwise the batch counts as the packs do. */
  unit: BatchUnit;
  tasks: readonly RecipeTask[];
}

const PATTERNS: Readonly<Record<Step, Pattern>> = {
  gather: { event: 'ObjectEvent', action: 'ADD', bizStep: 'creating_class_instance', disposition: 'active' },
  make: { event: 'TransformationEvent', bizStep: 'creating_class_instance', disposition: 'in_progress' },
  pack: { event: 'TransformationEvent', bizStep: 'creating_class_instance', disposition: 'active' },
  observe: { event: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
  move: { event: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing', disposition: 'in_progress' },
  destroy: { event: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
  ship: { event: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
  receive: { event: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress' },
};

type Extra = Partial<Pick<RecipeTask, 'mostPercent' | 'fields' | 'yield' | 'blends' | 'byProduct'>> & {
  bizStep?: string;
};

const task = (step: Step, kind: string, vi: string, en: string, { bizStep, ...extra }: Extra = {}): RecipeTask => ({
  kind,
  step,
  vi,
  en,
  mostPercent: 100,
  fields: [],
  pattern: { ...PATTERNS[step], ...(bizStep && { bizStep }) },
  ...extra,
});

type Told = (kind: string, vi: string, en: string, extra?: Extra) => RecipeTask;

export const gather: Told = (...told) => task('gather', ...told);
export const make: Told = (...told) => task('make', ...told);
export const observe: Told = (...told) => task('observe', ...told);
export const move: Told = (...told) => task('move', ...told);
export const destroy: Told = (...told) => task('destroy', ...told);
export const ship: Told = (...told) => task('ship', ...told);
export const receive: Told = (...told) => task('receive', ...told);
export const pack = (vi = 'Đóng gói', en = 'Packing', extra: Extra = {}): RecipeTask =>
  task('pack', 'pack', vi, en, extra);
/** A task that adds water, salt, sugar or another ingredient. */
export const mix = (kind: string, mostPercent: number, vi: string, en: string, extra: Extra = {}): RecipeTask =>
  task('make', kind, vi, en, { mostPercent, ...extra });

/** Least and most, in percent of what went in. */
export const ofInput = (least: number, most: number): Yield => ({ least, most, of: 'input' });
/** Least and most, in percent of what was gathered for it. */
export const ofGathered = (least: number, most: number): Yield => ({ least, most, of: 'gathered' });

/** Amounts, place and note of each step; with its own questions a task asks no more than MOST_FIELDS. */
export const fieldsAsked = ({ step, fields, byProduct }: RecipeTask): number => {
  const usual: Record<Step, number> = {
    gather: 3,
    make: 4,
    pack: 4,
    observe: 2,
    move: 2,
    destroy: 3,
    ship: 3,
    receive: 3,
  };
  return usual[step] + fields.length + (byProduct ? 1 : 0);
};
