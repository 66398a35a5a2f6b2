import { Controller, Get, Header, Query } from '@nestjs/common';
import { pathOf } from '#libs/gs1';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { sameSitePath } from '../../web/same-site-path.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { SCANNER_FILES, workerScript } from '../recorder/kept-files.js';
import { batchOfCode } from './batch-of-code.query.js';
import { ScannerView } from './scanner.view.js';
import { linkOf, valueOf } from './where-code-leads.js';

const LONGEST_CODE = 2000;

/** Reads a code and goes where it leads: a member's batch to its desk, everything else to its page for everybody. */
@Controller()
export class ScannerController {
  constructor(private readonly db: Database) {}

  @Get('scanner')
  @Public()
  async show(@CurrentVisit() visit: Visit, @Query('code') code: unknown, @Query('to') to: unknown): Promise<string> {
    const read = typeof code === 'string' ? code.slice(0, LONGEST_CODE).trim() : '';
    const asks = typeof to === 'string' ? sameSitePath(to, '') : '';
    const where = read === '' ? undefined : (backToOrder(asks, read) ?? (await this.whereTo(visit, read)));
    if (where !== undefined) return visit.seeOther(where);
    visit.letWasm();
    const { scanner: words } = visit.words.recorder;
    return visit.page(
      { title: words.title, width: 'narrow', island: 'scanner' },
      <ScannerView visit={visit} code={read} to={asks} />,
      read === '' ? 200 : 404,
    );
  }

  @Get('scanner-worker.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  worker(): string {
    return workerScript(SCANNER_FILES());
  }

  private async whereTo(visit: Visit, read: string): Promise<string | undefined> {
    const link = linkOf(read);
    if (!link) return ownAddress(visit, read);
    const [gtin, lot] = [valueOf(link, '01'), valueOf(link, '10')];
    const seats = visit.actor?.seats.map(seat => seat.cooperativeId) ?? [];
    const isLot = gtin && lot && valueOf(link, '21') === undefined && seats.length > 0;
    const [batch] = isLot ? await this.db.read(batchOfCode, [gtin, lot, seats]) : [];
    return batch ? paths.desk.batch(batch.slug, batch.id) : pathOf([link.key, ...link.qualifiers]);
  }
}

/** The order at the desk that sent somebody here for a label. It says itself what is wrong with the label. */
function backToOrder(asks: string, read: string): string | undefined {
  const [, coop, number] = /^\/desk\/([^/?#]+)\/orders\/([^/?#]+)$/.exec(asks) ?? [];
  return coop && number && paths.desk.order(decodeURIComponent(coop), decodeURIComponent(number), { label: read });
}

/** A code that we printed ourselves and that is no Digital Link: the confirmation of a hand-over. */
function ownAddress(visit: Visit, read: string): string | undefined {
  if (!URL.canParse(read)) return undefined;
  const { host, pathname, search } = new URL(read);
  const isOurs = host === new URL(visit.origin).host || host === visit.request.headers.host;
  return isOurs ? sameSitePath(pathname + search, paths.home) : undefined;
}
