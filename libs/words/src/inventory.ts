import { wordsOf } from '#platform/language';

export const inventory = wordsOf({
  vi: {},
  en: {},
});
