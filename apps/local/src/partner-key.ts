import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gln } from '#libs/gs1';
import { ApiKeys, KeyUnknown, People, type Actor } from '#libs/identity';
import type { DemoPartner } from '../../server/src/pages/demo/demo-cast.js';
import { cast } from './seed/cast.js';

/** Hands out providers of the running server. */
interface House {
  get<T>(provider: new (...args: never[]) => T): T;
}

/** An invented buyer; the GLN is of the prefix 952, which GS1 keeps for examples. */
const PARTNER = { name: 'Kho Mẫu Hà Nội', gln: gln('952900199', 1) };

/**
 * A partner's key to try `/epcis` with. It is drawn on this machine and kept in a file beside the database, so that a line copied
 * yesterday works today; no seed and no source has it. Where there is no operator of the cast, there is no key either.
 */
export async function partnerKey(house: House, dataDir: string): Promise<DemoPartner | undefined> {
  const file = join(resolve(dataDir), 'partner.key');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '' && (await opens(house.get(ApiKeys), kept))) return { name: PARTNER.name, key: kept };
  const operator = await operatorOfCast(house.get(People));
  if (!operator) return undefined;
  const wish = { name: 'Dùng thử', scopes: ['capture', 'query'] };
  const { token } = await house.get(ApiKeys).issueForPartner(operator, PARTNER, wish);
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return { name: PARTNER.name, key: token };
}

/** It may be of a database that is gone, or have been revoked on the page of keys. */
async function opens(keys: ApiKeys, token: string): Promise<boolean> {
  try {
    await keys.program(token);
    return true;
  } catch (error) {
    if (error instanceof KeyUnknown) return false;
    throw error;
  }
}

async function operatorOfCast(people: People): Promise<Actor | undefined> {
  const login = cast.people.find(person => person.role === 'operator')?.login ?? '';
  const found = await people.find(login);
  return found && { ...found, locale: 'vi', offices: ['operator'], seats: [] };
}
