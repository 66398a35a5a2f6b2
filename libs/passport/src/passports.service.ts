import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { taskName } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { documentOf, type PassportDocument } from './document.js';
import { dueForExport, noteExport } from './exports.query.js';
import { NationalPortal } from './national-portal.js';
import { PassportSettings } from './passport-settings.js';
import { passportOf, passportsOfBatch } from './passport.query.js';
import type { Passport } from './passport.js';

/** Batches that are told to the portal in one round. */
const AT_ONCE = 200;

/** The digital product passport. No actor: all in it is public by law. */
@Injectable()
export class Passports {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly portal: NationalPortal,
    private readonly settings: PassportSettings,
  ) {}

  /** Undefined when nothing was packed under this GTIN and lot. */
  async of(gtin: string, lot: string): Promise<Passport | undefined> {
    return (await this.db.read(passportOf, [gtin, lot]))[0];
  }

  document(passport: Passport): PassportDocument {
    return documentOf(passport, {
      origin: this.settings.publicUrl,
      photo: id => `/photos/${id}/1200.webp`,
      taskName: (line, kind) => taskName('vi', line, kind),
    });
  }

  /** Tells the national portal what has changed since it was told last. Returns how many documents were sent; run again it sends what failed. */
  async exportDue(): Promise<number> {
    if (!this.portal.isConnected) return 0;
    const due = await this.db.read(dueForExport, [AT_ONCE]);
    let sent = 0;
    for (const { batchId } of due)
      for (const passport of await this.db.read(passportsOfBatch, [batchId]))
        sent += await this.export(batchId, passport);
    return sent;
  }

  private async export(batchId: string, passport: Passport): Promise<number> {
    const document = this.document(passport);
    const digest = createHash('sha256').update(JSON.stringify(document)).digest();
    const receipt = await this.portal.send(document);
    const changed = await this.db.write(noteExport, [batchId, passport.gtin, digest, receipt, this.clock.now()]);
    return changed.filter(row => row.isNew).length;
  }
}
