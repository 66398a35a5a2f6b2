import { paths } from '../../paths.js';
import { RoomNav } from '../../ui/room-nav.js';
import type { Visit } from '../../web/visit.js';

/** The way about the operator's pages, under the head of each. */
export function OperatorNav({ visit, here }: { visit: Visit; here: string }) {
  const { operator, carriers, delivery, exceptions, keys, promotions, settlement, shell, withholding } = visit.words;
  const tabs = [
    { href: paths.operator, label: operator.title },
    { href: paths.exceptions, label: exceptions.title },
    { href: paths.payouts, label: settlement.payouts.title },
    { href: paths.ledger, label: settlement.ledger.title },
    { href: paths.withholding(), label: withholding.title },
    { href: paths.operatorTariffs, label: delivery.tariffs.title },
    { href: paths.operatorCarriers, label: carriers.room.title },
    { href: paths.operatorPromotions, label: promotions.title },
    { href: paths.operatorKeys, label: keys.title },
    { href: paths.operatorSubscriptions, label: keys.subscriptions.title },
  ].map(tab => ({ ...tab, current: here === tab.href }));
  return <RoomNav label={shell.desks} all={shell.rooms} groups={[{ title: operator.title, tabs }]} />;
}
