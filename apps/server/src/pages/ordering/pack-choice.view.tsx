import { QuantityInput } from '../../ui/forms.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import { takeField } from './phone-order-form.js';
import type { PackOnSale } from './phone-order.query.js';

/** How many of each pack of a co-op: in an order by phone, and in what is added to an open one. */
export function PackChoice({ visit, packs, form }: { visit: Visit; packs: readonly PackOnSale[]; form: Form }) {
  return (
    <div class="stack">
      {packs.map(pack => {
        const field = takeField(pack.variantId);
        return (
          <QuantityInput
            name={field}
            label={`${nameOf(visit, pack)}, ${netOf(visit, pack)}`}
            hint={visit.words.phoneOrders.pack(visit.dong(pack.unitPrice), visit.number(pack.free))}
            min={0}
            max={pack.free}
            value={form.value(field) ?? 0}
            error={form.error(field)}
          />
        );
      })}
    </div>
  );
}
