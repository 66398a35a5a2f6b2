export { feeFor, zoneOf, type TariffStep, type Zone } from './fee-for.js';
export * from './refusals.js';
export { loadTariff } from './tariff/load-tariff.js';
export { Delivery } from './delivery.service.js';
export {
  daysOnWayOf,
  isSameEverywhere,
  isSent,
  quotesOf,
  type Destination,
  type Parcel,
  type PriceList,
  type Quote,
  type Terms,
} from './terms.js';
export { DeliveryModule } from './delivery.module.js';
export { Tariffs, type NewPriceList } from './tariff/tariffs.service.js';
export {
  chargeableGrams,
  COD_BEARERS,
  feeParts,
  type CodBearer,
  type FeeParts,
  type PricedParcel,
  type PriceTerms,
} from './tariff/price-list.js';
export { CUT_OFF_HOUR, isInTimeFor, orderedUntil } from './pickup/cut-off.js';
export type { PickupChoice } from './pickup/pickups.query.js';
export type { Pickup } from './pickup/pickup.js';
export { Pickups, type NewPickupPoint } from './pickup/pickups.service.js';
export { busQuote } from './bus/bus-route.js';
export type { BusRoute, RouteStep } from './bus/bus-terms.js';
export { BusRoutes, type NewBusRoute } from './bus/bus-routes.service.js';
export { promised, type ToPromise } from './promise/promised.js';
export { packedBy, USUAL_RHYTHM, type PackingRhythm, type PromisedDays } from './promise/promised-days.js';
export { PackingDays, type ClosedDays } from './promise/packing-days.service.js';
export * from './facts.js';
export { CodStatements, type StatementFile } from './cod/cod-statements.service.js';
export { COD_VERDICTS, type CodVerdict } from './cod/judge-row.js';
export * from './shipments/shipment-actions.js';
export { Shipments, type CarriedBy, type NewShipment, type ShipmentStep } from './shipments/shipments.service.js';
export { CARRIERS, type CarrierKind } from './carriers/carrier.js';
export { carrierSettings, CarrierSettings, type HiredCarrier } from './carriers/carrier-settings.js';
export { CarriersModule } from './carriers/carriers.module.js';
export { Carriers } from './carriers/carriers.service.js';
export { CarrierInbox } from './carriers/carrier-inbox.service.js';
export { Consigning } from './carriers/consigning.service.js';
export { Consignments } from './carriers/consignments.service.js';
export { ConsignmentSteps } from './carriers/consignment-steps.service.js';
export type { ConsignmentState, Trouble } from './carriers/consignments.query.js';
export { CARRIER_STATES, sightingSignature, type CarrierState, type Sighting } from './carriers/sighting.js';
