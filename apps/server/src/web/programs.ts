import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeys, DEPARTMENT, OtherRoleNeeded, ScopeMissing, type Program, type Scope } from '#libs/identity';
import { SignInFirst } from './refusals.js';
import { Visits } from './visits.js';

/** Lets programs in by their key (`Authorization: Bearer …`), and officers who are signed in to look, never to tell. */
@Injectable()
export class Programs {
  constructor(
    private readonly keys: ApiKeys,
    private readonly visits: Visits,
  ) {}

  /** Throws KeyUnknown, ScopeMissing, SignInFirst, OtherRoleNeeded. */
  async admit(request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]): Promise<Program> {
    const key = shownKey(request);
    const program = key === undefined ? await this.officer(request, reply) : await this.keys.program(key);
    if (!scopes.some(scope => program.scopes.includes(scope))) throw new ScopeMissing();
    return program;
  }

  private async officer(request: FastifyRequest, reply: FastifyReply): Promise<Program> {
    const { actor } = await this.visits.open(request, reply);
    if (!actor) throw new SignInFirst();
    if (!actor.offices.includes('officer') || request.method !== 'GET') throw new OtherRoleNeeded();
    return { keyId: actor.personId, party: DEPARTMENT, scopes: ['query'] };
  }
}

/** The key that a request shows: `Authorization: Bearer …`. */
export const shownKey = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer +([\w.~+/=-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];

/** Shows a key: nobody's cookies are borrowed, since they do not count then. */
export const showsKey = ({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean =>
  url.startsWith('/epcis') && (headers.authorization?.startsWith('Bearer ') ?? false);

declare module 'fastify' {
  interface FastifyRequest {
    program?: Program;
  }
}
