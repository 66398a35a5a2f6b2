import { Conflict, Invalid, NotAllowed, Unavailable } from '#platform/errors';

/** The code is not a commune of today. */
export class UnknownDestination extends Invalid {
  readonly code = 'unknown-destination';
  override readonly field = 'commune';
}

/** Where the buyer wanted to come for the goods they can no longer be fetched: the point is closed, or it is too late for that market day. */
export class PickupGone extends Conflict {
  readonly code = 'pickup-gone';
}

export class PickupCommuneUnknown extends Invalid {
  readonly code = 'pickup-commune-unknown';
  override readonly field = 'commune';
}

/** No price at all, a weight named twice, or a heavier parcel that costs less. */
export class RouteStepsUnusable extends Invalid {
  readonly code = 'route-steps-unusable';
  override readonly field = 'steps';
}

/** No price list holds today: the operator must load one. */
export class NoTariffToday extends Unavailable {
  readonly code = 'no-tariff-today';
}

/** Prices of days that are over have been asked already. */
export class TariffInThePast extends Invalid {
  readonly code = 'tariff-in-the-past';
  override readonly field = 'validFrom';
}

/** Another list holds on some of these days. */
export class TariffOverlaps extends Conflict {
  readonly code = 'tariff-overlaps';
  override readonly field = 'validFrom';
}

/** A zone without prices, a weight named twice, or a heavier parcel that costs less. */
export class TariffUnusable extends Invalid {
  readonly code = 'tariff-unusable';
  override readonly field = 'steps';
}

export class RemoteCommuneUnknown extends Invalid {
  readonly code = 'remote-commune-unknown';
  override readonly field = 'remote';
}

/** The parcel has gone on: this step cannot be taken any more, or not yet. */
export class ShipmentHasMovedOn extends NotAllowed {
  readonly code = 'shipment-has-moved-on';
  override readonly facts: { action: string; state: string };
  constructor(action: string, state: string) {
    super(`a shipment that is ${state} takes no ${action}`);
    this.facts = { action, state };
  }
}

/** Not a table with the number of a parcel and a sum, or more rows than one statement has. */
export class StatementUnreadable extends Invalid {
  readonly code = 'statement-unreadable';
  override readonly field = 'file';
}

/** No such carrier is in the settings (any more). */
export class CarrierNotThere extends Unavailable {
  readonly code = 'carrier-not-there';
}

/** The carrier does not answer, or has no such paper: ours may be used meanwhile. */
export class CarrierLabelMissing extends NotAllowed {
  readonly code = 'carrier-label-missing';
}

/** It was not signed by the carrier, not just now, or there is no carrier. */
export class SightingNotSigned extends Invalid {
  readonly code = 'sighting-not-signed';
}
