import { wordsOf } from '#platform/language';
import { orderingEn } from './ordering-en.js';
import { orderingVi } from './ordering-vi.js';

/** Baskets, checkout, following an order, and the co-op's work on it. Each language has a file of its own: together they are too long to read. */
export const ordering = wordsOf({ vi: orderingVi, en: orderingEn });
