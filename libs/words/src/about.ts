import { wordsOf } from '#platform/language';

export const about = wordsOf({
  vi: {},
  en: {},
});
