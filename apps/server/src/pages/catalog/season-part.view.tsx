import { paths } from '../../paths.js';
import { Button, FieldSet } from '../../ui/forms.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { MONTHS, seasonText } from '../storefront/season-text.js';
import { formFor, type FormInPlace } from './form-in-place.js';
import type { ProductRow } from './product-sql.js';

interface SeasonProps {
  visit: Visit;
  product: ProductRow;
  sent?: FormInPlace;
  mayWrite: boolean;
}

/** The months in which it is to be had fresh. */
export function SeasonPart({ visit, product, sent, mayWrite }: SeasonProps) {
  const { seasons: words } = visit.words;
  const { form } = formFor(sent, 'season');
  const ticked = product.season ?? [];
  if (!mayWrite)
    return (
      <Section title={words.desk.title} panel>
        <p>{seasonText(visit, product.season)}</p>
      </Section>
    );
  return (
    <Section title={words.desk.title} lead={words.desk.lead} panel id="season">
      <form class="form stack" method="post" action={paths.desk.season(visit.seat.slug, product.slug)}>
        <FieldSet name="months" label={words.months} error={form.error('months')}>
          {() => (
            <div class="months">
              {MONTHS.map(month => (
                <label class="month">
                  <input type="checkbox" name="months" value={month} checked={ticked.includes(month)} />
                  <span>{words.month(month)}</span>
                </label>
              ))}
            </div>
          )}
        </FieldSet>
        <Button kind="secondary">{words.desk.save}</Button>
      </form>
    </Section>
  );
}
