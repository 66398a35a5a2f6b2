import { HttpException, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { Item } from '#libs/gs1';
import { Scans, type Scanned } from '#libs/scans';
import { LastSeen } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import type { Visit } from '../../web/visit.js';
import { Guesses } from './guesses.js';
import { lookerOf } from './looker.js';
import { LabelSheets } from './label-sheets.js';
import { MalformedView, ScanFrame } from './scan-frame.js';

const TOO_MANY_REQUESTS = 429;

/** The page behind a label. Showing it is a look, and is counted: it is on disk before the page is sent. */
@Injectable()
export class LabelPage {
  constructor(
    private readonly scans: Scans,
    private readonly sheets: LabelSheets,
    private readonly guesses: Guesses,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: LastSeen,
  ) {}

  async look(visit: Visit, item: Item): Promise<Buffer> {
    return this.show(visit, item, await this.record(visit, item));
  }

  async record({ request }: Visit, item: Item): Promise<Scanned> {
    const looker = lookerOf(request, this.config);
    this.turnAwayGuessers(looker.address, item);
    const scan = await this.scans.record(item, this.clock.now(), looker);
    if (isGuess(item, scan)) this.noteGuess(looker.address);
    return scan;
  }

  /** Goods of ours get an answer (200), also where the lot or the serial is none of theirs: then it warns. 404: no goods of ours at all. */
  show(visit: Visit, item: Item, scanned: Scanned): Buffer {
    visit.sayPage(isForeign(scanned) ? 404 : 200);
    return this.sheets.show(visit, item, scanned, this.log.at);
  }

  /** A link preview asks for the head: that is nobody looking at a pack. */
  async head(visit: Visit, item: Item): Promise<string> {
    return this.page(visit, '', <></>, (await this.isOurs(item)) ? 200 : 404);
  }

  isOurs({ gtin }: Item): Promise<boolean> {
    return this.scans.knows({ gtin });
  }

  /** An address that is no Digital Link. */
  malformed(visit: Visit): string {
    return this.page(visit, visit.words.labels.scan.malformed, <MalformedView visit={visit} />, 400);
  }

  /** Who has guessed too often in this minute gets no answer about any pack: neither that it is known, nor that it is not. */
  turnAwayGuessers(address: string, { serial }: Item): void {
    if (serial !== undefined && this.guesses.areTooMany(address, this.clock.now()))
      throw new HttpException('too many unknown serials from this network', TOO_MANY_REQUESTS);
  }

  noteGuess(address: string): void {
    this.guesses.note(address, this.clock.now());
  }

  private page(visit: Visit, title: string, content: VNode, status: number): string {
    return visit.document(<ScanFrame visit={visit} nonce={visit.nonce} title={title} children={content} />, status);
  }
}

/** Not even the GTIN is one of ours. */
export const isForeign = ({ verdict, isOurs }: Scanned): boolean => verdict === 'unknown' && !isOurs;

/** A serial that is on no pack of goods of ours: on a pack of somebody else's it is no guess at ours. */
const isGuess = ({ serial }: Item, { verdict, isOurs }: Scanned): boolean =>
  serial !== undefined && isOurs && (verdict === 'unknown' || verdict === 'inactive');
