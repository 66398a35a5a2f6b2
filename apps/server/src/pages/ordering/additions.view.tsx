import type { AdditionSums } from '#libs/ordering';
import { zero } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, FormErrors } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { OrderToAddTo } from './additions-sql.js';
import { PackChoice } from './pack-choice.view.js';
import type { PackOnSale } from './phone-order.query.js';

export interface AdditionsData {
  /** The secret of the order's page. */
  key: string;
  number: string;
  order: OrderToAddTo;
  isOpen: boolean;
  packs: PackOnSale[];
  /** Unknown until goods are chosen. */
  sums: AdditionSums | undefined;
  attemptKey: string;
}

interface Props {
  visit: Visit;
  data: AdditionsData;
  form: Form;
}

/** One form in two steps: the goods give the sum, and what was seen is sent along. */
export function AdditionsView({ visit, data, form }: Props) {
  const words = visit.words.additions;
  const { key, number, order } = data;
  const back = <Button href={paths.follow(key)}>{words.back}</Button>;
  return (
    <>
      <PageHead title={words.title(number)} lead={data.isOpen ? words.lead(order.cooperative) : undefined} />
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={{}} />
      {!data.isOpen && (
        <EmptyState title={words.closedTitle} action={back}>
          {words.refusals['not-open-for-more']}
        </EmptyState>
      )}
      {data.isOpen && data.packs.length === 0 && (
        <EmptyState title={words.emptyTitle} action={back}>
          {words.emptyText}
        </EmptyState>
      )}
      {data.packs.length > 0 && (
        <form class="form stack" method="post" action={paths.addToOrder(key, number)}>
          <input type="hidden" name="attempt" value={data.attemptKey} />
          <Goods visit={visit} data={data} form={form} />
          <Sums visit={visit} data={data} form={form} />
        </form>
      )}
      {data.packs.length > 0 && (
        <p>
          <a href={paths.follow(key)}>{words.back}</a>
        </p>
      )}
    </>
  );
}

function Goods({ visit, data: { packs }, form }: Props) {
  const { goods } = visit.words.phoneOrders;
  return (
    <Section title={goods} panel>
      <PackChoice visit={visit} packs={packs} form={form} />
    </Section>
  );
}

function Sums({ visit, data: { sums, order } }: Props) {
  const { additions: words, phoneOrders } = visit.words;
  const { checkout } = visit.words.ordering;
  return (
    <Section title={words.total} lead={sums ? undefined : words.sumFirst} panel>
      {sums && (
        <>
          <input type="hidden" name="expected" value={sums.total.toString()} />
          <DefinitionList
            sums
            items={[
              { term: checkout.goods, detail: visit.dong(sums.goods) },
              { term: words.fee, detail: sums.fee > zero ? visit.dong(sums.fee) : words.noFee },
              {
                term: visit.words.promotions.discount,
                detail: sums.discount > zero && `−${visit.dong(sums.discount)}`,
              },
              { term: words.total, detail: <strong class="num">{visit.dong(sums.total)}</strong> },
            ]}
          />
          <p class="hint">{visit.words.payments.methods[order.paymentMethod]}</p>
        </>
      )}
      <Row>
        <button class="button button-secondary" type="submit" name="step" value="sum" formNoValidate>
          <span>{sums ? phoneOrders.sumAgain : phoneOrders.sum}</span>
        </button>
        {sums && <Button icon="check">{words.place(visit.dong(sums.total))}</Button>}
      </Row>
    </Section>
  );
}
