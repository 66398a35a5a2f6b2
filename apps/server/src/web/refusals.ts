import { BadRequestException, ForbiddenException } from '@nestjs/common';
import { Forbidden, Unavailable } from '#platform/errors';

/** Nobody is signed in: a page sends them to sign in and back, a program gets a 401. */
export class SignInFirst extends Forbidden {
  readonly code = 'sign-in-first';
}

/** As many as one address, or this process, keeps connections for. */
export class TooManyWatching extends Unavailable {
  readonly code = 'too-many-watching';
}

/** A form that another site sent in our visitor's name. */
export class ForeignRequest extends ForbiddenException {}

/** An address with characters that stand for nothing. */
export class UnreadableAddress extends BadRequestException {}

/** A form with a file that broke off on its way. */
export class UnreadableUpload extends BadRequestException {}
