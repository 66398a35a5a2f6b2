import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HiddenFromActor, mayAtDesk, OtherRoleNeeded } from '#libs/identity';
import { ACCESS, type Access } from './access.js';
import { SignInFirst } from './refusals.js';
import { Programs } from './programs.js';
import type { Visit } from './visit.js';
import { Visits } from './visits.js';

/** Lets a visit on to a route, or not. Its answer to a stranger at a desk is "no such page": what is hidden is not there. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly visits: Visits,
    private readonly programs: Programs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may open it`);
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest<{ Params: { coop?: string } }>>();
    if (access.to === 'programs') {
      request.program = await this.programs.admit(request, http.getResponse<FastifyReply>(), access.scopes);
      return true;
    }
    request.visit = await this.visits.open(request, http.getResponse<FastifyReply>(), request.params?.coop);
    admit(request.visit, access);
    return true;
  }
}

function admit(visit: Visit, access: Access): void {
  if (access.to === 'everybody') return;
  if (!visit.actor) throw new SignInFirst();
  if (access.to === 'department' && !visit.actor.offices.includes('officer')) throw new HiddenFromActor();
  if (access.to === 'operator' && !visit.actor.offices.includes('operator')) throw new HiddenFromActor();
  if (access.to === 'treasury' && visit.actor.offices.length === 0) throw new HiddenFromActor();
  // `visit.seat` itself refuses who has none at this co-operative.
  if (access.to === 'desk' && access.roles.length > 0 && !mayAtDesk(visit.seat, access.roles))
    throw new OtherRoleNeeded();
  if (access.to === 'desk') void visit.seat;
}
