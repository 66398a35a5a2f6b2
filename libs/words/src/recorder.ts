import { wordsOf } from '#platform/language';
import { recorderEn } from './recorder-en.js';
import { recorderVi } from './recorder-vi.js';

/** Recording in the field, with or without a network. */
export const recorder = wordsOf({ vi: recorderVi, en: recorderEn });
