import { wordsOf } from '#platform/language';

export const identity = wordsOf({
  vi: {},
  en: {},
});
