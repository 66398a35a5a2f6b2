import { isSent } from '#libs/delivery';
import { plus, zero, type Dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors, Steps, TextInput } from '../../ui/forms.js';
import { PageHead, Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { CodePart } from './checkout-code.view.js';
import { Destination } from './checkout-place.view.js';
import type { CheckoutData, PartProps } from './checkout-data.js';
import { sumsOf, type CheckoutSums } from './checkout-sums.js';
import { Ways } from './checkout-ways.view.js';
import { PaymentChoice } from './payment-choice.view.js';
import { Summary } from './checkout-summary.view.js';

/** One form. Until the place is known there is no fee, hence no total, hence no button to order with. */
export function CheckoutView({ visit, data, form }: { visit: Visit; data: CheckoutData; form: Form }) {
  const { checkout } = visit.words.ordering;
  const sums = sumsOf(data.lines, data.quotes, data.reduction);
  return (
    <>
      <PageHead title={checkout.title} />
      <Steps
        label={checkout.steps}
        current={1}
        steps={[
          { label: checkout.stepBasket, href: paths.basket },
          { label: checkout.stepAddress },
          { label: checkout.stepDone },
        ]}
      />
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={labelsOf(visit)}
      />
      <form class="form stack" method="post" action={paths.checkout} id="checkout">
        <input type="hidden" name="attempt" value={data.attemptKey} />
        <Receiver visit={visit} form={form} />
        <Ways visit={visit} data={data} form={form} />
        <Destination visit={visit} data={data} form={form} />
        {sums && (
          <>
            <input type="hidden" name="expected" value={sums.total.toString()} />
            <input type="hidden" name="collecting" value={sums.collecting.toString()} />
            <CodePart visit={visit} form={form} sums={sums} />
            <Payment visit={visit} data={data} form={form} collecting={sums.collecting} />
            <Summary visit={visit} data={data} sums={sums} />
            <Row>
              <Button>{submitText(visit, sums)}</Button>
              <Button kind="quiet" href={paths.basket}>
                {checkout.backToBasket}
              </Button>
            </Row>
          </>
        )}
      </form>
    </>
  );
}

function submitText(visit: Visit, { total, collecting }: CheckoutSums): string {
  const { checkout } = visit.words.ordering;
  if (collecting === zero) return checkout.submit(visit.dong(total));
  return visit.words.delivery.quote.submitEither(visit.dong(total), visit.dong(plus(total, collecting)));
}

function labelsOf({ words }: Visit): Record<string, string> {
  const { name, phone, email, province, commune, address, note, payment } = words.ordering.checkout;
  return { name, phone, email, province, commune, address, note, payment, promotionCode: words.promotions.code };
}

function Receiver({ visit, form }: PartProps) {
  const { checkout } = visit.words.ordering;
  return (
    <Section title={checkout.receiver} lead={checkout.privacy}>
      <div class="stack">
        <TextInput {...form.input('name')} label={checkout.name} required autocomplete="name" maxlength={120} />
        <TextInput
          {...form.input('phone')}
          label={checkout.phone}
          hint={checkout.phoneHint}
          type="tel"
          required
          autocomplete="tel"
          inputmode="tel"
          size="medium"
        />
        <TextInput
          {...form.input('email')}
          label={checkout.email}
          hint={checkout.emailHint}
          type="email"
          autocomplete="email"
        />
      </div>
    </Section>
  );
}

function Payment({
  visit,
  data: { methods, lines, isBrought },
  form,
  collecting,
}: PartProps & { data: CheckoutData; collecting: Dong }) {
  const there = lines.some(isSent) ? visit.words.delivery.pickup.cod : visit.words.ordering.checkout.codAtPlace;
  return <PaymentChoice {...{ visit, form, methods, collecting }} onTheSpot={isBrought ? undefined : there} />;
}
