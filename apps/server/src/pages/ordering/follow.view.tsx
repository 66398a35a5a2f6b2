import type { Terms } from '#libs/delivery';
import { can, isOver } from '#libs/ordering';
import { goesBackByItself } from '#libs/payments';
import { dong, minus, plus, zero } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { Notice } from '../../ui/notices.js';
import { phoneAtHome, PhoneLink } from '../../ui/phone.js';
import { PageHead, Panel, Section, Split } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { InvoiceLinks } from '../invoices/invoice-links.view.js';
import { AheadPart } from './ahead-part.js';
import { nameOf } from './basket.view.js';
import { BookedPart } from './booked-part.js';
import { deliveryText } from './delivery-text.js';
import { discountLines } from './discount-lines.js';
import { EditsPart } from './edits-part.view.js';
import type { FollowedGroup, FollowedOrder } from './follow.query.js';
import { LinesTable, noteOf, OrderTimeline, StateBadge } from './order-parts.js';
import { pickupText } from './pickup.js';
import { postponedTexts, promisedItem } from './promised-text.js';
import { shownState } from './shown-state.js';
import { AdditionsPart } from './together.view.js';

interface FollowProps {
  visit: Visit;
  group: FollowedGroup;
  terms: Pick<Terms, 'rhythms'>;
}

export function FollowView({ visit, group, terms }: FollowProps) {
  const { follow } = visit.words.ordering;
  return (
    <>
      <PageHead
        title={follow.title(group.code)}
        crumbs={visit.actor && <MyOrdersCrumb visit={visit} group={group} />}
      />
      <Split asideFirst aside={<GroupFacts visit={visit} group={group} />}>
        {group.orders.map(order => (
          <OrderPart visit={visit} group={group} order={order} terms={terms} />
        ))}
        <Notice title={follow.keepTitle}>{follow.keepText}</Notice>
        <p>
          {follow.help} <a href={paths.aboutReturns}>{visit.words.ordering.checkout.returnsLink}</a>
        </p>
      </Split>
    </>
  );
}

/** Whoever is signed in has a list of their orders to go back to. */
function MyOrdersCrumb({ visit, group }: { visit: Visit; group: FollowedGroup }) {
  const { shell, storefront } = visit.words;
  return (
    <Breadcrumbs
      label={storefront.crumbs}
      items={[{ href: paths.orders, label: shell.myOrders }, { label: group.code }]}
    />
  );
}

const isAnySent = ({ lines, pickup }: FollowedOrder): boolean => !pickup && lines.some(line => line.isSent);

/** What was ordered and, once a parcel is cancelled, what is left of it. */
function Bill({ visit, group }: { visit: Visit; group: FollowedGroup }) {
  const { follow, checkout } = visit.words.ordering;
  const cancelled = plus(...group.orders.filter(({ state }) => state === 'cancelled').map(({ total }) => dong(total)));
  const isLess = cancelled > zero;
  const total = visit.dong(group.total);
  return (
    <DefinitionList
      sums
      items={[
        { term: checkout.goods, detail: visit.dong(group.goodsTotal) },
        {
          term: checkout.delivery,
          detail: deliveryText(
            visit,
            group.orders.some(isAnySent),
            group.deliveryTotal,
            group.orders.some(order => order.pickup),
          ),
        },
        { term: visit.words.promotions.discount, detail: group.discount > zero && `−${visit.dong(group.discount)}` },
        { term: follow.total, detail: isLess ? total : <strong>{total}</strong> },
        { term: follow.cancelledSum, detail: isLess && `−${visit.dong(cancelled)}` },
        { term: follow.left, detail: isLess && <strong>{visit.dong(minus(group.total, cancelled))}</strong> },
      ]}
    />
  );
}

function GroupFacts({ visit, group }: { visit: Visit; group: FollowedGroup }) {
  const { follow, paymentStates } = visit.words.ordering;
  const isWaiting = group.paymentState === 'pending';
  return (
    <Panel>
      {isWaiting && (
        <>
          <Button href={paths.pay(group.key)} wide>
            {follow.payNow}
          </Button>
          {group.payBefore && <p>{follow.payBefore(visit.moment(group.payBefore))}</p>}
        </>
      )}
      <DefinitionList
        items={[
          { term: follow.code, detail: <strong class="nowrap">{group.code}</strong> },
          { term: follow.placedAt, detail: visit.moment(group.placedAt) },
          {
            term: follow.payment,
            detail: (
              <PaymentLine
                visit={visit}
                group={group}
                text={group.paymentState ? paymentStates[group.paymentState] : undefined}
              />
            ),
          },
          { term: follow.address, detail: group.isErased ? follow.erased : <Receiver group={group} /> },
          { term: visit.words.ordering.desk.note, detail: group.note },
        ]}
      />
      <Bill visit={visit} group={group} />
    </Panel>
  );
}

function PaymentLine({ visit, group, text }: { visit: Visit; group: FollowedGroup; text: string | undefined }) {
  return (
    <>
      {visit.words.payments.methods[group.paymentMethod]}{' '}
      {text && group.paymentState !== 'to-collect' && <Badge>{text}</Badge>}
    </>
  );
}

function Receiver({ group }: { group: FollowedGroup }) {
  return (
    <>
      {group.buyerName}, <span class="nowrap">{phoneAtHome(group.buyerPhone)}</span>
      <br />
      {group.address}
    </>
  );
}

function OrderPart({ visit, group, order, terms }: FollowProps & { order: FollowedOrder }) {
  const { follow, checkout } = visit.words.ordering;
  const state = shownState(order.state, group.paymentState);
  return (
    <Section title={follow.orderOf(order.number, order.cooperative)} panel>
      <div class="stack">
        <p>
          <StateBadge visit={visit} state={state} />
        </p>
        <RecalledPart visit={visit} group={group} order={order} />
        <AheadPart visit={visit} ahead={order.ahead} />
        <BookedPart visit={visit} booked={order.booked} />
        <ShareBack visit={visit} order={order} />
        <EditsPart visit={visit} edits={order.edits} />
        <AdditionsPart visit={visit} group={group} order={order} terms={terms} />
        <OrderTimeline
          visit={visit}
          label={follow.history(order.number)}
          state={state}
          history={order.history}
          isStay={order.booked !== null}
        />
        <LinesTable visit={visit} caption={follow.lines(order.number)} lines={order.lines} />
        {order.state === 'delivered' && (
          <>
            <ReviewLinks visit={visit} followKey={group.key} order={order} />
            <p>
              <a href={paths.complain(group.key, order.number)}>{visit.words.complaints.link}</a>
              {order.complaints > 0 && ` (${visit.words.complaints.count(visit.number(order.complaints))})`}
            </p>
          </>
        )}
        <DefinitionList
          sums
          items={[
            {
              term: checkout.delivery,
              detail: deliveryText(visit, isAnySent(order), dong(order.deliveryFee), order.pickup !== null),
            },
            ...discountLines(visit, order.discounts),
            { term: follow.parcelTotal, detail: <strong>{visit.dong(dong(order.total))}</strong> },
          ]}
        />
        <InvoiceLinks visit={visit} followKey={group.key} invoices={order.invoices} />
        {order.isLate && <Notice tone="warning">{visit.words.promisedDays.lateFollow}</Notice>}
        {postponedTexts(visit, order.postponements).map(text => (
          <Notice tone="warning">{text}</Notice>
        ))}
        <DefinitionList
          items={[
            ...(isOver(order.state) ? [] : [promisedItem(visit, order.promised, order.pickup !== null)]),
            { term: visit.words.delivery.pickup.where, detail: order.pickup && pickupText(visit, order.pickup) },
            { term: visit.words.delivery.parcel.shipmentTitle, detail: shipmentText(visit, order) },
            { term: follow.carrier, detail: order.carrier },
            { term: follow.tracking, detail: order.trackingNumber },
            { term: follow.reason, detail: noteOf(visit, order.cancelReason ?? '') },
          ]}
        />
        <p>
          <a href={paths.cooperative(order.cooperativeSlug)}>{order.cooperative}</a>. {follow.askSeller}{' '}
          <PhoneLink number={order.cooperativePhone} />
        </p>
        {can('withdraw', order.state) && order.additions.length === 0 && !hasBegun(visit, order) && (
          <Cancel visit={visit} group={group} order={order} />
        )}
        {can('withdraw', order.state) && order.additions.length > 0 && (
          <p class="hint">{visit.words.additions.takeBackFirst}</p>
        )}
      </div>
    </Section>
  );
}

/** How far what is sent has come. What waits at the co-op's own counter is not on its way. */
const shipmentText = (visit: Visit, { pickup, shipment }: FollowedOrder): string | false | null =>
  (!pickup || pickup.way === 'bus') && shipment && visit.words.delivery.states[shipment];

/** The day on which its guests come is here, or past. */
const hasBegun = (visit: Visit, { booked }: FollowedOrder): boolean => booked !== null && booked.from <= visit.today;

/** Whoever received the goods may say what they think of them. */
function ReviewLinks({ visit, followKey, order }: { visit: Visit; followKey: string; order: FollowedOrder }) {
  const { write } = visit.words.reviews;
  return (
    <ul>
      {order.lines.map(line => (
        <li>
          <a href={paths.writeReview(followKey, line.id)}>
            {order.reviewed.includes(line.id) ? write.editLink : write.link}: {nameOf(visit, line)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was paid for an order that was cancelled while its sisters go on. */
function ShareBack({ visit, order: { refund } }: { visit: Visit; order: FollowedOrder }) {
  if (!refund) return null;
  const isBack = refund.state === 'returned';
  const { partRefund } = visit.words.ordering.follow;
  return <Notice tone={isBack ? 'success' : 'warning'}>{partRefund(visit.dong(dong(refund.amount)), isBack)}</Notice>;
}

/** Of goods that were recalled after they left: not to be used, and how the money for them comes back. */
function RecalledPart({ visit, group, order }: { visit: Visit; group: FollowedGroup; order: FollowedOrder }) {
  const { recalled } = visit.words.ordering.follow;
  if (order.recalled.length === 0) return null;
  return (
    <Notice tone="danger" title={recalled.title}>
      <p>{recalled.doNotUse}</p>
      <ul>
        {order.recalled.map(({ lot, amount, refund }) => (
          <li>{recalled[refund ?? 'waits'](lot, visit.dong(dong(amount)), goesBackByItself(group.paymentMethod))}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Cancel({ visit, group, order }: { visit: Visit; group: FollowedGroup; order: FollowedOrder }) {
  const { follow } = visit.words.ordering;
  const isOneOfSeveral = group.orders.length > 1;
  const takesAll = order.state === 'placed' && isOneOfSeveral;
  return (
    <ActionForm
      action={paths.cancelOrder(group.key, order.number)}
      label={isOneOfSeveral && !takesAll ? follow.cancelParcel : follow.cancel}
      kind="danger"
      confirm={{
        question: takesAll ? follow.cancelAllQuestion : follow.cancelQuestion,
        yes: isOneOfSeveral && !takesAll ? follow.cancelParcelYes : follow.cancelYes,
      }}
    />
  );
}
