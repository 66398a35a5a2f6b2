// Is it a document, are these events? One answer per event, so that a job can name the bad ones.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { isObject, type EpcisEvent, type Json } from './event.js';
import { brokenRules, unstorable } from './event-rules.js';
import { documentSchemas, eventSchemas, extendedEventSchema } from './event-schema.js';

export interface CapturedDocument {
  /** Of the document: its events use the prefixes. */
  context: Json;
  /** Not yet looked at one by one: see eventFaults. */
  events: unknown[];
  /** Master data: places and things with their attributes and what lies within them. */
  vocabularies: Vocabulary[];
}

export interface Vocabulary {
  type: string;
  vocabularyElementList?: { id: string; attributes?: { id: string; attribute?: Json }[]; children?: string[] }[];
}

// The plugin is CommonJS: its default export is the module or, where the module system unwraps it, the function itself.
const addFormats = ((formats as unknown as { default?: unknown }).default ?? formats) as (ajv: Ajv) => void;

const ajv = new Ajv({ strict: false, allErrors: false, allowUnionTypes: true });
addFormats(ajv);

/** Compiled at its first use, and kept by Ajv: all of them take a third of a second, which every start would wait for. */
const validatorOf = (schemas: Record<string, object>, name: string): ValidateFunction | undefined => {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  return schema && ajv.compile(schema);
};

/** What is wrong with a document around its events, or its parts. */
export function readDocument(body: unknown): CapturedDocument | { faults: string[] } {
  const wrong = unstorable(body);
  if (wrong) return { faults: [wrong] };
  if (!isObject(body)) return { faults: ['a document is a JSON object'] };
  const validate = validatorOf(documentSchemas, nameIn(body.type));
  if (!validate) return { faults: ['/type: neither EPCISDocument nor EPCISQueryDocument'] };
  if (!validate(body)) return { faults: said(validate.errors) };
  const parts = body as unknown as DocumentParts;
  const { queryResults, eventList } = parts.epcisBody;
  const masterData = queryResults?.resultsBody.vocabularyList ?? parts.epcisHeader?.epcisMasterData?.vocabularyList;
  return {
    context: parts['@context'],
    events: queryResults?.resultsBody.eventList ?? eventList ?? [],
    vocabularies: masterData ?? [],
  };
}

interface DocumentParts {
  '@context': Json;
  epcisHeader?: { epcisMasterData?: { vocabularyList?: Vocabulary[] } };
  epcisBody: {
    eventList?: unknown[];
    queryResults?: { resultsBody: { eventList: unknown[]; vocabularyList?: Vocabulary[] } };
  };
}

/** Everything wrong with one event; nothing when it may be kept. `context` is that of the document around it. */
export function eventFaults(event: unknown, context?: Json): string[] {
  const wrong = unstorable(event);
  if (wrong) return [wrong];
  if (!isObject(event)) return ['an event is a JSON object'];
  const validate = validatorOf(eventSchemas, nameIn(event.type)) ?? ajv.compile(extendedEventSchema);
  return validate(event) ? brokenRules(event as unknown as EpcisEvent, context) : said(validate.errors);
}

/** Not every value of JSON can be made a text: `{"toString": 1}` cannot. */
const nameIn = (type: unknown): string => (typeof type === 'string' ? type : '');

const said = (errors: ErrorObject[] | null | undefined): string[] =>
  (errors ?? []).slice(0, 5).map(({ instancePath, message = 'is wrong', params }) => {
    const { propertyName, allowedValues } = params as { propertyName?: string; allowedValues?: string[] };
    const more = propertyName ?? allowedValues?.slice(0, 5).join(', ');
    return `${instancePath || '/'}: ${message}${more === undefined ? '' : ` (${more})`}`;
  });
