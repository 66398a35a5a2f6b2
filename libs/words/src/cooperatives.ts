import { wordsOf } from '#platform/language';

export const cooperatives = wordsOf({
  vi: {},
  en: {},
});
