import type { PickupChoice, PromisedDays, Quote } from '#libs/delivery';
import type { PaymentMethod } from '#libs/payments';
import type { Unit } from '#libs/places';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { BasketLine } from './basket.query.js';
import type { Reduction } from './checkout-sums.js';

export interface CheckoutData {
  lines: BasketLine[];
  provinces: Unit[];
  /** Of the chosen province; empty until one is chosen. */
  communes: Unit[];
  /** Delivery per co-op; unknown until so much of the place is chosen that no other fee can come of the rest. */
  quotes: ReadonlyMap<string, Quote> | undefined;
  reduction: Reduction | undefined;
  /** Where the buyer may come instead, of all co-ops in the basket. */
  choices: PickupChoice[];
  /** What the buses among them ask, by route. */
  busQuotes: ReadonlyMap<string, Quote>;
  /** Where they do, by co-op: its goods are not brought. */
  pickups: ReadonlyMap<string, PickupChoice>;
  /** When the goods of each co-op are with the buyer, as far as anybody can say. */
  promised: ReadonlyMap<string, PromisedDays>;
  /** Something is brought, and an address is needed. */
  isBrought: boolean;
  /** The price list is an invented one. */
  isDemo: boolean;
  methods: readonly PaymentMethod[];
  attemptKey: string;
}

export interface PartProps {
  visit: Visit;
  form: Form;
}
