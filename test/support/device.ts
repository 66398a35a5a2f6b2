// A phone in the field without the phone: keys, a chain, a clock that may be wrong.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { ulid } from 'ulid';

export interface FieldItem {
  id: string;
  body: string;
  signature: string;
}

type Deed = { what: string } & Record<string, unknown>;

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

export class FieldDevice {
  readonly publicKey: Buffer;
  private readonly secret: KeyObject;
  /** What stands in the next item as its predecessor. */
  head: { seq: number; hash: string };
  /** The last time the server told, and what passed since. */
  trusted = new Date(0);
  elapsed = 0;
  away = 0;
  /** By how many milliseconds its own clock is ahead. */
  skew = 0;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.publicKey = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    this.secret = privateKey;
    this.head = { seq: 0, hash: sha256(this.publicKey) };
  }

  /** That it owns its key, for a co-op. */
  proof(slug: string): Buffer {
    return sign(null, Buffer.from(`cho-phien recorder device\n${slug}`), this.secret);
  }

  tell(now: Date): void {
    [this.trusted, this.elapsed, this.away] = [now, 0, 0];
  }

  /** Writes down a deed as the next of the chain. */
  record(deed: Deed, change: Record<string, unknown> = {}): FieldItem {
    const real = new Date(this.trusted.getTime() + this.elapsed + this.away);
    const id = ulid();
    const body = JSON.stringify({
      v: 1,
      key: this.publicKey.toString('base64url'),
      seq: this.head.seq + 1,
      prev: this.head.hash,
      id,
      at: new Date(real.getTime() + this.skew).toISOString(),
      trusted: this.trusted.toISOString(),
      elapsed: this.elapsed,
      away: this.away,
      deed,
      ...change,
    });
    this.head = { seq: this.head.seq + 1, hash: sha256(body) };
    return { id, body, signature: this.sign(body) };
  }

  sign(body: string): string {
    return sign(null, Buffer.from(`cho-phien recorder item\n${body}`), this.secret).toString('hex');
  }
}
