import { missingOf, type ListingField, type ProductState } from '#libs/catalog';
import type { Words } from '#libs/words';
import { dayOf } from '#platform/clock';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import { Prose } from '../../ui/sections.js';
import type { Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import { lineName } from '../storefront/shown.js';
import type { ProductRow } from './product-sql.js';

const TONES: Record<ProductState, Tone | 'plain'> = {
  draft: 'plain',
  submitted: 'info',
  approved: 'success',
  refused: 'warning',
  'taken-down': 'danger',
};

export function StateBadge({ state, words }: { state: ProductState; words: Words['catalog']['states'] }) {
  return <Badge tone={TONES[state]}>{words[state]}</Badge>;
}

/** What the law still wants said before this product may be submitted. */
export function missingIn(product: ProductRow, now: Date): ListingField[] {
  return missingOf({ ...product, hasVariant: product.variants.some(variant => !variant.isWithdrawn) }, dayOf(now));
}

/** Everything the co-op wrote, in one language; what is empty is left out. */
export function ProductTexts({
  visit,
  product,
  language,
}: {
  visit: Visit;
  product: ProductRow;
  language: 'vi' | 'en';
}) {
  const { form } = visit.words.catalog;
  const written = (['name', 'summary', 'ingredients', 'usage', 'warnings', 'story'] as const).map(part => {
    const field = `${part}${language === 'vi' ? 'Vi' : 'En'}` as const;
    return { term: form[field], detail: product[field] && <Lines text={product[field]} /> };
  });
  return <DefinitionList items={language === 'vi' ? [...plainFacts(visit, product), ...written] : written} />;
}

/** What is the same in every language. */
function plainFacts(visit: Visit, product: ProductRow) {
  const { form, desk } = visit.words.catalog;
  const days = product.shelfLifeDays;
  return [
    { term: form.line, detail: lineName(visit.locale, product.line) },
    { term: form.group, detail: `${product.groupCode} ${visit.say(product.groupVi, product.groupEn)}` },
    { term: form.standard, detail: product.standard },
    { term: form.shelfLifeDays, detail: days === null ? null : desk.shelfLife(visit.number(days)) },
  ];
}

/** Text of several lines, each a paragraph. */
function Lines({ text }: { text: string }) {
  if (!text.includes('\n')) return <>{text}</>;
  return (
    <Prose>
      {text
        .split('\n')
        .filter(Boolean)
        .map(line => (
          <p>{line}</p>
        ))}
    </Prose>
  );
}

/** Written in English at all? */
export const hasEnglish = (product: ProductRow): boolean =>
  [product.nameEn, product.summaryEn, product.storyEn, product.ingredientsEn, product.usageEn, product.warningsEn].some(
    Boolean,
  );
