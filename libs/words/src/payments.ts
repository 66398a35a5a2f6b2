import { wordsOf } from '#platform/language';

export const payments = wordsOf({
  vi: {},
  en: {},
});
