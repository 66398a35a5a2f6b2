// Refusals as the standard words them: RFC 9457 with its own exception types (REST bindings 2.0.0, responses).
import {
  DestUnreadable,
  EventInvalid,
  QueryTooLarge,
  QueryUnreadable,
  SubscribeNotPermitted,
  SubscriptionControls,
} from '#libs/epcis';
import { KeyUnknown } from '#libs/identity';
import { Conflict, Forbidden, Invalid, NotAllowed, NotFound, TradeError, Unavailable } from '#platform/errors';
import { SignInFirst } from '../web/refusals.js';
import { LIMIT_HEADERS } from './standard.js';

export type ExceptionType =
  | 'ValidationException'
  | 'QueryParameterException'
  | 'QueryTooLargeException'
  | 'CaptureLimitExceededException'
  | 'UnsupportedMediaTypeException'
  | 'NotAcceptableException'
  | 'ResourceAlreadyExistsException'
  | 'NoSuchNameException'
  | 'SecurityException'
  | 'URITooLongException'
  | 'SubscriptionControlsException'
  | 'SubscribeNotPermittedException'
  | 'InvalidURIException'
  | 'ImplementationException';

/** Something that only the door knows to refuse. */
export class EpcisRefusal extends Error {
  constructor(
    readonly statusCode: number,
    readonly type: ExceptionType,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
  }
}

interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Who is asking?',
  403: 'Not allowed',
  404: 'No such resource',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Resource already exists',
  413: 'Too large',
  414: 'URI too long',
  415: 'Unsupported media type',
  429: 'Too many requests',
  501: 'Not implemented',
  503: 'Not available now',
};

/** By the class of the refusal; the first that fits. */
const KINDS: readonly (readonly [
  kind: abstract new (...args: never[]) => Error,
  status: number,
  type: ExceptionType,
])[] = [
  [QueryUnreadable, 400, 'QueryParameterException'],
  [QueryTooLarge, 413, 'QueryTooLargeException'],
  [EventInvalid, 400, 'ValidationException'],
  [SubscriptionControls, 400, 'SubscriptionControlsException'],
  [SubscribeNotPermitted, 400, 'SubscribeNotPermittedException'],
  [DestUnreadable, 400, 'InvalidURIException'],
  [SignInFirst, 401, 'SecurityException'],
  [KeyUnknown, 401, 'SecurityException'],
  [Forbidden, 403, 'SecurityException'],
  [NotFound, 404, 'NoSuchNameException'],
  [Conflict, 409, 'ResourceAlreadyExistsException'],
  [Invalid, 400, 'ValidationException'],
  [NotAllowed, 400, 'ValidationException'],
  [Unavailable, 503, 'ImplementationException'],
];

/** By the status of Fastify's and Nest's own refusals. */
const TYPES: Readonly<Record<number, ExceptionType>> = {
  401: 'SecurityException',
  403: 'SecurityException',
  404: 'NoSuchNameException',
  406: 'NotAcceptableException',
  413: 'CaptureLimitExceededException',
  414: 'URITooLongException',
  415: 'UnsupportedMediaTypeException',
};

export function epcisProblem(error: unknown): { problem: Problem; headers: Record<string, string> } {
  const [status, type, detail] = wordsOf(error);
  const problem = {
    type: `epcisException:${type}`,
    title: TITLES[status] ?? 'The server made a mistake',
    status,
    detail,
  };
  return {
    problem,
    headers: {
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(error instanceof EpcisRefusal && error.headers),
      ...(type === 'CaptureLimitExceededException' && LIMIT_HEADERS),
    },
  };
}

function wordsOf(error: unknown): [status: number, type: ExceptionType, detail?: string] {
  if (error instanceof EpcisRefusal) return [error.statusCode, error.type, error.detail];
  if (error instanceof TradeError) {
    const found = KINDS.find(([kind]) => error instanceof kind);
    return [found?.[1] ?? 400, found?.[2] ?? 'ValidationException', error.message || error.code];
  }
  const status = statusIn(error);
  if (status >= 500) return [status, 'ImplementationException'];
  return [status, TYPES[status] ?? 'ValidationException', error instanceof Error ? error.message : undefined];
}

function statusIn(error: unknown): number {
  const { statusCode, getStatus } = (error ?? {}) as { statusCode?: unknown; getStatus?: () => number };
  if (typeof getStatus === 'function') return getStatus.call(error);
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}
