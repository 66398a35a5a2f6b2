import { isSent } from '#libs/delivery';
import { PAY_WITHIN_MINUTES, type PaymentMethod } from '#libs/payments';
import type { Unit } from '#libs/places';
import { plus, type Dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors, RadioCards, Select, Steps, TextArea, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { phoneAtHome } from '../../ui/phone.js';
import { PageHead, Panel, Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { byCooperative, sumOfLine, sumOfLines, type CooperativeLines } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';
import { nameOf, netOf } from './basket.view.js';
import { deliveryText } from './delivery-text.js';

export interface CheckoutData {
  lines: BasketLine[];
  provinces: Unit[];
  /** Of the chosen province; empty until one is chosen. */
  communes: Unit[];
  /** Delivery per co-op; unknown until a province is chosen. */
  fees: ReadonlyMap<string, Dong> | undefined;
  methods: readonly PaymentMethod[];
  attemptKey: string;
}

export const totalOf = ({ lines, fees }: Pick<CheckoutData, 'lines' | 'fees'>): Dong | undefined =>
  fees && plus(sumOfLines(lines), ...fees.values());

/** One form. Until the province is known there is no fee, hence no total, hence no button to order with. */
export function CheckoutView({ visit, data, form }: { visit: Visit; data: CheckoutData; form: Form }) {
  const { checkout } = visit.words.ordering;
  const total = totalOf(data);
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
        <Destination visit={visit} data={data} form={form} />
        {total !== undefined && (
          <>
            <input type="hidden" name="expected" value={total.toString()} />
            <Payment visit={visit} data={data} form={form} />
            <Summary visit={visit} data={data} total={total} />
            <Row>
              <Button>{checkout.submit(visit.dong(total))}</Button>
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

function labelsOf({ words }: Visit): Record<string, string> {
  const { name, phone, email, province, commune, address, note, payment } = words.ordering.checkout;
  return { name, phone, email, province, commune, address, note, payment };
}

interface PartProps {
  visit: Visit;
  form: Form;
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

/** Two steps without a script: the province's own button asks the server for its communes and keeps what was typed. */
function Destination({ visit, data: { provinces, communes }, form }: PartProps & { data: CheckoutData }) {
  const { checkout } = visit.words.ordering;
  const options = (units: Unit[]) => units.map(unit => ({ value: unit.code, label: unit.fullName }));
  return (
    <Section title={checkout.place} lead={communes.length === 0 ? checkout.provinceFirst : undefined} id="place">
      <div class="stack">
        <Select
          {...form.input('province')}
          label={checkout.province}
          placeholder={checkout.chooseProvince}
          required
          options={options(provinces)}
        />
        <Row>
          {/* Choosing must work while the rest of the form is still empty, so this one button skips the browser's own check. */}
          <button
            class={communes.length === 0 ? 'button button-primary' : 'button button-secondary'}
            type="submit"
            name="step"
            value="province"
            formNoValidate
            formAction={`${paths.checkout}#place`}
          >
            <span>{communes.length === 0 ? checkout.takeProvince : checkout.otherProvince}</span>
          </button>
        </Row>
        {communes.length > 0 && (
          <>
            <Select
              {...form.input('commune')}
              label={checkout.commune}
              placeholder={checkout.chooseCommune}
              required
              options={options(communes)}
            />
            <TextInput
              {...form.input('address')}
              label={checkout.address}
              required
              autocomplete="street-address"
              maxlength={200}
            />
            <TextArea {...form.input('note')} label={checkout.note} hint={checkout.noteHint} rows={2} maxlength={500} />
          </>
        )}
      </div>
    </Section>
  );
}

function Payment({ visit, data: { methods, lines }, form }: PartProps & { data: CheckoutData }) {
  const { checkout } = visit.words.ordering;
  const detail = (method: PaymentMethod): string => {
    if (method === 'cod' && !lines.some(isSent)) return checkout.codAtPlace;
    const text = checkout.methodDetails[method];
    return typeof text === 'string' ? text : text(PAY_WITHIN_MINUTES[method as 'vietqr' | 'card']);
  };
  return (
    <RadioCards
      name="payment"
      label={checkout.payment}
      required
      value={form.value('payment') ?? 'cod'}
      error={form.error('payment')}
      options={methods.map(method => ({ value: method, label: checkout.methods[method], detail: detail(method) }))}
    />
  );
}

/** Everything the law wants to be read before the button: goods, sum with delivery, seller, terms (Law 19/2023/QH15 Art. 37). */
function Summary({ visit, data, total }: { visit: Visit; data: CheckoutData; total: Dong }) {
  const { checkout } = visit.words.ordering;
  return (
    <Section title={checkout.summary}>
      <div class="stack">
        {byCooperative(data.lines).map(group => (
          <SellerPart visit={visit} group={group} fee={data.fees?.get(group.cooperative.cooperativeId)} />
        ))}
        <Panel>
          <DefinitionList
            sums
            items={[
              { term: checkout.goods, detail: visit.dong(sumOfLines(data.lines)) },
              {
                term: checkout.delivery,
                detail: deliveryText(visit, data.lines.some(isSent), plus(...(data.fees?.values() ?? []))),
              },
              { term: checkout.total, detail: <strong class="num">{visit.dong(total)}</strong> },
            ]}
          />
          <p>{checkout.vat}</p>
          <p>{checkout.validity}</p>
          <h3>{checkout.whenTitle}</h3>
          {data.lines.some(isSent) && <p>{checkout.when}</p>}
          {!data.lines.every(isSent) && <p>{checkout.whenAtPlace}</p>}
          <h3>{checkout.returnsTitle}</h3>
          <p>
            {checkout.returns} <a href={paths.aboutReturns}>{checkout.returnsLink}</a>
          </p>
        </Panel>
      </div>
    </Section>
  );
}

function SellerPart({
  visit,
  group: { cooperative, lines },
  fee,
}: {
  visit: Visit;
  group: CooperativeLines;
  fee: Dong | undefined;
}) {
  const { basket, checkout } = visit.words.ordering;
  return (
    <Panel>
      <h3>
        {checkout.seller}: {cooperative.cooperative}
      </h3>
      <p class="hint">
        {checkout.sellerLine(
          cooperative.sellerAddress,
          phoneAtHome(cooperative.sellerPhone),
          cooperative.sellerTaxCode,
        )}
      </p>
      <DataTable
        caption={basket.caption(cooperative.cooperative)}
        quietCaption
        columns={[
          { label: basket.product },
          { label: basket.price, align: 'end' },
          { label: basket.quantity, align: 'end' },
          { label: basket.sum, align: 'end' },
        ]}
        rows={lines.map(line => ({
          cells: [
            `${nameOf(visit, line)}, ${netOf(visit, line)}`,
            visit.dong(line.unitPrice),
            visit.number(line.quantity),
            visit.dong(sumOfLine(line)),
          ],
        }))}
      />
      {fee !== undefined && (
        <DefinitionList
          sums
          items={[
            {
              term: checkout.deliveryOf(cooperative.cooperative),
              detail: deliveryText(visit, lines.some(isSent), fee),
            },
          ]}
        />
      )}
    </Panel>
  );
}
