// The keys under which account numbers lie in the database, and the sealing itself: plain functions.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ConfigError } from '#platform/config';

export interface AccountKey {
  /** Stands before every number that was sealed under it. */
  id: string;
  secret: Buffer;
}

/** As the setting has them, `id:base64url` with spaces between: the first seals, all open. */
export const accountKeysIn = (setting = ''): AccountKey[] =>
  setting
    .split(/\s+/)
    .filter(key => key !== '')
    .map(key => {
      const [id = '', secret = ''] = key.split(':');
      return { id, secret: Buffer.from(secret, 'base64url') };
    });

/** What a number belongs to. Moved to another row, co-op or bank it does not open. */
export interface NumberedAccount {
  accountId: string;
  cooperativeId: string;
  bankBin: string;
}

/** Somebody changed the row outside of the market. */
export class SealBroken extends Error {}

export const keysMissing = (): ConfigError =>
  new ConfigError([
    'ACCOUNT_KEYS: is needed for the account numbers of co-ops; docs/deploying.md says how to make one',
  ]);

const NONCE = 12;
const TAG = 16;

const boundTo = ({ accountId, cooperativeId, bankBin }: NumberedAccount): Buffer =>
  Buffer.from(`${accountId}\n${cooperativeId}\n${bankBin}`);

/** AES-256-GCM: the key's id, a dot, and in base64url nonce (12), tag (16), text. */
export function sealNumber({ id, secret }: AccountKey, account: NumberedAccount, number: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(boundTo(account));
  const text = Buffer.concat([cipher.update(number), cipher.final()]);
  return `${id}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** Throws ConfigError when its key is not among them, SealBroken when it is not what was sealed for this account. */
export function openNumber(keys: readonly AccountKey[], account: NumberedAccount, sealed: string): string {
  const [id = '', body = ''] = sealed.split('.');
  const key = keys.find(one => one.id === id);
  if (!key) throw new ConfigError([`ACCOUNT_KEYS: has no key ${id}, under which account numbers are kept`]);
  const bytes = Buffer.from(body, 'base64url');
  try {
    // Another text may decode to the same bytes: only the one that was written counts.
    if (bytes.toString('base64url') !== body) throw new SealBroken();
    const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(boundTo(account))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString();
  } catch {
    throw new SealBroken(`the number of account ${account.accountId} is not what was sealed for it`);
  }
}
