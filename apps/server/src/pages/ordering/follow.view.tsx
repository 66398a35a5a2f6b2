import { can } from '#libs/ordering';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Panel, Section, Split } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { FollowedGroup, FollowedOrder } from './follow.query.js';
import { LinesTable, noteOf, OrderTimeline, StateBadge } from './order-parts.js';

export function FollowView({ visit, group }: { visit: Visit; group: FollowedGroup }) {
  const { follow } = visit.words.ordering;
  return (
    <>
      <PageHead title={follow.title(group.code)} />
      <Split asideFirst aside={<GroupFacts visit={visit} group={group} />}>
        {group.orders.map(order => (
          <OrderPart visit={visit} group={group} order={order} />
        ))}
        <Notice title={follow.keepTitle}>{follow.keepText}</Notice>
        <p>
          {follow.help} <a href={paths.aboutReturns}>{visit.words.ordering.checkout.returnsLink}</a>
        </p>
      </Split>
    </>
  );
}

function GroupFacts({ visit, group }: { visit: Visit; group: FollowedGroup }) {
  const { follow, checkout, paymentStates } = visit.words.ordering;
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
          { term: checkout.goods, detail: visit.dong(group.goodsTotal) },
          { term: checkout.delivery, detail: visit.dong(group.deliveryTotal) },
          { term: checkout.total, detail: <strong class="num">{visit.dong(group.total)}</strong> },
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
    </Panel>
  );
}

function PaymentLine({ visit, group, text }: { visit: Visit; group: FollowedGroup; text: string | undefined }) {
  return (
    <>
      {visit.words.ordering.checkout.methods[group.paymentMethod]}{' '}
      {text && group.paymentState !== 'to-collect' && <Badge>{text}</Badge>}
    </>
  );
}

function Receiver({ group }: { group: FollowedGroup }) {
  return (
    <>
      {group.buyerName}, <span class="nowrap">{group.buyerPhone}</span>
      <br />
      {group.address}
    </>
  );
}

function OrderPart({ visit, group, order }: { visit: Visit; group: FollowedGroup; order: FollowedOrder }) {
  const { follow, checkout } = visit.words.ordering;
  const isPartRefund = order.state === 'cancelled' && group.paymentState === 'paid';
  return (
    <Section title={follow.orderOf(order.number, order.cooperative)} panel>
      <div class="stack">
        <p>
          <StateBadge visit={visit} state={order.state} />
        </p>
        {isPartRefund && <Notice tone="warning">{follow.partRefund}</Notice>}
        <OrderTimeline visit={visit} label={follow.history(order.number)} state={order.state} history={order.history} />
        <LinesTable visit={visit} caption={follow.lines(order.number)} lines={order.lines} />
        <DefinitionList
          items={[
            { term: checkout.delivery, detail: visit.dong(dong(order.deliveryFee)) },
            { term: visit.words.ordering.desk.total, detail: visit.dong(dong(order.total)) },
            { term: follow.carrier, detail: order.carrier },
            { term: follow.tracking, detail: order.trackingNumber },
            { term: follow.reason, detail: noteOf(visit, order.cancelReason ?? '') },
          ]}
        />
        <p>
          <a href={paths.cooperative(order.cooperativeSlug)}>{order.cooperative}</a>.{' '}
          {follow.askSeller(order.cooperativePhone)}
        </p>
        {can('withdraw', order.state) && <Cancel visit={visit} group={group} order={order} />}
      </div>
    </Section>
  );
}

function Cancel({ visit, group, order }: { visit: Visit; group: FollowedGroup; order: FollowedOrder }) {
  const { follow } = visit.words.ordering;
  const takesAll = order.state === 'placed' && group.orders.length > 1;
  return (
    <ActionForm
      action={paths.cancelOrder(group.key, order.number)}
      label={follow.cancel}
      kind="danger"
      confirm={{ question: takesAll ? follow.cancelAllQuestion : follow.cancelQuestion, yes: follow.cancelYes }}
    />
  );
}
