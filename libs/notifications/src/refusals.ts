import { Invalid, NotFound } from '#platform/errors';

/** Its push service is none that we know: we do not call addresses that somebody makes up. */
export class PushServiceUnknown extends Invalid {
  readonly code = 'push-service-unknown';
}

export class StopLinkUnknown extends NotFound {
  readonly code = 'not-found';
}
