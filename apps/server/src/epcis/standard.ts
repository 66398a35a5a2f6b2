// What we say of ourselves: versions, limits, and which methods each resource of EPCIS 2.0 has (REST bindings 2.0.0).
import { CAPTURE_BYTES, CAPTURE_LIMIT } from '#libs/epcis';

export const EPCIS_VERSION = '2.0';
export const CBV_VERSION = '2.0';
export const VENDOR_VERSION = '1';

/** Sent with every answer. */
export const VERSION_HEADERS = {
  'GS1-EPCIS-Version': EPCIS_VERSION,
  'GS1-CBV-Version': CBV_VERSION,
  'GS1-Extensions': 'cbvmda=urn:epcglobal:cbv:mda:',
  'GS1-Vendor-Version': VENDOR_VERSION,
} as const;

const DISCOVERY_HEADERS = {
  ...VERSION_HEADERS,
  'GS1-EPCIS-Min': EPCIS_VERSION,
  'GS1-EPCIS-Max': EPCIS_VERSION,
  'GS1-CBV-Min': CBV_VERSION,
  'GS1-CBV-Max': CBV_VERSION,
  'GS1-EPC-Format': 'Always_GS1_Digital_Link',
  // XML is not served, so nothing is ever translated in it.
  'GS1-CBV-XML-Format': 'Never_Translates',
} as const;

export const LIMIT_HEADERS = {
  'GS1-EPCIS-Capture-Limit': String(CAPTURE_LIMIT),
  'GS1-EPCIS-Capture-File-Size-Limit': String(CAPTURE_BYTES),
} as const;

/** Longer addresses are refused: the same question fits into the body of POST /queries. */
export const LONGEST_URI = 16_384;

/** The lists of the top level, each with its members and their events. */
export const TOP_LISTS = ['eventTypes', 'epcs', 'bizSteps', 'bizLocations', 'readPoints', 'dispositions'] as const;
export type TopList = (typeof TOP_LISTS)[number];

/** The one resource whose OPTIONS say something of the row behind it (subscriptions.controller.ts). */
export const OF_SUBSCRIPTION = 'queries/:name/subscriptions/:id';

/** Every resource below `epcis` with the methods it has. */
export const RESOURCES: Readonly<Record<string, string>> = {
  '': 'OPTIONS, GET',
  capture: 'OPTIONS, GET, POST',
  'capture/:id': 'OPTIONS, GET',
  events: 'OPTIONS, GET, POST',
  'events/:id': 'OPTIONS, GET',
  ...Object.fromEntries(
    TOP_LISTS.flatMap(list => [list, `${list}/:id`, `${list}/:id/events`].map(path => [path, 'OPTIONS, GET'])),
  ),
  'nextPageToken/:token': 'OPTIONS, DELETE',
  queries: 'OPTIONS, GET, POST',
  'queries/:name': 'OPTIONS, GET, DELETE',
  'queries/:name/events': 'OPTIONS, GET',
  'queries/:name/subscriptions': 'OPTIONS, GET, POST',
  [OF_SUBSCRIPTION]: 'OPTIONS, GET, DELETE',
  // Ours: a paused subscription goes on.
  'queries/:name/subscriptions/:id/resumption': 'OPTIONS, POST',
};

/** The answer to OPTIONS. */
export function discoveryHeaders(resource: string): Record<string, string> {
  const allow = { Allow: RESOURCES[resource] ?? 'OPTIONS' };
  const capture = { ...LIMIT_HEADERS, 'GS1-Capture-Error-Behaviour': 'all' };
  return { ...DISCOVERY_HEADERS, ...allow, ...(resource === 'capture' && capture) };
}

/** The methods of the resource at this address, when EPCIS 2.0 has one there: an address with another method is none of ours to find. */
export function methodsAt(path: string): string | undefined {
  const parts = path.replace(/^\/epcis\/?|\/$/g, '').split('/');
  const fits = (resource: string) => {
    const names = resource.split('/');
    return names.length === parts.length && names.every((name, at) => name.startsWith(':') || name === parts[at]);
  };
  const found = Object.keys(RESOURCES).find(fits);
  return found === undefined ? undefined : RESOURCES[found];
}
