import { Controller, Get, Options, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isMalformed, itemOf, primaryKeys, type DigitalLink, type Item } from '#libs/gs1';
import { wishOf, type Wish } from '#libs/resolver';
import { isForeign, LabelPage } from '../pages/scan/label-page.js';
import { Described } from '../api/endpoint.js';
import { Public } from '../web/access.js';
import { CurrentVisit, Visit } from '../web/visit.js';
import { KnownLinks } from './known-links.service.js';
import { ALLOWED, OPEN_TO_ALL } from './open-to-all.js';
import { resolution } from './resolver-described.js';
import { answerFor, problem, type ResolverAnswer } from './resolver-answer.js';
import { pageFor } from './resolver.view.js';
import { readTarget } from './target.js';

/** A path per key that GS1 has, and the two forms in which the memory of an RFID tag stands in an address; in capitals it is wrong, not unknown. */
const DIGITAL_LINKS = [...primaryKeys.map(ai => `${ai}/*`), 'eh*', 'ex*', 'EH*', 'EX*'];

/** What it decides by, and that it may decide otherwise the next time: a recall counts at once. */
const HEADERS = { ...OPEN_TO_ALL, 'cache-control': 'no-cache', vary: 'Accept, Accept-Language' };

/**
 * The resolver (GS1-Conformant Resolver 1.2): where every code on our goods leads. A browser gets the page behind a label at once, in one round
 * trip; everybody else is sent on to where the link they ask for leads.
 */
@Controller()
@Public()
export class ResolverController {
  constructor(
    private readonly links: KnownLinks,
    private readonly page: LabelPage,
  ) {}

  @Get(DIGITAL_LINKS)
  @Described(resolution)
  async resolve(
    @CurrentVisit() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer | undefined> {
    void reply.headers(HEADERS);
    const { raw, headers } = visit.request;
    const { link, query } = readTarget(raw.url ?? '');
    const wish = wishOf({ query, accept: headers.accept, acceptLanguage: headers['accept-language'] });
    if (isMalformed(link))
      return wish.form === 'page' ? this.page.malformed(visit) : send(reply, problem(400, 'no GS1 Digital Link URI'));
    const item = itemOf(link);
    const isLook = item !== undefined && wish.form === 'page' && wish.linkType === undefined;
    const shown = isLook ? await this.atOnce(visit, item) : undefined;
    return shown ?? this.sendOn(visit, reply, link, query, wish);
  }

  @Options(DIGITAL_LINKS)
  allow(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.status(204).headers(ALLOWED);
    return '';
  }

  /** The page for a person with goods in the hand; nothing when they are not goods of ours, but somebody put something behind their code. */
  private async atOnce(visit: Visit, item: Item): Promise<string | Buffer | undefined> {
    if (visit.request.method === 'HEAD')
      return (await this.page.isOurs(item)) ? this.page.head(visit, item) : undefined;
    const scan = await this.page.record(visit, item);
    const isElsewhere = isForeign(scan) && (await this.links.areRegistered(item.gtin));
    return isElsewhere ? undefined : this.page.show(visit, item, scan);
  }

  private async sendOn(visit: Visit, reply: FastifyReply, link: DigitalLink, query: string, wish: Wish) {
    const levels = await this.links.of(visit, link, wish);
    const answer = answerFor({ origin: visit.origin, link, query }, levels, wish);
    if (answer.status !== 307 && wish.form === 'page') return pageFor(visit, answer);
    return send(reply, answer);
  }
}

/**
 * As bytes: to a text of a JSON type Fastify adds a charset, and the registered name of linksets has none (RFC 9264 §7.2). Nothing at all is no
 * document of any type.
 */
function send(reply: FastifyReply, { status, headers, body }: ResolverAnswer): Buffer | undefined {
  void reply.status(status).headers(headers);
  return body === '' ? undefined : Buffer.from(body);
}
