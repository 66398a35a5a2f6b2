import { mayAtDesk } from '#libs/identity';
import { netContent } from '#libs/labels';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, FormErrors, NumberInput, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { blankForm, type Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { ShelfRow, VariantInStock } from './stock.query.js';

/** The count that was sent and refused. */
export interface SentCount {
  stockId: string;
  form: Form;
}

interface StockProps {
  visit: Visit;
  variants: readonly VariantInStock[];
  sent?: SentCount;
}

export function StockView({ visit, variants, sent }: StockProps) {
  if (variants.length === 0) return <NoStock visit={visit} />;
  const errors = [...(sent?.form.errors ?? [])];
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(errors.length)}
        errors={errors}
        labels={{ onHand: visit.words.inventory.stock.counted, reason: visit.words.inventory.stock.reason }}
      />
      {variants.map(variant => (
        <Variant visit={visit} variant={variant} sent={sent} />
      ))}
    </>
  );
}

function NoStock({ visit }: { visit: Visit }) {
  const { stock } = visit.words.inventory;
  return (
    <EmptyState
      title={stock.none}
      action={
        <Button kind="secondary" href={paths.desk.batches(visit.seat.slug)}>
          {stock.toBatches}
        </Button>
      }
    >
      {stock.noneDetail}
    </EmptyState>
  );
}

function Variant({ visit, variant, sent }: { visit: Visit; variant: VariantInStock; sent?: SentCount }) {
  const { stock } = visit.words.inventory;
  const mayCount = mayAtDesk(visit.seat, ['clerk']);
  const title = `${visit.say(variant.nameVi, variant.nameEn)}, ${netContent(visit.locale, variant.netQuantity, variant.netUnit)}`;
  return (
    <Section title={title} panel>
      <DefinitionList
        items={[
          {
            term: stock.free,
            detail: (
              <>
                <strong>{visit.number(variant.free)}</strong>{' '}
                {variant.free === 0 && <Badge tone="warning">{stock.soldOut}</Badge>}
              </>
            ),
          },
          { term: stock.held, detail: visit.number(variant.held) },
          { term: stock.onHand, detail: visit.number(variant.onHand) },
        ]}
      />
      <DataTable
        caption={`${stock.shelves}: ${title}`}
        quietCaption
        columns={[
          { label: stock.lot },
          { label: stock.place },
          { label: stock.bestBefore },
          { label: stock.onHand, align: 'end' },
          { label: stock.held, align: 'end' },
        ]}
        rows={variant.shelves.map(shelf => ({ cells: cellsOf(visit, shelf), tone: toneOf(shelf) }))}
      />
      {mayCount && variant.shelves.map(shelf => <Count visit={visit} shelf={shelf} sent={sent} />)}
    </Section>
  );
}

function cellsOf(visit: Visit, shelf: ShelfRow) {
  const { stock } = visit.words.inventory;
  return [
    <a class="nowrap" href={paths.desk.batch(visit.seat.slug, shelf.batchId)}>
      {shelf.lot}
    </a>,
    shelf.place,
    <span>
      {shelf.bestBefore ? visit.day(shelf.bestBefore) : stock.noExpiry} <Blocked visit={visit} shelf={shelf} />
    </span>,
    visit.number(shelf.onHand),
    visit.number(shelf.held),
  ];
}

function Blocked({ visit, shelf }: { visit: Visit; shelf: ShelfRow }) {
  const { blocked } = visit.words.inventory.stock;
  if (shelf.isFrozen) return <Badge tone="danger">{blocked.recalled}</Badge>;
  if (shelf.isExpired) return <Badge tone="danger">{blocked.expired}</Badge>;
  return shelf.isSoon ? <Badge tone="warning">{blocked.soon}</Badge> : null;
}

function toneOf(shelf: ShelfRow): 'danger' | 'warning' | 'muted' | undefined {
  if (shelf.isFrozen || shelf.isExpired) return 'danger';
  if (shelf.onHand === 0) return 'muted';
  return shelf.isSoon ? 'warning' : undefined;
}

/** The count that was sent keeps what was typed and the plain ids that the summary of errors links to. */
function Count({ visit, shelf, sent }: { visit: Visit; shelf: ShelfRow; sent?: SentCount }) {
  const { stock } = visit.words.inventory;
  const isSent = sent?.stockId === shelf.stockId;
  const form = isSent ? sent.form : blankForm();
  const idOf = (field: string): string | undefined => (isSent ? undefined : `${field}-${shelf.stockId}`);
  return (
    <details open={isSent}>
      <summary>{stock.countTitle(shelf.lot)}</summary>
      <form class="form stack" method="post" action={paths.desk.count(visit.seat.slug, shelf.stockId)}>
        <NumberInput
          {...form.input('onHand')}
          id={idOf('onHand')}
          label={stock.counted}
          hint={stock.countedHint(visit.number(shelf.onHand), visit.number(shelf.held))}
          unit={stock.unit}
          required
        />
        <TextInput
          {...form.input('reason')}
          id={idOf('reason')}
          label={stock.reason}
          hint={stock.reasonHint}
          required
          maxlength={200}
        />
        <Row>
          <Button kind="secondary">{stock.save}</Button>
        </Row>
      </form>
    </details>
  );
}
