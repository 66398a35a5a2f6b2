// What a request to /epcis asks, read from its raw address: a router that decodes early breaks URIs inside the path.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { QueryUnreadable, type EpcFormat, type Given, type Sight } from '#libs/epcis';
import { DEPARTMENT, HiddenFromActor, type Program } from '#libs/identity';

const DEFAULT_PAGE = 30;
/** More are not given at once, whatever is asked. */
const LARGEST_PAGE = 1000;
const PAGING = new Set(['perPage', 'nextPageToken']);

export class Asked {
  readonly program: Program;

  constructor(readonly request: FastifyRequest) {
    if (!request.program) throw new Error('no program: the access guard has not run');
    this.program = request.program;
  }

  get sight(): Sight {
    const { party } = this.program;
    return party === DEPARTMENT ? { all: true } : { all: false, party };
  }

  get by() {
    return { party: this.program.party, actor: this.program.keyId };
  }

  /** Whose rows a list shows: the department sees everybody's. */
  get onlyParty(): string | null {
    return this.program.party === DEPARTMENT ? null : this.program.party;
  }

  /** The part of the path after `/epcis/`, counted from 0, decoded once. */
  part(at: number): string {
    const [path = ''] = this.target.split('?');
    try {
      return decodeURIComponent(path.split('/')[at + 2] ?? '');
    } catch {
      throw new HiddenFromActor();
    }
  }

  /** The path with its query but without the page token: for the link to the next page. */
  next(token: string): string {
    const [path = '', query = ''] = this.target.split('?');
    const kept = query.split('&').filter(pair => pair !== '' && !pair.startsWith('nextPageToken='));
    return `${path}?${[...kept, `nextPageToken=${token}`].join('&')}`;
  }

  /** The parameters of a query, without those of paging. */
  get parameters(): [name: string, value: Given][] {
    return [...this.search].filter(([name]) => !PAGING.has(name));
  }

  get perPage(): number {
    const text = this.search.get('perPage');
    if (text === null) return DEFAULT_PAGE;
    if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new QueryUnreadable('perPage', 'is no number of events');
    return Math.min(Number(text), LARGEST_PAGE);
  }

  get token(): string | undefined {
    return this.search.get('nextPageToken') ?? undefined;
  }

  get format(): EpcFormat {
    return (this.request.headers['gs1-epc-format'] as EpcFormat | undefined) ?? 'Always_GS1_Digital_Link';
  }

  /** `GS1-Extensions: example=https://ns.example.com/epcis/, other=…` says what prefixes mean. */
  get prefixes(): Record<string, string> {
    const header = this.request.headers['gs1-extensions'];
    const pairs = (typeof header === 'string' ? header : '').split(',').map(pair => pair.trim().split('='));
    const said = pairs.filter(([prefix, ...rest]) => prefix && rest.length > 0);
    return Object.fromEntries(said.map(([prefix, ...rest]) => [prefix as string, rest.join('=')]));
  }

  private get target(): string {
    return this.request.originalUrl;
  }

  private get search(): URLSearchParams {
    const at = this.target.indexOf('?');
    return new URLSearchParams(at < 0 ? '' : this.target.slice(at + 1));
  }
}

export const WhatIsAsked = createParamDecorator(
  (_data: unknown, context: ExecutionContext) => new Asked(context.switchToHttp().getRequest<FastifyRequest>()),
);
