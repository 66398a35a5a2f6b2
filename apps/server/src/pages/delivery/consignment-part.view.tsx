import type { CarrierKind } from '#libs/delivery';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { ActionForm } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { DeskOrder } from '../ordering/desk-order.query.js';
import type { ConsignmentRow } from './consignment-sql.js';

export interface OpenCarrier {
  kind: CarrierKind;
  name: string;
}

interface ConsignmentProps {
  visit: Visit;
  order: DeskOrder;
  carriers: readonly OpenCarrier[];
}

/** It is being asked, or will come. */
export const isOpenConsignment = ({ state }: ConsignmentRow): boolean => state === 'wished' || state === 'consigned';

/** Who comes for the parcel of an order: asked for, on its way, or refused. */
export function ConsignmentPart({ visit, order, carriers }: ConsignmentProps) {
  const words = visit.words.carriers;
  const { consignment } = order;
  if (consignment && isOpenConsignment(consignment))
    return <Asked visit={visit} order={order} consignment={consignment} />;
  return (
    <Section title={words.title} lead={words.lead} panel>
      {consignment?.state === 'refused' && (
        <Notice tone="warning">{words.refused(consignment.carrierName, consignment.lastAnswer)}</Notice>
      )}
      <Row>
        {carriers.map(({ kind, name }) => (
          <ActionForm
            action={paths.desk.consignment(visit.seat.slug, order.number)}
            label={kind === 'own' ? words.askOwn : words.ask(name)}
            kind={kind === 'own' ? 'secondary' : 'primary'}
            icon="truck"
            fields={{ carrier: kind }}
          />
        ))}
      </Row>
    </Section>
  );
}

function Asked({
  visit,
  order: { number },
  consignment,
}: Pick<ConsignmentProps, 'visit' | 'order'> & { consignment: ConsignmentRow }) {
  const words = visit.words.carriers;
  const { slug } = visit.seat;
  const { carrier, carrierName, trackingCode, fee, trouble } = consignment;
  const isOwn = carrier === 'own';
  const name = carrierName || words.own;
  const isConsigned = consignment.state === 'consigned';
  return (
    <Section title={words.title} panel>
      {isConsigned ? (
        <Notice tone="success">{isOwn ? words.consignedOwn : words.consigned(name)}</Notice>
      ) : (
        <Notice tone={trouble ? 'warning' : 'info'}>{trouble ? words.unreachable(name) : words.asking(name)}</Notice>
      )}
      <DefinitionList
        items={[
          { term: words.code, detail: trackingCode && <strong class="nowrap">{trackingCode}</strong> },
          { term: words.fee, detail: fee && visit.dong(dong(fee)) },
        ]}
      />
      {isConsigned && !isOwn && (
        <p>
          <a href={paths.desk.carrierLabel(slug, number)}>{words.label}</a>
        </p>
      )}
      <Row>
        {isConsigned && (
          <ActionForm
            action={paths.desk.handOverConsignment(slug, number)}
            label={isOwn ? words.handOverOwn : words.handOver(name)}
            kind="primary"
            icon="truck"
          />
        )}
        <ActionForm
          action={paths.desk.withdrawConsignment(slug, number)}
          label={words.withdraw}
          kind="quiet"
          confirm={{ question: words.withdrawQuestion, yes: words.withdrawYes }}
        />
      </Row>
    </Section>
  );
}
