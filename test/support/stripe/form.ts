// Stripe's wire format: names with brackets, `line_items[0][price_data][unit_amount]=150000`, in bodies and queries alike.

export type FormValue = string | FormValue[] | Form;
export interface Form {
  [name: string]: FormValue;
}

/** Reads `a[b][0]=x` into `{ a: { b: ['x'] } }`; an object whose names are 0, 1, 2… becomes a list. */
export function parseForm(encoded: string): Form {
  const form = emptyForm();
  for (const [name, value] of new URLSearchParams(encoded)) plant(form, segmentsOf(name), value);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, withLists(value)]));
}

/** The same text for the same parameters whatever their order: what an idempotency key is compared by. */
export function canonical(encoded: string): string {
  return [...new URLSearchParams(encoded)]
    .map(([name, value]) => JSON.stringify([name, value]))
    .sort()
    .join('\n');
}

function segmentsOf(name: string): string[] {
  const [root = '', ...inner] = name.split('[');
  return [root, ...inner.map(segment => segment.replace(/\]$/, ''))];
}

function plant(into: Form, segments: string[], value: string): void {
  const [first = '', ...rest] = segments;
  // `expand[]=a&expand[]=b` has no numbers: each takes the next free one.
  const name = first === '' ? String(Object.keys(into).length) : first;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  const branch = isForm(inner) ? inner : emptyForm();
  into[name] = branch;
  plant(branch, rest, value);
}

function withLists(value: FormValue): FormValue {
  if (!isForm(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, FormValue] => [name, withLists(inner)]);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

export function isForm(value: FormValue | undefined): value is Form {
  return typeof value === 'object' && !Array.isArray(value);
}

// Without a prototype, so that a parameter named `__proto__` is only a name.
function emptyForm(): Form {
  return Object.create(null) as Form;
}
