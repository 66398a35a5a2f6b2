import { Controller, Get } from '@nestjs/common';
import type { VNode } from 'preact';
import { isMalformed, itemOf, readDigitalLink, type Item } from '#libs/gs1';
import { Scans } from '#libs/scans';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { lookerOf } from './looker.js';
import { MalformedView, ScanFrame, titleOf } from './scan-frame.js';
import { ScanView } from './scan.view.js';

/** The address inside our QR codes. Read from the raw request target: a router that decodes turns the %2F of a lot into a slash. */
@Controller()
@Public()
export class ScanController {
  constructor(
    private readonly scans: Scans,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get('01/*')
  async look(@CurrentVisit() visit: Visit): Promise<string> {
    const { raw, method } = visit.request;
    const item = itemIn(raw.url ?? '');
    const answer = (title: string, content: VNode, status: number) =>
      visit.document(<ScanFrame visit={visit} nonce={visit.nonce} title={title} children={content} />, status);

    if (!item) return answer(visit.words.labels.scan.malformed, <MalformedView visit={visit} />, 400);
    // A link preview asks for the head: that is nobody looking at a pack.
    if (method === 'HEAD') return answer('', <></>, (await this.scans.knows(item)) ? 200 : 404);
    const scan = await this.scans.record(item, this.clock.now(), lookerOf(visit.request, this.config));
    return answer(
      titleOf(visit, scan),
      <ScanView visit={visit} item={item} scan={scan} />,
      scan.verdict === 'unknown' ? 404 : 200,
    );
  }
}

// One slash at the end is no part of the syntax, but gets the same answer (Resolver 1.2 §2.13).
function itemIn(target: string): Item | undefined {
  const link = readDigitalLink(target.replace(/\/(?=\?|$)/, ''));
  return isMalformed(link) || link.stem !== '' ? undefined : itemOf(link);
}
