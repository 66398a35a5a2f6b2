// A log read over HTTP, by whoever does not run it.
import { tilePath } from './tiles.js';
import type { TileSource } from './tree.js';

/** How many tiles are asked for side by side. */
const AT_ONCE = 8;

export class LogUnreachable extends Error {}

export class HttpLog {
  /** `prefix`: `https://cho.example/log`, without a slash at the end. */
  constructor(
    readonly prefix: string,
    private readonly fetching: typeof fetch = fetch,
  ) {}

  /** Undefined when it is not there. Throws LogUnreachable. */
  async bytes(path: string, headers: Record<string, string> = {}): Promise<Uint8Array | undefined> {
    const ask = () => this.fetching(`${this.prefix}/${path}`, { headers });
    // Twice: while we computed, the server may have closed the line that the first one was sent on.
    const answer = await ask()
      .catch(ask)
      .catch((error: unknown) => {
        throw new LogUnreachable(`${this.prefix} does not answer: ${String(error)}`);
      });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new LogUnreachable(`${this.prefix}/${path} answers ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async json<T>(path: string, headers: Record<string, string> = {}): Promise<T | undefined> {
    const bytes = await this.bytes(path, headers);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
  }

  async post(path: string, text: string): Promise<void> {
    const answer = await this.fetching(`${this.prefix}/${path}`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    if (!answer.ok) throw new LogUnreachable(`${this.prefix}/${path} answers ${answer.status}: ${await answer.text()}`);
  }

  readonly tiles: TileSource = async tiles => {
    const found = new Map<string, Uint8Array>();
    for (let at = 0; at < tiles.length; at += AT_ONCE) {
      const paths = tiles.slice(at, at + AT_ONCE).map(tilePath);
      const bytes = await Promise.all(paths.map(path => this.bytes(path)));
      paths.forEach((path, which) => found.set(path, bytes[which] ?? new Uint8Array()));
    }
    return found;
  };
}
