import { Invalid, NotAllowed } from '#platform/errors';

/** Neither stream nor a schedule, or one that cannot be: SubscriptionControlsException. */
export class SubscriptionControls extends Invalid {
  readonly code = 'subscription-controls';
}
/** An address to which we do not send: InvalidURIException. */
export class DestUnreadable extends Invalid {
  readonly code = 'dest-unreadable';
}
/** A query that cannot be subscribed to, or one subscription too many: SubscribeNotPermittedException. */
export class SubscribeNotPermitted extends Invalid {
  readonly code = 'subscribe-not-permitted';
}
/** Its key has been revoked or has run out, and its owner has no other that may ask for events. */
export class NoKeyHolds extends NotAllowed {
  readonly code = 'no-key-holds';
}
/** Something in a subscription is not of the kind that it should be. */
export class SubscriptionUnreadable extends Invalid {
  readonly code = 'subscription-unreadable';
}
