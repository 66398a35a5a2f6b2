import { wordsOf } from '#platform/language';

export const notifications = wordsOf({
  vi: {},
  en: {},
});
