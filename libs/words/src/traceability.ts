import { wordsOf } from '#platform/language';
import { traceabilityEn } from './traceability-en.js';
import { traceabilityVi } from './traceability-vi.js';

/** Batches at the desk: from the field to the pack. */
export const traceability = wordsOf({ vi: traceabilityVi, en: traceabilityEn });
