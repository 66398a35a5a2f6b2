import { Invalid } from '#platform/errors';

/** A parameter that the standard does not know, or a value that it cannot have: QueryParameterException. */
export class QueryUnreadable extends Invalid {
  readonly code = 'query-unreadable';

  constructor(
    readonly parameter: string,
    why: string,
  ) {
    super(`${parameter}: ${why}`);
  }
}

/** More events than maxEventCount allows: QueryTooLargeException. */
export class QueryTooLarge extends Invalid {
  readonly code = 'query-too-large';
}
