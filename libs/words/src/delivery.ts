import { wordsOf } from '#platform/language';
import { deliveryEn } from './delivery-en.js';
import { deliveryVi } from './delivery-vi.js';

/** What bringing parcels costs, and how they travel. Each language has a file of its own. */
export const delivery = wordsOf({ vi: deliveryVi, en: deliveryEn });
