import { mayAtDesk } from '#libs/identity';
import { batchActions, nextLot, taskName } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Button, FormErrors, RadioCards, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { NEWEST_BATCHES, type BatchRow, type ProductToStart } from './batch-list.query.js';
import { amountText, StageBadge } from './batch-parts.js';

export function BatchListView({ visit, batches }: { visit: Visit; batches: readonly BatchRow[] }) {
  const { list } = visit.words.traceability;
  if (batches.length === 0)
    return (
      <EmptyState
        title={list.none}
        action={
          mayAtDesk(visit.seat, batchActions.gather.roles) && (
            <Button icon="plus" href={paths.desk.newBatch(visit.seat.slug)}>
              {list.start}
            </Button>
          )
        }
      >
        {list.noneDetail}
      </EmptyState>
    );
  return (
    <>
      <DataTable
        caption={list.title}
        quietCaption
        columns={[
          { label: list.lot },
          { label: list.product },
          { label: list.state },
          { label: list.last },
          { label: list.balance, align: 'end' },
          { label: list.packs, align: 'end' },
          { label: list.bestBefore },
        ]}
        rows={batches.map(batch => ({ cells: cellsOf(visit, batch), tone: batch.recalledAt ? 'danger' : undefined }))}
      />
      {batches.length === NEWEST_BATCHES && <p class="hint">{list.newest(visit.number(NEWEST_BATCHES))}</p>}
    </>
  );
}

function cellsOf(visit: Visit, batch: BatchRow) {
  return [
    <a class="nowrap" href={paths.desk.batch(visit.seat.slug, batch.id)}>
      {batch.lot}
    </a>,
    visit.say(batch.nameVi, batch.nameEn),
    <StageBadge visit={visit} batch={batch} />,
    lastOf(visit, batch),
    amountText(visit, batch.balance, batch.unit),
    batch.packs > 0 && visit.number(batch.packs),
    bestBeforeOf(visit, batch),
  ];
}

function lastOf(visit: Visit, { line, lastKind, lastAt }: BatchRow): string {
  const { list } = visit.words.traceability;
  if (!lastKind || !lastAt) return list.notStarted;
  return list.lastTask(taskName(visit.locale, line, lastKind), visit.day(lastAt));
}

function bestBeforeOf(visit: Visit, { packedOn, bestBefore }: BatchRow): string {
  if (bestBefore) return visit.day(bestBefore);
  return packedOn ? visit.words.traceability.list.noExpiry : '';
}

interface StartProps {
  visit: Visit;
  batchId: string;
  products: readonly ProductToStart[];
  form: Form;
}

export function StartBatchView({ visit, batchId, products, form }: StartProps) {
  const { start } = visit.words.traceability;
  if (products.length === 0) return <NoProducts visit={visit} />;
  const today = dayOf(visit.now);
  return (
    <form class="form stack" method="post" action={paths.desk.batches(visit.seat.slug)}>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...start, productId: start.product }}
      />
      <p>{start.lead}</p>
      <input type="hidden" name="id" value={batchId} />
      <RadioCards
        name="productId"
        label={start.product}
        required
        value={form.value('productId') ?? (products.length === 1 ? products[0]?.id : undefined)}
        error={form.error('productId')}
        options={products.map(product => ({
          value: product.id,
          label: visit.say(product.nameVi, product.nameEn),
          detail: start.proposed(nextLot(today, product.lots)),
        }))}
      />
      <TextInput
        {...form.input('lot')}
        label={start.lot}
        hint={start.lotHint}
        maxlength={20}
        size="medium"
        autocomplete="off"
      />
      <Row>
        <Button>{start.submit}</Button>
        <Button kind="quiet" href={paths.desk.batches(visit.seat.slug)}>
          {visit.words.shell.cancel}
        </Button>
      </Row>
    </form>
  );
}

function NoProducts({ visit }: { visit: Visit }) {
  const { start } = visit.words.traceability;
  return (
    <EmptyState
      title={start.noProducts}
      action={<Button href={paths.desk.newProduct(visit.seat.slug)}>{start.addProduct}</Button>}
    >
      {start.noProductsDetail}
    </EmptyState>
  );
}
