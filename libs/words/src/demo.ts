import { wordsOf } from '#platform/language';

export const demo = wordsOf({
  vi: {},
  en: {},
});
