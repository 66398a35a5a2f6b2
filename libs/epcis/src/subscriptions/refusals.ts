import { Invalid } from '#platform/errors';

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
/** Something in a subscription is not of the kind that it should be. */
export class SubscriptionUnreadable extends Invalid {
  readonly code = 'subscription-unreadable';
}
