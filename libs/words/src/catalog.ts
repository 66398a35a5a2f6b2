import { wordsOf } from '#platform/language';

export const catalog = wordsOf({
  vi: {},
  en: {},
});
