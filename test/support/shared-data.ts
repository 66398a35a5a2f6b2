// Test data of standards bodies and other projects. It is not ours to copy, so it lies beside the clone (`../shared/data`, or wherever
// SHARED_DATA points) or it does not: then the specs that need it are skipped, one line each. Nothing else reads it.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
// The second place: a working tree of the clone, one folder further down.
const PLACES = [process.env.SHARED_DATA, resolve(PROJECT, '../shared/data'), resolve(PROJECT, '../../shared/data')];

const root = PLACES.find((place): place is string => place !== undefined && existsSync(place));

/** The absolute path of a file or folder of it (`gs1/linters.sample.json`); nothing when there is none here. */
export function sharedData(path: string): string | undefined {
  const found = root === undefined ? undefined : resolve(root, path);
  return found !== undefined && existsSync(found) ? found : undefined;
}

/** The parsed JSON of a file of it, unchecked: the caller says which shape its source promises. */
export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** A `describe` over a file or folder of it, or one skipped line. `tell` gets the absolute path. */
export function describeShared(name: string, path: string, tell: (file: string) => void): void {
  const file = sharedData(path);
  if (file === undefined) it.skip(`${name}: there is no ../shared/data/${path} here`, () => undefined);
  else describe(name, () => tell(file));
}
