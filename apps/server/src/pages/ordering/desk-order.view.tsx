import { canShipment, nextShipmentActions } from '#libs/delivery';
import { can, orderActions, type OrderAction } from '#libs/ordering';
import { mayAtDesk } from '#libs/identity';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, Checkbox, FormErrors, Select, TextArea, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PhoneLink } from '../../ui/phone.js';
import { Panel, Row, Section, Split } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { ConsignmentPart, isOpenConsignment, type OpenCarrier } from '../delivery/consignment-part.view.js';
import { AheadPart } from './ahead-part.js';
import { BookedPart } from './booked-part.js';
import { discountLines } from './discount-lines.js';
import { deliveryText } from './delivery-text.js';
import { DeliverButton, HandOutButton, HostButton } from './order-ends.view.js';
import { LabelsInParcel, SoldLabels } from './parcel-labels.view.js';
import type { DeskOrder } from './desk-order.query.js';
import { EditForm, EditsPart } from './edits-part.view.js';
import { LinesTable, noteOf, OrderTimeline, StateBadge } from './order-parts.js';
import { PackForm } from './pack-part.view.js';
import { pickupText } from './pickup.js';
import { PostponeForm, PromisedPart } from './promised-part.view.js';
import { shownState } from './shown-state.js';
import { TogetherPart } from './together.view.js';

export interface DeskOrderProps {
  visit: Visit;
  order: DeskOrder;
  /** That may be asked for parcels. */
  carriers: OpenCarrier[];
  form: Form;
}

/** The button is drawn by the same table that the verb obeys. */
const mayDo = (visit: Visit, order: DeskOrder, action: OrderAction): boolean =>
  can(action, order.state, order.way) && mayAtDesk(visit.seat, orderActions[action].roles);

export function DeskOrderView({ visit, order, carriers, form }: DeskOrderProps) {
  const { desk, follow } = visit.words.ordering;
  const state = shownState(order.state, order.paymentState);
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{
          ...desk,
          action: visit.words.delivery.parcel.step,
          note: visit.words.delivery.parcel.stepNote,
          reason: desk.cancelReason,
          label: desk.labelField,
          editReason: visit.words.orderEdits.reason,
          promisedFrom: visit.words.promisedDays.postpone.from,
          promisedTo: visit.words.promisedDays.postpone.to,
          lateReason: visit.words.promisedDays.postpone.reason,
        }}
      />
      <Split aside={<Receiver visit={visit} order={order} />}>
        <p>
          <StateBadge visit={visit} state={state} /> {order.isByPhone && <Badge>{visit.words.phoneOrders.badge}</Badge>}
        </p>
        <TogetherPart visit={visit} together={order.together} />
        <PromisedPart visit={visit} order={order} />
        <BookedPart visit={visit} booked={order.booked} />
        <NextStep visit={visit} order={order} carriers={carriers} form={form} />
        <EditsPart visit={visit} edits={order.edits} />
        <Section title={desk.lines} panel>
          <LinesTable visit={visit} caption={desk.lines} lines={order.lines} />
          <DefinitionList
            sums
            items={[
              {
                term: desk.deliveryFee,
                detail: deliveryText(
                  visit,
                  !order.pickup && order.lines.some(line => line.isSent),
                  order.deliveryFee,
                  order.pickup !== null,
                ),
              },
              ...discountLines(visit, order.discounts, true),
              { term: desk.total, detail: <strong>{visit.dong(order.total)}</strong> },
            ]}
          />
          <DefinitionList
            items={[
              {
                term: visit.words.delivery.parcel.shipmentTitle,
                detail: order.shipment && visit.words.delivery.states[order.shipment],
              },
              { term: desk.carrier, detail: order.carrier },
              { term: desk.tracking, detail: order.trackingNumber },
              { term: follow.reason, detail: noteOf(visit, order.cancelReason ?? '') },
            ]}
          />
        </Section>
        <SoldLabels visit={visit} order={order} />
        <Section title={desk.history} panel>
          <OrderTimeline
            visit={visit}
            label={desk.history}
            state={state}
            history={order.history}
            isStay={order.booked !== null}
          />
        </Section>
        {mayDo(visit, order, 'edit') && !order.ahead && !order.booked && !order.hasSomethingOff && (
          <EditForm visit={visit} order={order} form={form} />
        )}
        {mayDo(visit, order, 'postpone') && <PostponeForm visit={visit} order={order} form={form} />}
        {mayDo(visit, order, 'cancel') && <CancelForm visit={visit} order={order} form={form} />}
        <Row>
          <a href={paths.desk.orders(visit.seat.slug)}>{desk.back}</a>
          <a href={paths.desk.packingSlip(visit.seat.slug, order.number)}>{visit.words.delivery.parcel.printSlip}</a>
          {order.shipment && order.receiver && (
            <a href={paths.desk.shippingLabel(visit.seat.slug, order.number)}>
              {visit.words.delivery.parcel.printLabel}
            </a>
          )}
        </Row>
      </Split>
    </>
  );
}

function Receiver({
  visit,
  order: { receiver, paymentMethod, paymentState, total, pickup },
}: Omit<DeskOrderProps, 'form' | 'carriers'>) {
  const { desk, checkout, paymentStates } = visit.words.ordering;
  const toCollect = paymentMethod === 'cod' && paymentState === 'to-collect';
  return (
    <Panel>
      <h2>{desk.contact}</h2>
      {receiver ? (
        <DefinitionList
          items={[
            { term: checkout.name, detail: receiver.name },
            { term: desk.phone, detail: <PhoneLink number={receiver.phone} /> },
            { term: desk.address, detail: !pickup && receiver.address },
            { term: desk.note, detail: receiver.note },
          ]}
        />
      ) : (
        <p>{desk.hidden}</p>
      )}
      <DefinitionList
        items={[
          { term: visit.words.delivery.pickup.desk, detail: pickup && pickupText(visit, pickup) },
          {
            term: desk.payment,
            detail: `${visit.words.payments.methods[paymentMethod]}${paymentState && !toCollect ? `, ${paymentStates[paymentState]}` : ''}`,
          },
          { term: desk.collect, detail: toCollect && <strong class="num">{visit.dong(total)}</strong> },
        ]}
      />
    </Panel>
  );
}

function NextStep({ visit, order, carriers, form }: DeskOrderProps) {
  const { desk } = visit.words.ordering;
  if (order.ahead) return <AheadPart visit={visit} ahead={order.ahead} />;
  if (order.booked && mayDo(visit, order, 'host'))
    return <HostButton visit={visit} order={order} booked={order.booked} />;
  if (mayDo(visit, order, 'pack')) return <PackForm visit={visit} order={order} form={form} />;
  if (mayDo(visit, order, 'ship'))
    return (
      <>
        <LabelsInParcel visit={visit} order={order} form={form} />
        {!order.pickup && <ConsignmentPart visit={visit} order={order} carriers={carriers} />}
        <ShipForm visit={visit} order={order} form={form} />
      </>
    );
  if (mayDo(visit, order, 'handOut'))
    return (
      <>
        <LabelsInParcel visit={visit} order={order} form={form} />
        <HandOutButton visit={visit} order={order} />
      </>
    );
  if (mayDo(visit, order, 'deliver'))
    return (
      <>
        {order.shipment && canShipment('deliver', order.shipment) && <DeliverButton visit={visit} order={order} />}
        <StepForm visit={visit} order={order} form={form} />
      </>
    );
  const state = shownState(order.state, order.paymentState);
  return (
    <Notice>{state === 'placed' ? desk.waitsForMoney : state === 'paid' ? desk.moneyIsThere : desk.nothingToDo}</Notice>
  );
}

function ShipForm({ visit, order, form }: Omit<DeskOrderProps, 'carriers'>) {
  const { desk } = visit.words.ordering;
  const isAsked = order.consignment !== null && isOpenConsignment(order.consignment);
  return (
    <Section title={isAsked ? visit.words.carriers.otherwise : desk.shipTitle} panel>
      <form class="form stack" method="post" action={paths.desk.shipOrder(visit.seat.slug, order.number)}>
        <TextInput
          {...form.input('carrier')}
          value={form.value('carrier') ?? order.pickup?.nameVi}
          label={desk.carrier}
          hint={desk.carrierHint}
          required
          maxlength={60}
        />
        <TextInput {...form.input('tracking')} label={desk.tracking} hint={desk.trackingHint} maxlength={60} />
        <Checkbox
          name="isOwn"
          label={visit.words.delivery.parcel.own}
          checked={form.value('isOwn') === 'yes'}
          error={form.error('isOwn')}
        />
        <Button icon="truck">{desk.ship}</Button>
      </form>
    </Section>
  );
}

/** What else may become of a parcel that has left, by the table that the verb obeys. */
function StepForm({ visit, order, form }: Omit<DeskOrderProps, 'carriers'>) {
  const { parcel: words, steps } = visit.words.delivery;
  const actions = nextShipmentActions(order.shipment ?? 'handed-over').filter(action => action !== 'deliver');
  return (
    <Section title={words.shipmentTitle} lead={words.shipmentLead} panel>
      <form class="form stack" method="post" action={paths.desk.stepShipment(visit.seat.slug, order.number)}>
        <Select
          {...form.input('action')}
          label={words.step}
          required
          options={actions.map(value => ({ value, label: steps[value] }))}
        />
        <TextInput {...form.input('note')} label={words.stepNote} hint={words.stepNoteHint} maxlength={200} />
        <Button kind="secondary">{words.stepSave}</Button>
      </form>
    </Section>
  );
}

function CancelForm({ visit, order, form }: Omit<DeskOrderProps, 'carriers'>) {
  const { desk } = visit.words.ordering;
  return (
    <Section title={desk.cancelTitle} lead={desk.cancelLead} panel>
      <form class="form stack" method="post" action={paths.desk.cancelOrder(visit.seat.slug, order.number)}>
        <TextArea
          {...form.input('reason')}
          label={desk.cancelReason}
          hint={desk.cancelHint}
          rows={2}
          required
          maxlength={300}
        />
        <Checkbox name="sure" label={desk.cancelSure} required error={form.error('sure')} />
        <Button kind="danger">{desk.cancel}</Button>
      </form>
    </Section>
  );
}
