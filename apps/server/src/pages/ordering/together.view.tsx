import { openForMoreUntil, type OrderState } from '#libs/ordering';
import { USUAL_RHYTHM, type Terms } from '#libs/delivery';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import type { Visit } from '../../web/visit.js';
import type { AtDeskTogether } from './additions-sql.js';
import type { FollowedGroup, FollowedOrder } from './follow.query.js';

interface BuyerProps {
  visit: Visit;
  group: FollowedGroup;
  order: FollowedOrder;
  terms: Pick<Terms, 'rhythms'>;
}

/** What of an order travels together, and the way to put more into its parcel while it is open. */
export function AdditionsPart({ visit, group, order, terms }: BuyerProps) {
  const words = visit.words.additions;
  if (order.joins)
    return (
      <Notice>
        <a href={paths.follow(order.joins.key)}>{words.joins(order.joins.number)}</a>
      </Notice>
    );
  return (
    <>
      {order.additions.length > 0 && (
        <Notice title={words.added}>
          <ul>
            {order.additions.map(({ number, key, total }) => (
              <li>
                <a href={paths.follow(key)}>{words.addedLine(number, visit.dong(dong(total)))}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!order.ahead && !order.booked && <AddLink visit={visit} group={group} order={order} terms={terms} />}
    </>
  );
}

function AddLink({ visit, group, order: { number, state, promised, cooperativeSlug }, terms }: BuyerProps) {
  const words = visit.words.additions;
  const until = openForMoreUntil(promised ?? undefined, terms.rhythms.get(cooperativeSlug) ?? USUAL_RHYTHM);
  if (state !== 'confirmed' || group.isErased || (until && visit.now >= until)) return null;
  return (
    <div>
      <Button kind="secondary" icon="basket" href={paths.addToOrder(group.key, number)}>
        {words.link}
      </Button>
      <p class="hint">{until ? words.until(visit.moment(until)) : words.untilPacked}</p>
    </div>
  );
}

/** At the desk: what goes into one parcel with it. */
export function TogetherPart({ visit, together }: { visit: Visit; together: readonly AtDeskTogether[] }) {
  const words = visit.words.additions;
  if (together.length === 0) return null;
  return (
    <Notice tone="warning" title={words.togetherTitle}>
      <ul>
        {together.map(({ number, state }) => (
          <li>
            <a href={paths.desk.order(visit.seat.slug, number)}>{saidOf(visit, number, state)}</a>
          </li>
        ))}
      </ul>
      <p>{words.togetherLead}</p>
    </Notice>
  );
}

const saidOf = (visit: Visit, number: string, state: OrderState): string =>
  state === 'placed' ? visit.words.additions.waits(number) : number;

/** On a list for the packing table. */
export const togetherText = (visit: Visit, together: readonly AtDeskTogether[]): string | undefined =>
  together.length > 0
    ? visit.words.additions.together(together.map(({ number, state }) => saidOf(visit, number, state)).join(', '))
    : undefined;
