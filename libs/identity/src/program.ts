import { Conflict, Forbidden, Invalid } from '#platform/errors';

/** What a key opens. */
export const SCOPES = ['capture', 'query'] as const;
export type Scope = (typeof SCOPES)[number];

/** The party of the trade department's own programs and events. */
export const DEPARTMENT = 'department';

/** A program that has shown a key, or an officer who looks at what programs look at. */
export interface Program {
  /** The id of the key, or of the person. */
  keyId: string;
  /** Whose program it is: a co-operative's id, a partner's id, or DEPARTMENT. */
  party: string;
  scopes: readonly Scope[];
}

/** The key is not known, revoked, or over. */
export class KeyUnknown extends Forbidden {
  readonly code = 'key-unknown';
}

/** The key does not open this. */
export class ScopeMissing extends Forbidden {
  readonly code = 'scope-missing';
}

export class KeyNameNeeded extends Invalid {
  readonly code = 'key-name-needed';
  override readonly field = 'name';
}

export class KeyScopeNeeded extends Invalid {
  readonly code = 'key-scope-needed';
  override readonly field = 'scopes';
}

/** The form that asks for it was sent before, and the key that came of it is in use. */
export class KeyInUse extends Conflict {
  readonly code = 'key-in-use';
}

export class PartnerNameNeeded extends Invalid {
  readonly code = 'partner-name-needed';
  override readonly field = 'partner';
}

export class PartnerGlnUnreadable extends Invalid {
  readonly code = 'partner-gln-unreadable';
  override readonly field = 'gln';
}

/** Another partner has this GLN. */
export class PartnerGlnTaken extends Conflict {
  readonly code = 'partner-gln-taken';
  override readonly field = 'gln';
}
