import { paths } from '../../paths.js';
import { Button, Checkbox, NumberInput, Select } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { DeskAllowance, GoodsToLabel } from './label-desk.query.js';
import { goodsOf } from './label-parts.js';

interface FreeRollProps {
  visit: Visit;
  form: Form;
  goods: readonly GoodsToLabel[];
  allowance: DeskAllowance;
  freeRollId: string;
}

/** A roll printed before anything is packed: for whoever packs where there is no printer. */
export function FreeRollForm({ visit, form, goods, allowance, freeRollId }: FreeRollProps) {
  const desk = visit.words.labelDesk;
  const isSent = form.isSent && !form.value('batchId');
  return (
    <Section title={desk.freeRoll} lead={desk.freeRollLead} panel>
      <Allowed visit={visit} {...allowance} />
      {allowance.left > 0 && (
        <form class="form stack" method="post" action={paths.desk.labels(visit.seat.slug)}>
          <input type="hidden" name="rollId" value={freeRollId} />
          <Select
            name="variantId"
            label={desk.product}
            required
            placeholder={desk.chooseGoods}
            value={isSent ? form.value('variantId') : undefined}
            error={isSent ? form.error('variantId') : undefined}
            options={goods.map(one => ({ value: one.variantId, label: goodsOf(visit, one) }))}
          />
          <NumberInput
            name="quantity"
            id={isSent ? undefined : 'quantity-free'}
            label={desk.quantity}
            unit={desk.unit}
            required
            value={isSent ? form.value('quantity') : Math.min(allowance.left, 500)}
            error={isSent ? form.error('quantity') : undefined}
          />
          <Checkbox
            name="hasInsideCodes"
            id={isSent ? undefined : 'inside-free'}
            label={desk.insideCodes}
            hint={desk.insideCodesHint}
            checked={isSent && form.value('hasInsideCodes') === 'yes'}
          />
          <Row>
            <Button kind="secondary">{desk.orderFreeRoll}</Button>
          </Row>
        </form>
      )}
    </Section>
  );
}

function Allowed({ visit, labels, left, from, reason }: DeskAllowance & { visit: Visit }) {
  const desk = visit.words.labelDesk;
  return (
    <p>
      <strong>{desk.allowance(visit.number(left), visit.number(labels))}</strong>
      {reason && ` ${desk.allowanceBecause(visit.day(from), reason)}`}
      {left === 0 && ` ${desk.allowanceUsed}`}
    </p>
  );
}
