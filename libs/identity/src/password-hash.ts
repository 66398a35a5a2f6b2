import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default kind) with the least that OWASP recommends: 19 MiB, two passes, one lane. It runs on libuv's
 * threads, never on the event loop. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Somebody's hash for nobody: what an unknown login is compared with, so that its answer takes as long as a wrong password. */
const nobodys = hashPassword('nobody');

export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'));
  return matches && passwordHash !== undefined;
}
