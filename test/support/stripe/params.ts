// Reading parameters as Stripe does: a wrong one is refused by its name, and an unknown one is not silently ignored,
// since a misspelt parameter that passes here would be an error in production.
import { type Form, type FormValue, isForm } from './form.js';
import { invalid, missing } from './refusals.js';

export type Metadata = Record<string, string>;

// https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts: eight digits for every currency but a few.
export const LARGEST_AMOUNT = 99_999_999;

export function onlyKnown(form: Form, known: readonly string[], within = ''): void {
  for (const name of Object.keys(form)) {
    if (known.includes(name)) continue;
    const param = within === '' ? name : `${within}[${name}]`;
    throw invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
}

/** The text of a parameter; an empty one means "unset", as with Stripe. */
export function text(form: Form, name: string): string | null {
  const value = form[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') throw invalid(`Invalid string: ${name}`, name);
  return value;
}

export function requiredText(form: Form, name: string, param = name): string {
  const value = text(form, name);
  if (value === null) throw missing(param);
  return value;
}

export function whole(form: Form, name: string, param = name): number | null {
  const value = text(form, name);
  if (value === null) return null;
  if (!/^-?\d{1,15}$/.test(value)) throw invalid(`Invalid integer: ${value}`, param, 'parameter_invalid_integer');
  return Number(value);
}

/** An address that a browser is sent to. */
export function webAddress(form: Form, name: string): string | null {
  const value = text(form, name);
  if (value === null || (/^https?:/i.test(value) && URL.canParse(value))) return value;
  throw invalid('Not a valid URL', name, 'url_invalid');
}

export function flag(form: Form, name: string): boolean {
  const value = text(form, name);
  if (value !== null && value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${value}`, name);
  return value === 'true';
}

export function oneOf<T extends string>(form: Form, name: string, choices: readonly T[], otherwise: T): T {
  const value = text(form, name) ?? otherwise;
  const choice = choices.find(candidate => candidate === value);
  if (choice === undefined) throw invalid(`Invalid ${name}: must be one of ${choices.join(', ')}`, name);
  return choice;
}

export function nested(form: Form, name: string): Form {
  const value = form[name];
  if (value === undefined || value === '') return {};
  if (!isForm(value)) throw invalid(`Invalid object: ${name}`, name);
  return value;
}

export function listed(form: Form, name: string): FormValue[] {
  const value = form[name];
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw invalid(`Invalid array: ${name}`, name);
  return value;
}

export function metadata(form: Form): Metadata {
  const entries = Object.entries(nested(form, 'metadata'));
  // https://docs.stripe.com/metadata: 50 keys, names of 40 characters, values of 500.
  if (entries.length > 50) throw invalid('You can have up to 50 metadata keys.', 'metadata');
  // An empty value takes a key away; on a new object there is nothing to take.
  return Object.fromEntries(
    entries.map(([name, value]) => [name, metadataValue(name, value)]).filter(([, value]) => value !== ''),
  );
}

function metadataValue(name: string, value: FormValue): string {
  const param = `metadata[${name}]`;
  if (typeof value !== 'string') throw invalid(`Invalid string: ${param}`, param);
  if (name.length > 40 || value.length > 500) throw invalid(`${param} is too long.`, param);
  return value;
}

// VND has no minor unit: the integer is đồng, never đồng × 100.
export function currency(form: Form, param = 'currency'): 'vnd' {
  const code = requiredText(form, 'currency', param).toLowerCase();
  if (code !== 'vnd') throw invalid(`Invalid currency: ${code}. The stand-in knows only vnd.`, param);
  return code;
}

export function payable(amount: number | null, param: string): number {
  if (amount === null) throw missing(param);
  if (amount < 1) throw invalid('This value must be greater than or equal to 1.', param, 'parameter_invalid_integer');
  if (amount > LARGEST_AMOUNT) {
    throw invalid('Amount must be no more than ₫99,999,999', param, 'amount_too_large');
  }
  return amount;
}
