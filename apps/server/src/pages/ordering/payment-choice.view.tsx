import { PAY_WITHIN_MINUTES, type PaymentMethod } from '#libs/payments';
import { zero, type Dong } from '#platform/money';
import { RadioCards } from '../../ui/forms.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

interface Props {
  visit: Visit;
  form: Form;
  methods: readonly PaymentMethod[];
  /** What it costs to pay who brings the goods. */
  collecting?: Dong;
  /** How one pays on the spot, where nobody brings the goods. */
  onTheSpot?: string | undefined;
}

/** How the buyer wants to pay, with what each means. */
export function PaymentChoice({ visit, form, methods, collecting = zero, onTheSpot }: Props) {
  const { checkout } = visit.words.ordering;
  const detail = (method: PaymentMethod): string => {
    if (method === 'cod' && onTheSpot !== undefined) return onTheSpot;
    if (method === 'cod' && collecting > zero) return visit.words.delivery.quote.codWithFee(visit.dong(collecting));
    const text = checkout.methodDetails[method];
    return typeof text === 'string' ? text : text(PAY_WITHIN_MINUTES[method as Exclude<PaymentMethod, 'cod'>]);
  };
  return (
    <RadioCards
      name="payment"
      label={checkout.payment}
      required
      value={form.value('payment') ?? 'cod'}
      error={form.error('payment')}
      options={methods.map(method => ({
        value: method,
        label: visit.words.payments.methods[method],
        detail: detail(method),
      }))}
    />
  );
}
