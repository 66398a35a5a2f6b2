import { isSent, orderedUntil, type PickupChoice } from '#libs/delivery';
import { RadioCards } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { byCooperative, type CooperativeLines } from './basket-lines.js';
import type { CheckoutData, PartProps } from './checkout-data.js';
import { StepButton } from './checkout-place.view.js';
import { keyOf, pickupName, wayField } from './pickup.js';

/** To the door, or the buyer comes: a choice for each co-op that offers one. */
export function Ways({ visit, data, form }: PartProps & { data: CheckoutData }) {
  const { pickup } = visit.words.delivery;
  const offered = byCooperative(data.lines).filter(
    ({ cooperative, lines }) => lines.some(isSent) && choicesOf(data, cooperative.cooperativeId).length > 0,
  );
  if (offered.length === 0) return null;
  return (
    <Section title={pickup.title} lead={pickup.lead} id="ways">
      <div class="stack">
        {offered.map(group => (
          <WaysOf visit={visit} data={data} form={form} group={group} />
        ))}
        <Row>
          <StepButton step="way" kind="secondary">
            {pickup.choose}
          </StepButton>
        </Row>
      </div>
    </Section>
  );
}

const choicesOf = ({ choices }: CheckoutData, cooperativeId: string): PickupChoice[] =>
  choices.filter(choice => choice.cooperativeId === cooperativeId);

function WaysOf({
  visit,
  data,
  form,
  group: { cooperative },
}: PartProps & { data: CheckoutData; group: CooperativeLines }) {
  const { pickup } = visit.words.delivery;
  const field = wayField(cooperative.cooperativeId);
  return (
    <RadioCards
      name={field}
      label={pickup.of(cooperative.cooperative)}
      value={form.value(field) ?? 'door'}
      error={form.error(field)}
      options={[
        { value: 'door', label: pickup.door, detail: pickup.doorDetail },
        ...choicesOf(data, cooperative.cooperativeId).map(choice => ({
          value: keyOf(choice),
          label: pickupName(visit, choice),
          detail: detailOf(visit, choice),
          aside: feeOf(visit, data, choice),
        })),
      ]}
    />
  );
}

function feeOf(visit: Visit, { busQuotes }: CheckoutData, { placeId }: PickupChoice): string {
  const quote = busQuotes.get(placeId);
  return quote ? visit.dong(quote.asked) : visit.words.delivery.pickup.free;
}

function detailOf(visit: Visit, { place, hours, day }: PickupChoice): string {
  const { pickup } = visit.words.delivery;
  return [`${place}. ${hours}.`, day && pickup.until(visit.moment(orderedUntil(day)))].filter(Boolean).join(' ');
}
