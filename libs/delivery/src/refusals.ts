import { Conflict, Invalid, Unavailable } from '#platform/errors';

/** The code is not a commune of today. */
export class UnknownDestination extends Invalid {
  readonly code = 'unknown-destination';
  override readonly field = 'commune';
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
