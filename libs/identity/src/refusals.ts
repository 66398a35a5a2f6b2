import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** Neither an e-mail address nor a phone number. */
export class NotALogin extends Invalid {
  readonly code = 'not-a-login';
  override readonly field = 'login';
}

export class LoginTaken extends Conflict {
  readonly code = 'login-taken';
  override readonly field = 'login';
}

/** One answer for an unknown login and for a wrong password: neither tells who has an account here. */
export class WrongCredentials extends Invalid {
  readonly code = 'wrong-credentials';
  override readonly field = 'password';
}

/** Somebody signed in could not repeat their own password. */
export class WrongPassword extends Invalid {
  readonly code = 'wrong-password';

  constructor(override readonly field: string) {
    super('wrong password');
  }
}

export class TooManyAttempts extends NotAllowed {
  readonly code = 'too-many-attempts';
  override readonly facts: { minutes: number };

  /** `minutes`: until it may be tried again. */
  constructor(minutes: number) {
    super('too many attempts');
    this.facts = { minutes };
  }
}

export class PasswordTooShort extends Invalid {
  readonly code = 'password-too-short';
  override readonly facts: { least: number };

  constructor(
    override readonly field: string,
    least: number,
  ) {
    super('password too short');
    this.facts = { least };
  }
}

/** Among the first that somebody would guess. */
export class PasswordTooCommon extends Invalid {
  readonly code = 'password-too-common';

  constructor(override readonly field: string) {
    super('password too common');
  }
}
