import { Readable } from 'node:stream';
import { createParamDecorator, StreamableFile, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { HiddenFromActor, type Actor, type Seat } from '#libs/identity';
import { wordsIn, type Words } from '#libs/words';
import { dayOf, type Day } from '#platform/clock';
import {
  formatDay,
  formatDong,
  formatMoment,
  formatKilos,
  formatNumber,
  formatPercent,
  inLocale,
  type Locale,
} from '#platform/language';
import type { Dong } from '#platform/money';
import { renderDocument } from '../ui/render.js';
import type { Children } from '../ui/types.js';
import type { Audience } from './audience.js';
import { COOKIES, type CookieWish } from './cookies.js';
import { flashOf } from './flash.js';
import { frame } from './frame.js';
import type { PageOptions } from './page-options.js';
import { tellings, type Telling } from './telling.js';

export interface VisitFacts {
  locale: Locale;
  actor?: Actor;
  seat?: Seat;
  /** The secret of a guest's basket, as the cookie brought it. */
  basketKey?: string;
  /** Not yet known for a guest who sends a form: most forms are answered with an address, not with a page. */
  basketCount: number | undefined;
  countBasket: () => Promise<number>;
  /** Of the bell; unknown where nobody has asked. */
  unread: number | undefined;
  now: Date;
  /** The public address, without a slash at the end. */
  origin: string;
  isSecure: boolean;
  isLocal: boolean;
}

export interface FileAnswer {
  bytes: Uint8Array | string;
  type: string;
  /** Makes it a download under this name. */
  name?: string;
  /** A Cache-Control value; by default nothing is kept. */
  cache?: string;
}

export interface StreamAnswer {
  pieces: AsyncIterable<Uint8Array | string>;
  type: string;
  /** Once the last piece has gone, or the reader has. */
  onEnd?: () => void;
  /** Of the whole, when that is known. */
  bytes?: number;
  name?: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One request of a person: who they are, in which language, and the answers they can be given. */
export class Visit {
  readonly locale: Locale;
  readonly words: Words;
  readonly actor: Actor | undefined;
  readonly basketKey: string | undefined;
  readonly unread: number;
  readonly now: Date;
  readonly origin: string;
  readonly isLocal: boolean;

  constructor(
    readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly facts: VisitFacts,
  ) {
    ({ locale: this.locale, actor: this.actor, basketKey: this.basketKey } = facts);
    this.unread = facts.unread ?? 0;
    ({ now: this.now, origin: this.origin, isLocal: this.isLocal } = facts);
    this.words = wordsIn(facts.locale);
  }

  /** Who acts, on a route that is not open to everybody. */
  get me(): Actor {
    if (!this.actor) throw new HiddenFromActor();
    return this.actor;
  }

  /** The day in Vietnam. */
  get today(): Day {
    return dayOf(this.now);
  }

  /** Their seat at the desk of this address. */
  get seat(): Seat {
    if (!this.facts.seat) throw new HiddenFromActor();
    return this.facts.seat;
  }

  /** Lines in the basket, for the header; undefined where nobody has counted. */
  get basketCount(): number | undefined {
    return this.facts.basketCount;
  }

  /** Before a page is drawn in answer to a form. */
  async countBasket(): Promise<void> {
    this.facts.basketCount ??= await this.facts.countBasket();
  }

  /** Path and query of this page. */
  get path(): string {
    return this.request.url;
  }

  /** What an inline style or script of this answer must carry to be let through by the content security policy. */
  get nonce(): string {
    return this.reply.drawNonce();
  }

  /** This page runs WebAssembly from our own server: the scanner. */
  letWasm(): void {
    this.reply.letWasm();
  }

  /** A row id from an address: anything else is simply not there. */
  id(text: string): string {
    if (!UUID.test(text)) throw new HiddenFromActor();
    return text.toLowerCase();
  }

  /** A whole page with the frame of the market around it. */
  page(options: PageOptions, children: Children, status = 200): string {
    const flash = this.takeFlash();
    const refused = options.form !== undefined && options.form.errors.length > 0;
    return this.document(frame(this, options, children, flash), refused ? 422 : status);
  }

  /** A whole document of one's own. */
  document(vnode: VNode, status = 200): string {
    this.sayPage(status);
    return renderDocument(vnode);
  }

  /** That the answer is a page, whoever writes it. */
  sayPage(status = 200): void {
    void this.reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'private, no-cache');
  }

  /** After a POST: go and look there (303), with one sentence to be shown on arrival. */
  seeOther(path: string, flash?: string): string {
    if (flash) this.setCookie(COOKIES.flash, flash, { maxAgeSeconds: 60 });
    void this.reply.status(303).header('location', path);
    return '';
  }

  file({ bytes, type, name, cache = 'private, no-store' }: FileAnswer): Uint8Array | string {
    void this.reply.status(200).type(type).header('cache-control', cache).header('x-content-type-options', 'nosniff');
    if (name) void this.reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    return typeof bytes === 'string' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A file or a stream of events, piece by piece as it comes; whoever goes away ends it. */
  stream({ pieces, type, bytes, name, onEnd }: StreamAnswer): StreamableFile {
    void this.reply.status(200).header('cache-control', 'private, no-store').header('x-accel-buffering', 'no');
    if (onEnd) this.reply.raw.once('close', onEnd);
    const disposition = name && `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(Readable.from(pieces), { type, length: bytes, disposition });
  }

  /** Tells a part of the page again and again while somebody watches. Throws TooManyWatching. */
  tell(audience: Audience, look: () => Promise<Telling>, everyMs: number): StreamableFile {
    const onEnd = audience.enter(this.request.ip);
    // As every EventSource says of itself.
    const isOnce = !this.request.headers.accept?.includes('text/event-stream');
    return this.stream({ pieces: tellings(look, { everyMs, isOnce }), type: 'text/event-stream', onEnd });
  }

  header(name: string, value: string): void {
    void this.reply.header(name, value);
  }

  setCookie(name: string, value: string, { maxAgeSeconds, path = '/' }: CookieWish = {}): void {
    void this.reply.setCookie(name, value, {
      path,
      maxAge: maxAgeSeconds,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.facts.isSecure,
    });
  }

  clearCookie(name: string, path = '/'): void {
    void this.reply.clearCookie(name, { path });
  }

  /** A text that a co-op wrote in one or both languages. */
  say(vi: string, en?: string | null): string {
    return inLocale(this.locale, vi, en);
  }

  dong = (amount: Dong | bigint): string => formatDong(this.locale, amount as Dong);
  day = (day: Day | Date): string => formatDay(this.locale, day);
  moment = (instant: Date | string): string => formatMoment(this.locale, new Date(instant));
  number = (value: number | bigint): string => formatNumber(this.locale, value);
  kilos = (grams: number): string => formatKilos(this.locale, grams);
  percent = (ratio: number): string => formatPercent(this.locale, ratio);

  private takeFlash() {
    const key = this.request.cookies[COOKIES.flash];
    if (!key) return undefined;
    this.clearCookie(COOKIES.flash);
    return flashOf(this.words, key);
  }
}

/** The visit of this request, made by the access guard. */
export const CurrentVisit = createParamDecorator((_data: unknown, context: ExecutionContext): Visit => {
  const { visit } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!visit) throw new Error('no visit: the access guard has not run');
  return visit;
});

declare module 'fastify' {
  interface FastifyRequest {
    visit?: Visit;
  }
}
