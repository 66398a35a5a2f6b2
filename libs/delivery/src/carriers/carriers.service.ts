import { Injectable } from '@nestjs/common';
import { CarrierNotThere } from '../refusals.js';
import { CARRIERS, type Carrier, type CarrierKind } from './carrier.js';
import { CarrierSettings } from './carrier-settings.js';
import { HttpCarrier } from './http-carrier.js';
import { OwnCarrier } from './own-carrier.js';

/** Who brings parcels: the co-op's own hands always, a hired company where the settings name one. */
@Injectable()
export class Carriers {
  private readonly carriers: Partial<Record<CarrierKind, Carrier>>;

  constructor({ hired }: CarrierSettings) {
    this.carriers = { own: new OwnCarrier(), hired: hired && new HttpCarrier(hired) };
  }

  /** Those that may be asked now, with their names. */
  open(): { kind: CarrierKind; name: string }[] {
    return CARRIERS.flatMap(kind => {
      const carrier = this.carriers[kind];
      return carrier ? [{ kind, name: carrier.name }] : [];
    });
  }

  /** Throws CarrierNotThere. */
  of(kind: CarrierKind): Carrier {
    const carrier = this.carriers[kind];
    if (!carrier) throw new CarrierNotThere();
    return carrier;
  }
}
