export * from './refusals.js';
export { type Answer, type SentItem } from './answers.js';
export { LONGEST_BYTES, type EnclosureType } from './enclosure-rules.js';
export { LONGEST_BODY, MOST_ITEMS } from './item.js';
export type { ItemFlag, ItemState } from './items.query.js';
export { Devices, type NewDevice, type Registered } from './devices.service.js';
export { Enclosures } from './enclosures.service.js';
export { Recorder, type Synced } from './recorder.service.js';
export { RecorderModule } from './recorder.module.js';
