import type { PaymentMethod } from '#libs/payments';
import type { Dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors, QuantityInput, Select, TextArea, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { PhoneLink } from '../../ui/phone.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { PaymentChoice } from '../ordering/payment-choice.view.js';
import { MOST_NIGHTS, MOST_PLACES } from './booking-form.js';
import type { StayRow } from './bookings.query.js';
import { stayName } from './stay-name.js';

interface Props {
  visit: Visit;
  row: StayRow;
  data: {
    /** Unknown until nights and guests are. */
    total: Dong | undefined;
    size: { nights: number; places: number } | undefined;
    methods: readonly PaymentMethod[];
    attemptKey: string;
  };
  form: Form;
}

export function BookingView(props: Props) {
  const { visit, row } = props;
  const words = visit.words.bookings;
  return (
    <Stack>
      <PageHead title={words.titleOf(stayName(visit, row))} lead={words.lead(row.cooperative)} />
      <DefinitionList
        items={[
          {
            term: words.seller,
            detail: (
              <>
                <a href={paths.cooperative(row.cooperativeSlug)}>{row.cooperative}</a>, {row.commune}.{' '}
                <PhoneLink number={row.phone} />
              </>
            ),
          },
          { term: words.product, detail: <a href={paths.product(row.slug)}>{words.seeProduct}</a> },
          { term: words.price, detail: <strong class="num">{visit.dong(row.price)}</strong> },
        ]}
      />
      {row.days.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : <BookForm {...props} />}
    </Stack>
  );
}

/** One form in two steps, without a script: the sum is seen before anything is booked. */
function BookForm(props: Props) {
  const { visit, row, data, form } = props;
  const words = visit.words.bookings;
  const { name, phone, email, payment } = visit.words.ordering.checkout;
  const { from, nights, places, note } = words;
  return (
    <Section title={words.order} lead={words.orderLead} panel id="order">
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ from, nights, places, name, phone, email, note, payment }}
      />
      <form class="form stack" method="post" action={`${paths.book(row.variantId)}#order`}>
        <input type="hidden" name="attempt" value={data.attemptKey} />
        <Select
          {...form.input('from')}
          label={from}
          required
          options={row.days.map(({ day, left }) => ({
            value: day,
            label: words.dayLeft(visit.day(day), visit.number(left)),
          }))}
        />
        <QuantityInput {...form.input('nights')} label={nights} value={form.value('nights') ?? 1} max={MOST_NIGHTS} />
        <QuantityInput {...form.input('places')} label={places} value={form.value('places') ?? 2} max={MOST_PLACES} />
        <TextInput {...form.input('name')} label={name} required maxlength={120} autocomplete="name" />
        <TextInput
          {...form.input('phone')}
          label={phone}
          type="tel"
          inputmode="tel"
          size="medium"
          required
          autocomplete="tel"
        />
        <TextInput {...form.input('email')} label={email} hint={words.emailHint} type="email" autocomplete="email" />
        <TextArea {...form.input('note')} label={note} rows={2} maxlength={500} />
        <Sums {...props} />
      </form>
    </Section>
  );
}

/** The button that adds up works while the rest is still empty, so it skips the browser's own check. */
function Sums(props: Props) {
  const {
    visit,
    data: { total, size },
  } = props;
  const words = visit.words.bookings;
  return (
    <>
      {total !== undefined && size && (
        <>
          <input type="hidden" name="expected" value={total.toString()} />
          <PaymentChoice
            {...{ visit, form: props.form, methods: props.data.methods }}
            onTheSpot={visit.words.ordering.checkout.codAtPlace}
          />
          <DefinitionList
            sums
            items={[
              {
                term: words.sumOf(visit.number(size.places), visit.number(size.nights)),
                detail: <strong class="num">{visit.dong(total)}</strong>,
              },
            ]}
          />
          <p class="hint">{words.cancelTerms}</p>
        </>
      )}
      <Row>
        <button
          class={`button button-${total === undefined ? 'primary' : 'secondary'}`}
          type="submit"
          name="step"
          value="sum"
          formNoValidate
        >
          <span>{total === undefined ? words.sum : words.sumAgain}</span>
        </button>
        {total !== undefined && <Button icon="check">{visit.words.ordering.checkout.submit(visit.dong(total))}</Button>}
      </Row>
    </>
  );
}
