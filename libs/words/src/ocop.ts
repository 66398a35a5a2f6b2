import { wordsOf } from '#platform/language';

export const ocop = wordsOf({
  vi: {},
  en: {},
});
