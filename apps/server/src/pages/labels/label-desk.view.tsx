import { LABELS_PER_PAGE, MOST_LABELS_PER_SHEET, netContent, sheetCode } from '#libs/labels';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, FormErrors, NumberInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Grid, Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { PackingWithoutLabels, SheetRow } from './label-desk.query.js';

/** With the id that its sheet will have: a form sent twice makes one sheet. */
export interface PackingToLabel extends PackingWithoutLabels {
  sheetId: string;
}

interface DeskProps {
  visit: Visit;
  packings: readonly PackingToLabel[];
  sheets: readonly SheetRow[];
  form: Form;
  /** Packers stick and activate; ordering labels is the clerk's. */
  mayIssue: boolean;
}

export function LabelDeskView({ visit, packings, sheets, form, mayIssue }: DeskProps) {
  const { desk } = visit.words.labels;
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
      <Section title={desk.sheets}>
        <Sheets visit={visit} sheets={sheets} />
      </Section>
    </>
  );
}

function NothingWaiting({ visit }: { visit: Visit }) {
  const { desk } = visit.words.labels;
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
  const { desk } = visit.words.labels;
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
  packing: { sheetId, batchId, variantId, left },
  form,
}: {
  visit: Visit;
  packing: PackingToLabel;
  form: Form;
}) {
  const { desk } = visit.words.labels;
  const isSent = form.isSent && form.value('batchId') === batchId && form.value('variantId') === variantId;
  return (
    <form class="form stack" method="post" action={paths.desk.labels(visit.seat.slug)}>
      <input type="hidden" name="sheetId" value={sheetId} />
      <input type="hidden" name="batchId" value={batchId} />
      <input type="hidden" name="variantId" value={variantId} />
      <NumberInput
        name="quantity"
        id={isSent ? undefined : `quantity-${batchId}-${variantId}`}
        label={desk.quantity}
        hint={desk.quantityHint(visit.number(LABELS_PER_PAGE))}
        unit={desk.unit}
        required
        value={isSent ? form.value('quantity') : Math.min(left, MOST_LABELS_PER_SHEET)}
        error={isSent ? form.error('quantity') : undefined}
      />
      <Row>
        <Button>{desk.issue}</Button>
      </Row>
    </form>
  );
}

function Sheets({ visit, sheets }: { visit: Visit; sheets: readonly SheetRow[] }) {
  const { desk } = visit.words.labels;
  return (
    <DataTable
      caption={desk.sheets}
      quietCaption
      empty={desk.noSheets}
      columns={[
        { label: desk.code },
        { label: desk.product },
        { label: desk.lotLabel },
        { label: desk.count, align: 'end' },
        { label: desk.issuedOn },
        { label: desk.state },
      ]}
      rows={sheets.map(sheet => ({
        cells: [
          <a href={paths.desk.labelSheet(visit.seat.slug, sheet.id)}>{sheetCode(sheet.id)}</a>,
          goodsOf(visit, sheet),
          sheet.lot,
          visit.number(sheet.quantity),
          visit.day(new Date(sheet.issuedAt)),
          <StateBadge visit={visit} {...sheet} />,
        ],
      }))}
    />
  );
}

export function StateBadge({
  visit,
  isActivated,
  isRecalled,
}: {
  visit: Visit;
  isActivated: boolean;
  isRecalled: boolean;
}) {
  const { states } = visit.words.labels.desk;
  if (isRecalled) return <Badge tone="danger">{states.recalled}</Badge>;
  return isActivated ? <Badge tone="success">{states.active}</Badge> : <Badge tone="warning">{states.printed}</Badge>;
}

export const goodsOf = (
  visit: Visit,
  goods: { nameVi: string; nameEn: string; netQuantity: number; netUnit: string },
): string => `${visit.say(goods.nameVi, goods.nameEn)}, ${netContent(visit.locale, goods.netQuantity, goods.netUnit)}`;
