import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { secretHash } from '#platform/ids';
import { DEFAULT_LOCALE, isLocale } from '#platform/language';
import { COOKIES } from './cookies.js';
import { whoVisits, type VisitRow } from './visit.query.js';
import { Visit } from './visit.js';

/** Makes the visit of a request: nothing is asked of the database for a stranger without cookies, or for a guest who sends a form. */
@Injectable()
export class Visits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async open(request: FastifyRequest, reply: FastifyReply, coopSlug?: string): Promise<Visit> {
    const now = this.clock.now();
    const { session, basket, language } = this.cookies(request);
    const ask = async (token: string | undefined) =>
      (await this.db.read(whoVisits, [hashOf(token), now, hashOf(basket)]))[0];
    const isAsked = session !== undefined || (basket !== undefined && drawsPage(request));
    const row = isAsked ? await ask(session) : undefined;
    const actor = row && actorOf(row);
    return new Visit(request, reply, {
      locale: isLocale(language) ? language : (actor?.locale ?? DEFAULT_LOCALE),
      actor,
      seat: actor?.seats.find(seat => seat.slug === coopSlug),
      basketKey: basket,
      basketCount: isAsked || !basket ? (row?.basketCount ?? 0) : undefined,
      countBasket: async () => (await ask(undefined))?.basketCount ?? 0,
      unread: row?.unread,
      now,
      origin: this.config.publicUrl,
      isSecure: this.config.isSecure,
      isLocal: this.config.values.LOCAL_APP,
    });
  }

  /** Who a session belongs to, before its cookie has come back. */
  async actorBehind(token: string): Promise<Actor | undefined> {
    const [row] = await this.db.read(whoVisits, [secretHash(token), this.clock.now(), null]);
    return row && actorOf(row);
  }

  private cookies({ cookies }: FastifyRequest) {
    return { session: cookies[COOKIES.session], basket: cookies[COOKIES.basket], language: cookies[COOKIES.language] };
  }
}

/** A form is answered by the address of the next page, unless it is refused. */
const drawsPage = ({ method }: FastifyRequest): boolean => method !== 'POST';

const hashOf = (secret: string | undefined): Buffer | null => (secret ? secretHash(secret) : null);

function actorOf({ personId, fullName, locale, offices, seats }: VisitRow): Actor | undefined {
  if (personId === null) return undefined;
  return { personId, fullName: fullName ?? '', locale: locale ?? DEFAULT_LOCALE, offices, seats };
}
