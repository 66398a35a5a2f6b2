import { LABELS_PER_PAGE, MOST_LABELS_PER_ROLL, rollCode } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button, Checkbox, FormErrors, NumberInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Grid, Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { FreeRollForm } from './free-roll-form.view.js';
import { goodsOf, StateBadge } from './label-parts.js';
import type { DeskAllowance, GoodsToLabel, PackingWithoutLabels, RollRow } from './label-desk.query.js';

/** With the id that its roll will have: a form sent twice makes one roll. */
export interface PackingToLabel extends PackingWithoutLabels {
  rollId: string;
}

interface DeskProps {
  visit: Visit;
  packings: readonly PackingToLabel[];
  rolls: readonly RollRow[];
  goods: readonly GoodsToLabel[];
  allowance: DeskAllowance;
  freeRollId: string;
  form: Form;
  /** Packers stick and activate; ordering labels is the clerk's. */
  mayIssue: boolean;
}

export function LabelDeskView({ visit, packings, rolls, form, mayIssue, ...free }: DeskProps) {
  const desk = visit.words.labelDesk;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={desk} />
      <p>{desk.lead}</p>
      {packings.length === 0 ? (
        <NothingWaiting visit={visit} />
      ) : (
        <Section title={desk.waiting}>
          <Grid min="medium">
            {packings.map(packing => (
              <Packing visit={visit} packing={packing} form={form} mayIssue={mayIssue} />
            ))}
          </Grid>
        </Section>
      )}
      <Section title={desk.rolls}>
        <Rolls visit={visit} rolls={rolls} />
      </Section>
      {mayIssue && free.goods.length > 0 && <FreeRollForm visit={visit} form={form} {...free} />}
    </>
  );
}

function NothingWaiting({ visit }: { visit: Visit }) {
  const desk = visit.words.labelDesk;
  return (
    <EmptyState
      title={desk.nothingWaiting}
      action={
        <Button kind="secondary" href={paths.desk.batches(visit.seat.slug)}>
          {desk.toBatches}
        </Button>
      }
    >
      {desk.nothingWaitingDetail}
    </EmptyState>
  );
}

function Packing({
  visit,
  packing,
  form,
  mayIssue,
}: {
  visit: Visit;
  packing: PackingToLabel;
  form: Form;
  mayIssue: boolean;
}) {
  const desk = visit.words.labelDesk;
  const { packs, left, lot, packedOn } = packing;
  return (
    <Section heading={3} title={goodsOf(visit, packing)} panel>
      <p>
        {desk.lot(lot)}
        {packedOn && `, ${desk.packedOn(visit.day(packedOn))}`}
        <br />
        <strong>{desk.left(visit.number(left), visit.number(packs))}</strong>
      </p>
      {mayIssue && <OrderForm visit={visit} packing={packing} form={form} />}
    </Section>
  );
}

/** The form that was sent keeps what was typed and the plain id that the summary of errors links to. */
function OrderForm({
  visit,
  packing: { rollId, batchId, variantId, left },
  form,
}: {
  visit: Visit;
  packing: PackingToLabel;
  form: Form;
}) {
  const desk = visit.words.labelDesk;
  const isSent = form.isSent && form.value('batchId') === batchId && form.value('variantId') === variantId;
  return (
    <form class="form stack" method="post" action={paths.desk.labels(visit.seat.slug)}>
      <input type="hidden" name="rollId" value={rollId} />
      <input type="hidden" name="batchId" value={batchId} />
      <input type="hidden" name="variantId" value={variantId} />
      <NumberInput
        name="quantity"
        id={isSent ? undefined : `quantity-${batchId}-${variantId}`}
        label={desk.quantity}
        hint={desk.quantityHint(visit.number(LABELS_PER_PAGE))}
        unit={desk.unit}
        required
        value={isSent ? form.value('quantity') : Math.min(left, MOST_LABELS_PER_ROLL)}
        error={isSent ? form.error('quantity') : undefined}
      />
      <Checkbox
        name="hasInsideCodes"
        id={isSent ? undefined : `inside-${batchId}-${variantId}`}
        label={desk.insideCodes}
        hint={desk.insideCodesHint}
        checked={isSent && form.value('hasInsideCodes') === 'yes'}
      />
      <Row>
        <Button>{desk.issue}</Button>
      </Row>
    </form>
  );
}

function Rolls({ visit, rolls }: { visit: Visit; rolls: readonly RollRow[] }) {
  const desk = visit.words.labelDesk;
  return (
    <DataTable
      caption={desk.rolls}
      quietCaption
      empty={desk.noRolls}
      columns={[
        { label: desk.code },
        { label: desk.product },
        { label: desk.lotLabel },
        { label: desk.count, align: 'end' },
        { label: desk.issuedOn },
        { label: desk.state },
      ]}
      rows={rolls.map(roll => ({
        cells: [
          <a href={paths.desk.labelRoll(visit.seat.slug, roll.id)}>{rollCode(roll.id)}</a>,
          goodsOf(visit, roll),
          roll.lot ?? desk.freeLeft(visit.number(roll.free)),
          visit.number(roll.quantity),
          visit.day(new Date(roll.issuedAt)),
          <StateBadge visit={visit} {...roll} isFree={roll.lot === null} />,
        ],
      }))}
    />
  );
}
