import type { PaymentMethod } from '#libs/payments';
import type { Unit } from '#libs/places';
import { plus, zero } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors, QuantityInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { BuyerFields } from '../ordering/buyer-fields.js';
import { PaymentChoice } from '../ordering/payment-choice.view.js';
import type { AheadSums } from './ahead-sums.js';
import { leftOf } from './harvest-texts.js';
import type { HarvestRow } from './harvests.query.js';

export interface AheadData {
  provinces: Unit[];
  communes: Unit[];
  methods: readonly PaymentMethod[];
  /** Unknown until packs and a place are chosen. */
  sums: AheadSums | undefined;
  attemptKey: string;
}

interface Props {
  visit: Visit;
  row: HarvestRow;
  data: AheadData;
  form: Form;
}

/** One form in two steps, without a script: place and packs give the sum and the days, which are seen before anything is ordered. */
export function OrderAhead(props: Props) {
  const { visit, row, data, form } = props;
  const words = visit.words.harvests;
  const { name, phone, email, province, commune, address, note, payment } = visit.words.ordering.checkout;
  return (
    <Section title={words.order} lead={words.orderLead} panel id="order">
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ packs: words.packsField, name, phone, email, province, commune, address, note, payment }}
      />
      <form class="form stack" method="post" action={`${paths.harvest(row.code)}#order`}>
        <input type="hidden" name="attempt" value={data.attemptKey} />
        <QuantityInput
          {...form.input('packs')}
          label={words.packsField}
          value={form.value('packs') ?? 1}
          max={leftOf(row)}
        />
        <BuyerFields {...{ visit, form, ...data }} emailHint={words.emailHint} />
        <Sums {...props} />
      </form>
    </Section>
  );
}

/** The button that adds up works while the rest is still empty, so it skips the browser's own check. */
function Sums(props: Props) {
  const {
    visit,
    data: { sums, communes },
  } = props;
  const words = visit.words.harvests;
  const { checkout } = visit.words.ordering;
  return (
    <>
      {sums && (
        <>
          <input type="hidden" name="expected" value={sums.total.toString()} />
          <input type="hidden" name="collecting" value={sums.collecting.toString()} />
          <PaymentChoice {...{ visit, form: props.form, methods: props.data.methods }} collecting={sums.collecting} />
          <DefinitionList
            sums
            items={[
              { term: words.goods, detail: visit.dong(sums.goods) },
              { term: checkout.delivery, detail: visit.dong(sums.fee) },
              { term: checkout.total, detail: <strong class="num">{visit.dong(sums.total)}</strong> },
            ]}
          />
          {sums.promised && (
            <p>
              {words.promised}{' '}
              <strong>{words.promisedDays(visit.day(sums.promised.from), visit.day(sums.promised.to))}</strong>
            </p>
          )}
        </>
      )}
      <Row>
        <button
          class={`button button-${sums ? 'secondary' : 'primary'}`}
          type="submit"
          name="step"
          value="sum"
          formNoValidate
        >
          <span>{sums ? words.sumAgain : communes.length > 0 ? words.sum : checkout.takeProvince}</span>
        </button>
        {sums && <Button icon="check">{submitText(visit, sums)}</Button>}
      </Row>
    </>
  );
}

function submitText(visit: Visit, { total, collecting }: AheadSums): string {
  const { submitEither } = visit.words.delivery.quote;
  if (collecting === zero) return visit.words.ordering.checkout.submit(visit.dong(total));
  return submitEither(visit.dong(total), visit.dong(plus(total, collecting)));
}
