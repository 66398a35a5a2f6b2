import { Invalid, Unavailable } from '#platform/errors';

/** The code is not a commune of today. */
export class UnknownDestination extends Invalid {
  readonly code = 'unknown-destination';
  override readonly field = 'commune';
}

/** No price list holds today: the operator must load one. */
export class NoTariffToday extends Unavailable {
  readonly code = 'no-tariff-today';
}
