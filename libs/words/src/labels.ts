import { wordsOf } from '#platform/language';

export const labels = wordsOf({
  vi: {},
  en: {},
});
