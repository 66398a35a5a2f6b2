import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PassportDocument } from './document.js';

/**
 * The national traceability portal (Decision 100/QĐ-TTg). Its schema and address are not published yet, so what stands behind it can be
 * exchanged: today a folder that somebody hands in.
 */
export abstract class NationalPortal {
  /** Whether anybody listens: without it nothing is due. */
  abstract readonly isConnected: boolean;
  /** Sends one passport and returns the receipt. Sent twice, the later one replaces the earlier. */
  abstract send(document: PassportDocument): Promise<string>;
}

/** A file per GTIN and lot, put in place whole: whoever picks the folder up never reads half of one. */
export class FolderPortal extends NationalPortal {
  readonly isConnected = true;

  constructor(private readonly folder: string) {
    super();
  }

  async send(document: PassportDocument): Promise<string> {
    const { gtin } = document.product;
    // Lots are characters that file systems take, but "/" among others may come with older ones.
    const name = `${gtin}-${encodeURIComponent(document.batch.lot)}.json`;
    await mkdir(this.folder, { recursive: true });
    const draft = join(this.folder, `.${name}.${process.pid}`);
    await writeFile(draft, `${JSON.stringify(document, null, 2)}\n`);
    await rename(draft, join(this.folder, name));
    return name;
  }
}

export class NoPortal extends NationalPortal {
  readonly isConnected = false;

  send(): Promise<string> {
    return Promise.reject(new Error('no national portal is connected'));
  }
}
