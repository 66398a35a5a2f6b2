import { paths } from '../../paths.js';
import { Button, Checkbox, NumberInput, Select } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { GoodsToLabel } from './label-desk.query.js';
import { goodsOf } from './label-parts.js';

interface FreeRollProps {
  visit: Visit;
  form: Form;
  goods: readonly GoodsToLabel[];
  allowanceLeft: number;
  freeRollId: string;
}

/** A roll printed before anything is packed: for whoever packs where there is no printer. */
export function FreeRollForm({ visit, form, goods, allowanceLeft, freeRollId }: FreeRollProps) {
  const desk = visit.words.labelDesk;
  const isSent = form.isSent && !form.value('batchId');
  return (
    <Section title={desk.freeRoll} lead={desk.freeRollLead} panel>
      <p>
        <strong>{desk.allowance(visit.number(allowanceLeft))}</strong>
      </p>
      {allowanceLeft > 0 && (
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
            value={isSent ? form.value('quantity') : Math.min(allowanceLeft, 500)}
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
