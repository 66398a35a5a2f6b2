import { Invalid } from '#platform/errors';

/** The province was changed after its communes were listed: the chosen commune lies in another one. */
export class CommuneElsewhere extends Invalid {
  readonly code = 'commune-elsewhere';
  override readonly field = 'commune';
}

/** A clerk wants to order nothing for somebody. */
export class NothingTaken extends Invalid {
  readonly code = 'nothing-taken';
}
