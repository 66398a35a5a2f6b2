import { paths } from '../../paths.js';
import { TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { PartProps } from './checkout-data.js';
import type { CheckoutSums } from './checkout-sums.js';

/** The field for a code. Its own button shows what the code takes off, while the rest of the form may still be empty. */
export function CodePart({ visit, form, sums }: PartProps & { sums: CheckoutSums }) {
  const words = visit.words.promotions;
  const coded = sums.discounts.find(({ offer }) => offer.code !== null);
  return (
    <Section title={words.code} id="code">
      <div class="stack">
        <TextInput
          {...form.input('promotionCode')}
          label={words.code}
          hint={coded ? words.applied(visit.say(coded.offer.nameVi, coded.offer.nameEn)) : words.codeHint}
          size="medium"
          maxlength={40}
          autocomplete="off"
        />
        <Row>
          <button
            class="button button-secondary"
            type="submit"
            name="step"
            value="code"
            formNoValidate
            formAction={`${paths.checkout}#code`}
          >
            <span>{words.apply}</span>
          </button>
        </Row>
      </div>
    </Section>
  );
}
