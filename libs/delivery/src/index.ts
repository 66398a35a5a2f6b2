export { feeFor, zoneOf, type TariffStep, type Zone } from './fee-for.js';
export * from './refusals.js';
export { loadTariff } from './tariff/load-tariff.js';
export { Delivery, isSent, type Destination, type Parcel } from './delivery.service.js';
export { DeliveryModule } from './delivery.module.js';
