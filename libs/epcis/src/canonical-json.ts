import type { Json } from './event.js';

/**
 * One byte sequence for one value: keys in order of their UTF-16 units, no white space, numbers as ECMAScript writes them
 * (RFC 8785, JSON Canonicalization Scheme). What the log commits to can so be made again from the event.
 */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
