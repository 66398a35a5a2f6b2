import type { Unit } from '#libs/places';
import type { Dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { BuyerFields } from './buyer-fields.js';
import { deliveryText } from './delivery-text.js';
import { PackChoice } from './pack-choice.view.js';
import type { PackOnSale } from './phone-order.query.js';

export interface PhoneOrderSums {
  goods: Dong;
  fee: Dong;
  /** By promotions that apply by themselves. */
  discount: Dong;
  total: Dong;
  isSent: boolean;
}

export interface PhoneOrderData {
  packs: PackOnSale[];
  provinces: Unit[];
  /** Of the chosen province; empty until one is chosen. */
  communes: Unit[];
  /** Unknown until goods and a province are chosen. */
  sums: PhoneOrderSums | undefined;
  attemptKey: string;
}

interface Props {
  visit: Visit;
  data: PhoneOrderData;
  form: Form;
}

/** One form in two steps: goods and province give the sum, which is read out before anything is ordered. */
export function PhoneOrderView({ visit, data, form }: Props) {
  const { phoneOrders: words } = visit.words;
  const { name, phone, email, province, commune, address, note } = visit.words.ordering.checkout;
  if (data.packs.length === 0) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ name, phone, email, province, commune, address, note }}
      />
      <form class="form stack" method="post" action={paths.desk.newOrder(visit.seat.slug)}>
        <input type="hidden" name="attempt" value={data.attemptKey} />
        <Buyer visit={visit} data={data} form={form} />
        <Goods visit={visit} data={data} form={form} />
        <Sums visit={visit} data={data} form={form} />
      </form>
    </>
  );
}

function Buyer({ visit, data: { provinces, communes }, form }: Props) {
  const { buyer, phoneHint, emailHint, note } = visit.words.phoneOrders;
  return (
    <Section title={buyer} panel>
      <div class="stack">
        <BuyerFields {...{ visit, form, provinces, communes, phoneHint, emailHint }} noteLabel={note} isForAnother />
      </div>
    </Section>
  );
}

function Goods({ visit, data: { packs }, form }: Props) {
  const { phoneOrders: words } = visit.words;
  return (
    <Section title={words.goods} lead={words.goodsLead} panel>
      <PackChoice visit={visit} packs={packs} form={form} />
    </Section>
  );
}

/** The button that adds up works while the rest is still empty, so it skips the browser's own check. */
function Sums({ visit, data: { sums } }: Props) {
  const { phoneOrders: words } = visit.words;
  const { checkout } = visit.words.ordering;
  return (
    <Section title={words.sumTitle} lead={sums ? words.readOut : words.sumFirst} panel>
      {sums && (
        <>
          <input type="hidden" name="expected" value={sums.total.toString()} />
          <DefinitionList
            sums
            items={[
              { term: checkout.goods, detail: visit.dong(sums.goods) },
              { term: checkout.delivery, detail: deliveryText(visit, sums.isSent, sums.fee) },
              { term: words.discount, detail: sums.discount > 0n && `−${visit.dong(sums.discount)}` },
              { term: words.toCollect, detail: <strong class="num">{visit.dong(sums.total)}</strong> },
            ]}
          />
        </>
      )}
      <Row>
        <button class="button button-secondary" type="submit" name="step" value="sum" formNoValidate>
          <span>{sums ? words.sumAgain : words.sum}</span>
        </button>
        {sums && <Button icon="check">{words.place(visit.dong(sums.total))}</Button>}
      </Row>
    </Section>
  );
}
