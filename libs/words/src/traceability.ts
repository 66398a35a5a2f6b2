import { wordsOf } from '#platform/language';

export const traceability = wordsOf({
  vi: {},
  en: {},
});
