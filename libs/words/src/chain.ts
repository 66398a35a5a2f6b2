import { wordsOf } from '#platform/language';
import { chainEn } from './chain-en.js';
import { chainVi } from './chain-vi.js';

export const chain = wordsOf({ vi: chainVi, en: chainEn });
