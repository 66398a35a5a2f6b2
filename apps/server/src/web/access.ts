import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { DeskRole } from '#libs/identity';

/** Who may open a route. Every route says it, exactly once; one that forgets is refused at the start (access.guard.ts). */
export type Access =
  | { to: 'everybody' }
  | { to: 'signed-in' }
  /** A seat at the desk of the co-operative named by `:coop`, with one of the roles (none named: any). */
  | { to: 'desk'; roles: readonly DeskRole[] }
  | { to: 'department' }
  | { to: 'operator' };

export const ACCESS = 'access';

export const Public = (): CustomDecorator => SetMetadata(ACCESS, { to: 'everybody' } satisfies Access);
export const SignedIn = (): CustomDecorator => SetMetadata(ACCESS, { to: 'signed-in' } satisfies Access);
export const AtDesk = (...roles: DeskRole[]): CustomDecorator =>
  SetMetadata(ACCESS, { to: 'desk', roles } satisfies Access);
export const AtDepartment = (): CustomDecorator => SetMetadata(ACCESS, { to: 'department' } satisfies Access);
export const ForOperator = (): CustomDecorator => SetMetadata(ACCESS, { to: 'operator' } satisfies Access);

/** At most `max` requests per address in `seconds`: for what guesses or costs. */
export const Limited = (max: number, seconds: number): MethodDecorator & ClassDecorator =>
  RouteConfig({ rateLimit: { max, timeWindow: seconds * 1000 } });
