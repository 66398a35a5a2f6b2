import { wordsOf } from '#platform/language';

export const reporting = wordsOf({
  vi: {},
  en: {},
});
