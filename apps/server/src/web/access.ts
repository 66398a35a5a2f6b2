import { applyDecorators, SetMetadata, type CustomDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { DeskRole, Scope } from '#libs/identity';

/** Who may open a route. Every route says it, exactly once; one that forgets is refused at the start (access.guard.ts). */
export type Access =
  | { to: 'everybody' }
  | { to: 'signed-in' }
  /** A seat at the desk of the co-operative named by `:coop`, with one of the roles (none named: any). */
  | { to: 'desk'; roles: readonly DeskRole[] }
  | { to: 'department' }
  | { to: 'operator' }
  /** Whoever keeps the market's money: operators and officers. */
  | { to: 'treasury' }
  /** A program whose key opens one of these; an officer may look at what programs query. */
  | { to: 'programs'; scopes: readonly Scope[] };

export const ACCESS = 'access';

export const Public = (): CustomDecorator => SetMetadata(ACCESS, { to: 'everybody' } satisfies Access);
export const SignedIn = (): CustomDecorator => SetMetadata(ACCESS, { to: 'signed-in' } satisfies Access);
export const AtDesk = (...roles: DeskRole[]): CustomDecorator =>
  SetMetadata(ACCESS, { to: 'desk', roles } satisfies Access);
export const AtDepartment = (): CustomDecorator => SetMetadata(ACCESS, { to: 'department' } satisfies Access);
export const ForOperator = (): CustomDecorator => SetMetadata(ACCESS, { to: 'operator' } satisfies Access);
export const ForTreasury = (): CustomDecorator => SetMetadata(ACCESS, { to: 'treasury' } satisfies Access);

/** At most so many requests of one key in a minute: far more than a warehouse sends, too few to starve the others. */
const KEY_REQUESTS_PER_MINUTE = 60_000;
const keyOf = ({ headers, ip }: FastifyRequest): string => headers.authorization ?? ip;

export const ForPrograms = (...scopes: Scope[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { to: 'programs', scopes } satisfies Access),
    RouteConfig({ rateLimit: { max: KEY_REQUESTS_PER_MINUTE, timeWindow: 60_000, keyGenerator: keyOf } }),
  );

/** At most `max` requests per address in `seconds`: for what guesses or costs. */
export const Limited = (max: number, seconds: number): MethodDecorator & ClassDecorator =>
  RouteConfig({ rateLimit: { max, timeWindow: seconds * 1000 } });
