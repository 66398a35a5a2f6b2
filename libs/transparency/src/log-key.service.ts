import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ED25519, readSignerKey, signerKey, writeSignerKey, type SignerKey } from '#libs/tlog';
import { Database, statement } from '#platform/database';
import { LogSettings } from './log-settings.js';

const keepKey = statement<never, [string]>(
  'transparency.keep-key',
  'INSERT INTO transparency_key (private_key) VALUES ($1) ON CONFLICT DO NOTHING',
);
const keptKey = statement<{ privateKey: string }>(
  'transparency.kept-key',
  'SELECT private_key AS "privateKey" FROM transparency_key',
);

/** The key of this log: the one from the settings, or the one that was made at the first start. Never another: a log with two keys is two logs. */
@Injectable()
export class LogKey {
  private key?: Promise<SignerKey>;

  constructor(
    private readonly db: Database,
    private readonly settings: LogSettings,
  ) {}

  signer(): Promise<SignerKey> {
    this.key ??= this.find().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  private async find(): Promise<SignerKey> {
    if (this.settings.ownKey) return this.settings.ownKey;
    const kept = (await this.kept()) ?? (await this.make());
    const key = readSignerKey(kept);
    if (!key) throw new Error('the private key in transparency_key cannot be read');
    return key;
  }

  private async kept(): Promise<string | undefined> {
    return (await this.db.read(keptKey, []))[0]?.privateKey;
  }

  /** Two processes may start together: the first one's key is kept, and both take that. */
  private async make(): Promise<string> {
    const fresh = writeSignerKey(signerKey(this.settings.origin, ED25519, randomBytes(32)));
    await this.db.write(keepKey, [fresh]);
    return (await this.kept()) ?? fresh;
  }
}
