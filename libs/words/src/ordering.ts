import { wordsOf } from '#platform/language';

export const ordering = wordsOf({
  vi: {},
  en: {},
});
