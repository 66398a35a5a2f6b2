import { canonicalName } from './epc-name.js';
import type { Json } from './event.js';
import type { Vocabulary } from './validate.js';

interface MasterRow {
  id: string;
  type: string;
  attributes: Record<string, Json>;
  children: string[];
}

/** One row for each thing; told twice in a document, the later telling counts. */
export function masterRowsOf(vocabularies: readonly Vocabulary[]): MasterRow[] {
  const rows = vocabularies.flatMap(({ type, vocabularyElementList = [] }) =>
    vocabularyElementList.map(({ id, attributes = [], children = [] }) => ({
      id: canonicalName(id),
      type,
      attributes: Object.fromEntries(attributes.map(one => [one.id, one.attribute ?? null])),
      children: children.map(canonicalName),
    })),
  );
  const short = rows.filter(row => [row.id, ...row.children].every(name => Buffer.byteLength(name) < 1024));
  return [...new Map(short.map(row => [row.id, row])).values()];
}
