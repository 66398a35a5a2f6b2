import { canonicalName } from './epc-name.js';
import { isObject, type Json } from './event.js';
import { facetText } from './facets.js';
import { expand, prefixesOf, type Prefixes } from './prefixes.js';
import type { Vocabulary } from './validate.js';
import { bareWord } from './vocabulary.js';

interface MasterRow {
  id: string;
  type: string;
  children: string[];
}

interface AttributeRow {
  id: string;
  /** As the document spells it: extensions of events keep the spelling. */
  given: string;
  name: string;
  /** Nothing for an attribute with a structure: it is there, and nothing more can be asked of it. */
  value: string | null;
}

/** Longer names fit no index. */
const LONGEST_NAME = 1024;

/** One row for each thing and one for each attribute; a thing told of twice in a document is as the later telling has it. */
export function masterRowsOf(
  vocabularies: readonly Vocabulary[],
  context: Json | undefined,
): { things: MasterRow[]; attributes: AttributeRow[] } {
  const prefixes = prefixesOf(context);
  const told = vocabularies.flatMap(({ type, vocabularyElementList = [] }) =>
    vocabularyElementList.map(element => {
      const { id, children = [] } = element;
      return {
        id: nameOf(id, type, prefixes),
        type,
        element,
        children: children.map(one => nameOf(one, type, prefixes)),
      };
    }),
  );
  const short = told.filter(({ id, children }) => [id, ...children].every(fits));
  const last = [...new Map(short.map(one => [one.id, one])).values()];
  return {
    things: last.map(({ id, type, children }) => ({ id, type, children })),
    attributes: last.flatMap(({ id, element }) => attributesOf(id, element, prefixes)),
  };
}

const fits = (name: string): boolean => Buffer.byteLength(name) < LONGEST_NAME;

/** Steps and dispositions stand in events as bare words. */
function nameOf(text: string, type: string, prefixes: Prefixes): string {
  const name = canonicalName(expand(text, prefixes));
  if (/BusinessStep$|BizStep$/.test(type)) return bareWord('bizStep', name);
  return /Disposition$/.test(type) ? bareWord('disposition', name) : name;
}

type Element = NonNullable<Vocabulary['vocabularyElementList']>[number];

const attributesOf = (id: string, { id: given, attributes = [] }: Element, prefixes: Prefixes): AttributeRow[] =>
  attributes
    .filter(({ attribute }) => attribute !== undefined && attribute !== null)
    .map(({ id: name, attribute = null }) => ({
      id,
      given,
      name: expand(name, prefixes),
      value: valueOf(attribute, prefixes),
    }))
    .filter(({ name }) => fits(name));

const valueOf = (value: Json, prefixes: Prefixes): string | null =>
  isObject(value) || Array.isArray(value) ? null : facetText(expand(String(value), prefixes));
