import { fillIn } from './form-on-page.js';
import { all, parseHtml, tagged, textOf, upTo, type Element } from './html.js';

/** A form as some page shows it, filled in by somebody in a hurry: where it goes and what it sends. */
export interface FormFound {
  action: string;
  fields: [name: string, value: string][];
}

/** Every form that is sent by POST from this page, once per button. */
export function formsOn(url: string, html: string): FormFound[] {
  const page = parseHtml(html);
  const path = url.split('?')[0] ?? url;
  return tagged(page, 'button').flatMap(button => {
    const form = upTo(button, ({ tag }) => tag === 'form');
    if (form?.attributes['method']?.toLowerCase() !== 'post') return [];
    for (const control of all(form, ({ tag }) => tag === 'input' || tag === 'textarea' || tag === 'select'))
      fillInHurry(control);
    const { action, fields } = fillIn(form, button, {});
    return [
      {
        action: action.split(/[?#]/)[0] || path,
        fields: fields.map(([name, value]) => [name, typeof value === 'string' ? value : '']),
      },
    ];
  });
}

/** What a field without a value gets: something that its kind of field takes. */
const USUAL: Record<string, string> = {
  email: 'nguoi.mua@example.com',
  tel: '0912 345 678',
  date: '2026-11-20',
  'datetime-local': '2026-11-23T08:00',
  number: '2',
  numeric: '2',
  decimal: '2',
  password: 'nương chè buổi sớm',
};

function fillInHurry(control: Element): void {
  const { tag, attributes, children } = control;
  const { type = 'text', inputmode = '', value = '' } = attributes;
  if (tag === 'select') {
    const last = tagged(control, 'option').at(-1);
    if (last) control.children = [{ ...last, attributes: { value: textOf(last), ...last.attributes, selected: '' } }];
  } else if (tag === 'textarea') {
    if (children.length === 0) children.push('Hai dòng\nở đây');
  } else if (type === 'checkbox' || type === 'radio') attributes['checked'] = '';
  else if (value === '' && type !== 'hidden' && type !== 'file')
    attributes['value'] = USUAL[type] ?? USUAL[inputmode] ?? 'CHE-2026';
}
