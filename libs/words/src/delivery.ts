import { wordsOf } from '#platform/language';

export const delivery = wordsOf({
  vi: {},
  en: {},
});
