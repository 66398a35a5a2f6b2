import type { z } from 'zod';
import { refusalText, type Words } from '#libs/words';
import { Conflict, Invalid, NotAllowed, TradeError, Unavailable } from '#platform/errors';
import type { Locale } from '#platform/language';

/** Whoever reads the answer: a visit. */
interface Reader {
  locale: Locale;
  words: Words;
  /** A form that is shown again stands in a page, whose header says what is in the basket. */
  countBasket?: () => Promise<void>;
}

export interface FieldError {
  field?: string;
  message: string;
}

/** What somebody typed into a form, and what is wrong with it. */
export class Form {
  constructor(
    readonly typed: Readonly<Record<string, string | string[]>> = {},
    readonly errors: readonly FieldError[] = [],
    readonly isSent = false,
  ) {}

  value(field: string): string | undefined {
    const typed = Object.hasOwn(this.typed, field) ? this.typed[field] : undefined;
    return typeof typed === 'string' ? typed : typed?.[0];
  }

  values(field: string): string[] {
    const typed = Object.hasOwn(this.typed, field) ? this.typed[field] : undefined;
    return typeof typed === 'string' ? [typed] : (typed ?? []);
  }

  error(field: string): string | undefined {
    return this.errors.find(error => error.field === field)?.message;
  }

  /** What ties an input to this form: its name, what was typed there, and what is wrong with it. */
  input(field: string): { name: string; value: string | undefined; error: string | undefined } {
    return { name: field, value: this.value(field), error: this.error(field) };
  }
}

/** A form nobody has sent yet, with what it starts from. */
export const blankForm = (initial: Record<string, string | string[]> = {}): Form => new Form(initial);

export type Sent<R> = { ok: true; result: R } | { ok: false; form: Form };

/**
 * Reads a form by its schema and calls the verb with what it says. What the schema or the verb refuses comes back as the form
 * with every typed value and a sentence per field; what is not the form's matter (not found, forbidden, a bug) goes on its way.
 */
export async function submit<S extends z.ZodType, R>(
  visit: Reader,
  schema: S,
  body: unknown,
  verb: (value: z.output<S>) => Promise<R> | R,
): Promise<Sent<R>> {
  const typed = typedIn(body);
  const read = schema.safeParse(typed);
  const again = async (errors: FieldError[]): Promise<Sent<R>> => {
    await visit.countBasket?.();
    return { ok: false, form: new Form(typed, errors, true) };
  };
  if (!read.success) return again(fieldErrors(read.error.issues, visit.words));
  try {
    return { ok: true, result: await verb(read.data) };
  } catch (error) {
    return again([refused(error, visit)]);
  }
}

function refused(error: unknown, visit: Reader): FieldError {
  const belongsToForm =
    error instanceof Invalid ||
    error instanceof Conflict ||
    error instanceof NotAllowed ||
    error instanceof Unavailable;
  if (!belongsToForm) throw error;
  return { field: error.field, message: sentenceFor(error, visit) };
}

function sentenceFor(error: TradeError, visit: Reader): string {
  const text = refusalText(visit.locale, error.code, error.facts);
  if (text === undefined) throw error;
  return text;
}

/** Only strings and lists of strings: what a form can send. NUL cannot be stored and is never typed. */
export function typedIn(body: unknown): Record<string, string | string[]> {
  if (typeof body !== 'object' || body === null) return {};
  const typed: Record<string, string | string[]> = {};
  for (const [field, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[field] = withoutNul(value);
    else if (Array.isArray(value)) typed[field] = value.filter(one => typeof one === 'string').map(withoutNul);
  }
  return typed;
}

const withoutNul = (text: string) => text.replaceAll('\0', '');

type Issue = z.core.$ZodIssue;

/** One sentence per field: the first thing that is wrong with it. */
export function fieldErrors(issues: readonly Issue[], words: Words): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues) {
    const field = issue.path.map(String).join('.');
    if (!errors.has(field)) errors.set(field, { field: field || undefined, message: sentenceOf(issue, words.forms) });
  }
  return [...errors.values()];
}

function sentenceOf(issue: Issue, forms: Words['forms']): string {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(Number(issue.minimum), issue.origin, forms);
    case 'too_big':
      return issue.origin === 'string' ? forms.tooLong(Number(issue.maximum)) : forms.tooBig(Number(issue.maximum));
    case 'invalid_type':
      return issue.expected === 'string' ? forms.required : forms.notANumber;
    case 'invalid_value':
      return forms.choose;
    case 'custom':
      return ownSentence(issue.params?.['words'], forms);
    default:
      return forms.wrong;
  }
}

function tooSmall(minimum: number, origin: string, forms: Words['forms']): string {
  if (origin === 'string') return minimum <= 1 ? forms.required : forms.tooShort(minimum);
  return origin === 'array' ? forms.tooFew(minimum) : forms.tooSmall(minimum);
}

function ownSentence(key: unknown, forms: Words['forms']): string {
  const text = typeof key === 'string' && Object.hasOwn(forms, key) ? forms[key as keyof Words['forms']] : undefined;
  return typeof text === 'string' ? text : forms.wrong;
}
