// The fields of an event in which things stand that master data may describe: HASATTR_ and EQATTR_ ask for their attributes
// (EPCIS 2.0 §8.2.7.1: a field whose type is a vocabulary type; a standard one by its name, an extension by its full name).
import { SENSOR_NAMES } from './facets.js';
import type { ThingField } from './query-terms.js';

const column = (name: Extract<ThingField, { in: 'column' }>['column']): ThingField => ({ in: 'column', column: name });
const epc = (...roles: Extract<ThingField, { in: 'epc' }>['roles']): ThingField => ({ in: 'epc', roles });

const FIELDS: Readonly<Record<string, ThingField>> = {
  bizStep: column('biz_step'),
  disposition: column('disposition'),
  persistentDisposition: { in: 'facet', paths: ['persistentDisposition:set', 'persistentDisposition:unset'] },
  readPoint: column('read_point'),
  bizLocation: column('biz_location'),
  transformationID: column('transformation_id'),
  bizTransaction: { in: 'list', list: 'bizTransaction' },
  source: { in: 'list', list: 'source' },
  destination: { in: 'list', list: 'destination' },
  epcList: epc('epc'),
  parentID: epc('parent'),
  childEPCs: epc('child'),
  inputEPCList: epc('input'),
  outputEPCList: epc('output'),
  epcClass: epc('class', 'childClass', 'inputClass', 'outputClass'),
  quantityList: epc('class'),
  childQuantityList: epc('childClass'),
  inputQuantityList: epc('inputClass'),
  outputQuantityList: epc('outputClass'),
  ...Object.fromEntries(SENSOR_NAMES.map(name => [name, { in: 'facet', paths: [`sensor:${name}`] } as const])),
};

export const standardThingField = (name: string): ThingField | undefined =>
  Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;

/**
 * Parts `readPoint_urn:epcglobal:cbv:mda:sst` into field and attribute. No standard field has an underscore in its name; an extension may, and then
 * nobody can tell where its name ends: nothing for such a one, which the standard lets us refuse.
 */
export function fieldAndAttribute(text: string): [field: string, attribute: string] | undefined {
  const at = text.indexOf('_');
  if (at < 1 || at === text.length - 1) return undefined;
  const parts: [string, string] = [text.slice(0, at), text.slice(at + 1)];
  return standardThingField(parts[0]) || !parts[1].includes('_') ? parts : undefined;
}
