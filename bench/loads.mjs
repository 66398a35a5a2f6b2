// What is measured: requests as buyers make them, and what the goal is.
import { LABELS, PRODUCTS } from './grow.mjs';

const CONNECTIONS = [1, 16, 64];
/** How long a round lasts at so many connections. */
const ROUND = { 1: 1, 16: 1, 64: 1 };
/** Where an answer takes PostgreSQL some 15 ms, 64 that wait for each other need more than a second for their second one. */
const LONG_ROUND = { ...ROUND, 64: 4 };
const numbers = count => Array.from({ length: count }, (_, at) => at);
const gets = urls => urls.map(url => ({ method: 'GET', url }));

const slugs = numbers(100).map(at => `do-${1 + ((at * 19) % PRODUCTS)}`);
const words = [
  'chè shan',
  'mật ong bình lư',
  'gao seng cu',
  'thảo quả',
  'ca hoi',
  'miến dong sìn hồ',
  'cam',
  'thổ cẩm',
  'mat ong rung',
  'chè tả lèng',
];
const pages = numbers(20).map(at => at + 1);
const encode = encodeURIComponent;

/** Recorded once, then asked of ours and of the floor in turn. */
export const READS = [
  { part: 'reads', what: 'product, JSON', goal: 0.75, requests: gets(slugs.map(slug => `/api/v1/products/${slug}`)) },
  {
    part: 'reads',
    what: 'list of 24 with facets, JSON',
    goal: 0.75,
    seconds: LONG_ROUND,
    requests: gets(pages.map(page => `/api/v1/products?page=${page}`)),
  },
  {
    part: 'reads',
    what: 'search, JSON',
    goal: 0.75,
    seconds: LONG_ROUND,
    requests: gets(words.map(word => `/api/v1/products?q=${encode(word)}`)),
  },
  { part: 'pages', what: 'product, page', goal: 0.5, requests: gets(slugs.map(slug => `/products/${slug}`)) },
  {
    part: 'pages',
    what: 'list of 24 with facets, page',
    goal: 0.5,
    seconds: LONG_ROUND,
    requests: gets(pages.map(page => `/search?page=${page}`)),
  },
  {
    part: 'pages',
    what: 'search, page',
    goal: 0.5,
    seconds: LONG_ROUND,
    requests: gets(words.map(word => `/search?q=${encode(word)}`)),
  },
].map(load => ({ seconds: ROUND, ...load, connections: CONNECTIONS }));

/** Labels are looked at in turn, so that no two buyers hold the same pack at the same moment. */
export const scanOf = labels => ({
  part: 'scan',
  what: 'scan page, scan on disk',
  goal: 0.5,
  p99At64: 60,
  connections: CONNECTIONS,
  seconds: ROUND,
  // As a browser asks: a program would be sent on.
  requests: gets(labels.map(({ gtin, serial }) => `/01/${gtin}/21/${serial}`)).map(request => ({
    ...request,
    headers: { accept: 'text/html' },
  })),
});

/** A program asks where a label leads, and for all that is behind it. */
export function resolverOf(labels) {
  const requests = (query, accept) =>
    labels.map(({ gtin, serial }) => ({
      method: 'GET',
      url: `/01/${gtin}/21/${serial}?${query}`,
      headers: { accept },
    }));
  const load = { part: 'resolver', goal: 0.6, connections: CONNECTIONS, seconds: ROUND };
  return [
    { ...load, what: 'code, redirect', expect: 307, requests: requests('by=program', '*/*') },
    { ...load, what: 'code, linkset', requests: requests('linkType=linkset', 'application/linkset+json') },
  ];
}

export const someLabels = `SELECT gtin, serial FROM labels_label ORDER BY serial, gtin LIMIT ${LABELS}`;

/** So many orders per round at so many connections: long beside the moment after ANALYZE in which each connection plans anew. */
export const ORDERS = { 1: 150, 16: 400, 64: 3_000 };
