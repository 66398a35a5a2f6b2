// A form as a person meets it: fields are known by their labels, buttons by what stands on them.
import { all, tagged, textOf, upTo, type Element } from './html.js';

/** What is put into a field: typed or chosen text, a tick, or a file. */
export type Answer = string | number | boolean | Attachment;

export interface Attachment {
  name: string;
  type: string;
  bytes: Buffer;
}

export interface Sending {
  method: 'GET' | 'POST';
  action: string;
  multipart: boolean;
  fields: [name: string, value: string | Attachment][];
}

const isControl = ({ tag, attributes }: Element): boolean =>
  ['input', 'select', 'textarea'].includes(tag) && attributes['name'] !== undefined;

/** The form behind a button; `near` chooses among equal buttons the one in the smallest part of the page that holds these words. */
export function formBehind(page: Element, button: string, near?: string): { form: Element; button: Element } {
  const inForms = tagged(page, 'button').filter(one => upTo(one, ({ tag }) => tag === 'form'));
  const exact = inForms.filter(one => textOf(one) === button);
  const buttons = exact.length > 0 ? exact : inForms.filter(one => textOf(one).startsWith(button));
  const [chosen, ...others] = near === undefined ? buttons : nearest(buttons, near);
  if (!chosen)
    throw new Error(
      `no button "${button}"${near ? ` near "${near}"` : ''}; there are: ${namesOf(tagged(page, 'button'))}`,
    );
  if (near === undefined && others.length > 0)
    throw new Error(`${others.length + 1} buttons "${button}": say near what`);
  return { form: upTo(chosen, ({ tag }) => tag === 'form') as Element, button: chosen };
}

function nearest(elements: Element[], words: string): Element[] {
  const sized = elements.flatMap(element => {
    const part = upTo(element, one => one.tag !== '#root' && textOf(one).includes(words));
    return part ? [{ element, size: textOf(part).length }] : [];
  });
  return sized.sort((a, b) => a.size - b.size).map(({ element }) => element);
}

const namesOf = (elements: Element[]): string => elements.map(one => `"${textOf(one)}"`).join(', ');

/** What the browser would send: the fields as they stand, with these answers in them. */
export function fillIn(form: Element, button: Element, answers: Record<string, Answer>): Sending {
  const values = new Map<Element, (string | Attachment)[]>();
  for (const control of all(form, isControl)) values.set(control, standing(control));
  for (const [label, answer] of Object.entries(answers)) put(form, values, label, answer);
  const { name, value = '', formaction } = button.attributes;
  const { method = 'get', action = '', enctype } = form.attributes;
  return {
    method: method.toUpperCase() as 'GET' | 'POST',
    action: formaction ?? action,
    multipart: enctype === 'multipart/form-data',
    fields: [
      ...[...values].flatMap(([control, all]) =>
        all.map(one => [control.attributes['name'] ?? '', one] as [string, string]),
      ),
      ...(name === undefined ? [] : [[name, value] as [string, string]]),
    ],
  };
}

/** What a control would send if nobody touched it. */
function standing({ tag, attributes, children }: Element): (string | Attachment)[] {
  if ('disabled' in attributes) return [];
  if (tag === 'textarea') return [children.join('')];
  if (tag === 'select') return [chosenOption({ tag, attributes, children })];
  const { type = 'text', value = '' } = attributes;
  if (type === 'checkbox' || type === 'radio') return 'checked' in attributes ? [value || 'on'] : [];
  return type === 'submit'
    ? []
    : type === 'file'
      ? [{ name: '', type: 'application/octet-stream', bytes: Buffer.alloc(0) }]
      : [value];
}

function chosenOption(select: Element): string {
  const options = tagged(select, 'option');
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return chosen ? (chosen.attributes['value'] ?? textOf(chosen)) : '';
}

function put(form: Element, values: Map<Element, (string | Attachment)[]>, label: string, answer: Answer): void {
  const control = controlLabelled(form, label);
  const { type, value = 'on', name } = control.attributes;
  if (control.tag === 'select') values.set(control, [optionOf(control, String(answer))]);
  else if (type === 'checkbox') values.set(control, answer ? [value] : []);
  else if (type === 'radio') {
    for (const other of values.keys()) if (other.attributes['name'] === name) values.set(other, []);
    values.set(control, [value]);
  } else values.set(control, [typeof answer === 'object' ? answer : String(answer)]);
}

function optionOf(select: Element, text: string): string {
  const options = tagged(select, 'option');
  const option = options.find(one => textOf(one) === text) ?? options.find(one => textOf(one).includes(text));
  if (!option) throw new Error(`no choice "${text}"; there are: ${namesOf(options)}`);
  return option.attributes['value'] ?? textOf(option);
}

/** By the label in front of a field, by the words inside a radio card or beside a box to tick. */
function controlLabelled(form: Element, label: string): Element {
  const labels = tagged(form, 'label');
  const plain = (element: Element) => textOf(element).replace(/ \*$/, '');
  const found = labels.find(one => plain(one) === label) ?? labels.find(one => plain(one).startsWith(label));
  const control =
    found &&
    all(form, isControl).find(one =>
      'for' in found.attributes ? one.attributes['id'] === found.attributes['for'] : upTo(one, up => up === found),
    );
  if (!control) throw new Error(`no field "${label}"; there are: ${namesOf(labels)}`);
  return control;
}

/** What stands in a field that was not touched. */
export function fieldValue(page: Element, label: string): string {
  const [value = ''] = standing(controlLabelled(page, label));
  return typeof value === 'string' ? value : value.name;
}
