import { wordsOf } from '#platform/language';
import { cooperativesEn } from './cooperatives-en.js';
import { cooperativesVi } from './cooperatives-vi.js';

export const cooperatives = wordsOf({ vi: cooperativesVi, en: cooperativesEn });
