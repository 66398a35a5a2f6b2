import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** No Digital Link: a wrong check digit, a wrong order, an unknown AI. */
export class CodeUnreadable extends Invalid {
  readonly code = 'link-code-unreadable';
  override readonly field = 'code';
}

/** The key begins with another company's prefix. */
export class CodeNotYours extends Invalid {
  readonly code = 'link-code-not-yours';
  override readonly field = 'code';
}

/** A serial with a lot or a variant beside it. */
export class SerialStandsAlone extends Invalid {
  readonly code = 'link-serial-stands-alone';
  override readonly field = 'code';
}

export class LinkTypeNotOffered extends Invalid {
  readonly code = 'link-type-not-offered';
  override readonly field = 'type';
}

/** Where a code of ours leads first is decided by the market: to the page that says whether the goods are genuine. */
export class DefaultIsTaken extends NotAllowed {
  readonly code = 'link-default-is-taken';
  override readonly field = 'type';
}

/** Nothing says where a code leads first, so a further link would be found by nobody (§2.5.9, rule 3). */
export class DefaultLinkFirst extends NotAllowed {
  readonly code = 'link-default-first';
  override readonly field = 'type';
}

/** Others still hang on it. */
export class DefaultStillNeeded extends NotAllowed {
  readonly code = 'link-default-still-needed';
}

export class LinkThereAlready extends Conflict {
  readonly code = 'link-there-already';
  override readonly field = 'href';
}

export class TargetUnreadable extends Invalid {
  readonly code = 'link-target-unreadable';
  override readonly field = 'href';
}

export class LinkTitleNeeded extends Invalid {
  readonly code = 'link-title-needed';
  override readonly field = 'title';
}

export class LanguageUnreadable extends Invalid {
  readonly code = 'link-language-unreadable';
  override readonly field = 'language';
}

export class MediaTypeUnreadable extends Invalid {
  readonly code = 'link-media-type-unreadable';
  override readonly field = 'mediaType';
}
