import { isSent, type Terms } from '#libs/delivery';
import { netContent } from '#libs/labels';
import { MOST_PER_LINE } from '#libs/ordering';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button, QuantityInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { PageHead, Panel, Section, Split } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { ArrivalHint } from './arrival-hint.view.js';
import { byCooperative, canBeBought, sumOfLine, sumOfLines, troubleOf, type CooperativeLines } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';

export function BasketView({ visit, lines, terms }: { visit: Visit; lines: BasketLine[]; terms: Terms }) {
  const { basket } = visit.words.ordering;
  if (lines.length === 0) return <EmptyBasket visit={visit} />;
  const groups = byCooperative(lines);
  return (
    <>
      <PageHead title={basket.title} />
      <Split aside={<Summary visit={visit} lines={lines} />}>
        {lines.some(troubleOf) && (
          <Notice tone="warning" title={basket.mendTitle}>
            {basket.mendText}
          </Notice>
        )}
        {groups.map(group => (
          <CooperativePart visit={visit} group={group} terms={terms} />
        ))}
        {groups.length > 1 && <p>{basket.splitNote}</p>}
      </Split>
    </>
  );
}

function EmptyBasket({ visit }: { visit: Visit }) {
  const { basket } = visit.words.ordering;
  return (
    <>
      <PageHead title={basket.title} />
      <EmptyState
        title={basket.emptyTitle}
        line="tea"
        action={<Button href={paths.search()}>{basket.toSearch}</Button>}
      >
        {basket.emptyText}
      </EmptyState>
    </>
  );
}

function CooperativePart({
  visit,
  group: { cooperative, lines },
  terms,
}: {
  visit: Visit;
  group: CooperativeLines;
  terms: Terms;
}) {
  const { basket } = visit.words.ordering;
  return (
    <Section title={cooperative.cooperative} panel>
      <DataTable
        caption={basket.caption(cooperative.cooperative)}
        quietCaption
        columns={[
          { label: basket.product },
          { label: basket.price, align: 'end' },
          { label: basket.quantity },
          { label: basket.sum, align: 'end' },
          { label: basket.actions, quiet: true },
        ]}
        rows={lines.map(line => ({
          tone: troubleOf(line) && 'warning',
          cells: [
            <ProductName visit={visit} line={line} />,
            visit.dong(line.unitPrice),
            <Quantity visit={visit} line={line} />,
            canBeBought(line) ? visit.dong(sumOfLine(line)) : '',
            <ActionForm
              action={paths.basketLine(line.variantId)}
              fields={{ quantity: '0' }}
              kind="quiet"
              icon="close"
              label={<Named text={basket.remove} name={nameOf(visit, line)} />}
            />,
          ],
        }))}
      />
      {lines.some(isSent) && <ArrivalHint visit={visit} terms={terms} seller={sellerOf(cooperative)} now={visit.now} />}
    </Section>
  );
}

const sellerOf = ({ cooperativeId, fromCommuneCode }: BasketLine) => ({ cooperative: cooperativeId, fromCommuneCode });

/** The button says its row to who cannot see the row. */
function Named({ text, name }: { text: string; name: string }) {
  return (
    <>
      {text}
      <span class="sr"> {name}</span>
    </>
  );
}

export const nameOf = (visit: Visit, line: { nameVi: string; nameEn: string }): string =>
  visit.say(line.nameVi, line.nameEn);

export const netOf = (visit: Visit, line: Pick<BasketLine, 'netQuantity' | 'netUnit'>): string =>
  netContent(visit.locale, line.netQuantity, line.netUnit);

function ProductName({ visit, line }: { visit: Visit; line: BasketLine }) {
  const { basket } = visit.words.ordering;
  const trouble = troubleOf(line);
  return (
    <div>
      <a href={paths.product(line.slug)}>{nameOf(visit, line)}</a>, <span class="nowrap">{netOf(visit, line)}</span>
      {trouble === 'gone' && <Badge tone="danger">{basket.gone}</Badge>}
      {trouble === 'sold-out' && <Badge tone="danger">{basket.soldOut}</Badge>}
      {trouble === undefined && line.wanted !== null && (
        <Badge tone="warning">{basket.fewerThanWanted(line.wanted)}</Badge>
      )}
      {trouble === 'too-many' && <Badge tone="warning">{basket.onlyLeft(line.free)}</Badge>}
    </div>
  );
}

function Quantity({ visit, line }: { visit: Visit; line: BasketLine }) {
  const { basket } = visit.words.ordering;
  if (!canBeBought(line)) return <>{visit.number(line.quantity)}</>;
  return (
    <form class="row" method="post" action={paths.basketLine(line.variantId)}>
      <QuantityInput
        id={`quantity-${line.variantId}`}
        name="quantity"
        label={basket.quantityOf(nameOf(visit, line))}
        quietLabel
        value={line.quantity}
        min={1}
        max={Math.max(1, Math.min(MOST_PER_LINE, line.free))}
      />
      <Button kind="secondary">
        <Named text={basket.change} name={nameOf(visit, line)} />
      </Button>
    </form>
  );
}

function Summary({ visit, lines }: { visit: Visit; lines: BasketLine[] }) {
  const { basket } = visit.words.ordering;
  return (
    <Panel>
      <DefinitionList
        sums
        items={[{ term: basket.goods, detail: <strong class="num">{visit.dong(sumOfLines(lines))}</strong> }]}
      />
      <p>{lines.some(isSent) ? basket.deliveryLater : basket.noDelivery}</p>
      {lines.some(troubleOf) ? (
        <p class="hint">{basket.mendText}</p>
      ) : (
        <Button href={paths.checkout} wide>
          {basket.toCheckout}
        </Button>
      )}
      <Button href={paths.search()} kind="quiet" wide>
        {basket.keepLooking}
      </Button>
    </Panel>
  );
}
