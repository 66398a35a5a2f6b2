import { paths } from '../../paths.js';
import { ActionForm, Button, MoneyInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { packName, unitPriceText } from '../storefront/shown.js';
import { formFor, type FormInPlace } from './form-in-place.js';
import { PackFields } from './product-form.view.js';
import type { ProductRow, ProductVariant } from './product-sql.js';

interface VariantsProps {
  visit: Visit;
  product: ProductRow;
  sent?: FormInPlace;
  mayWrite: boolean;
}

/** The packs of a product: their prices, and the form for one more. */
export function VariantsPart({ visit, product, sent, mayWrite }: VariantsProps) {
  const words = visit.words.catalog.desk;
  return (
    <Section title={words.packs} panel id="packs">
      <DataTable
        caption={words.packCaption}
        quietCaption
        columns={[
          { label: words.packName },
          { label: words.gtin },
          { label: words.price, align: 'end' },
          ...(mayWrite ? [{ label: words.actions, quiet: true }] : []),
        ]}
        rows={product.variants.map(variant => ({
          cells: [
            packName(visit, variant),
            <span class="num nowrap">{variant.gtin}</span>,
            <PriceCell visit={visit} variant={variant} />,
            mayWrite && <VariantForms visit={visit} product={product} variant={variant} sent={sent} />,
          ],
          tone: variant.isWithdrawn ? 'muted' : undefined,
        }))}
      />
      {mayWrite && <OneMore visit={visit} product={product} sent={sent} />}
    </Section>
  );
}

function PriceCell({ visit, variant }: { visit: Visit; variant: ProductVariant }) {
  const { desk } = visit.words.catalog;
  const perUnit = unitPriceText(visit, variant.price, variant);
  return (
    <>
      <span class="nowrap">{visit.dong(BigInt(variant.price))}</span>
      {perUnit && <span class="hint"> {perUnit}</span>}
      {variant.isWithdrawn && <span class="hint"> {desk.withdrawn}</span>}
    </>
  );
}

type OneVariant = Pick<VariantsProps, 'visit' | 'product' | 'sent'> & { variant: ProductVariant };

function VariantForms({ visit, product, variant, sent }: OneVariant) {
  const words = visit.words.catalog.desk;
  const action = paths.desk.variant(visit.seat.slug, product.slug, variant.id);
  const { form, idOf } = formFor(sent, variant.id);
  return (
    <Row>
      <form class="form-line" method="post" action={action}>
        <input type="hidden" name="wish" value="price" />
        <MoneyInput {...form.input('price')} id={idOf('price')} label={words.newPrice} required />
        <Button kind="secondary">{words.changePrice}</Button>
      </form>
      {variant.isWithdrawn ? (
        <ActionForm action={action} fields={{ wish: 'offer' }} label={words.offerAgain} />
      ) : (
        <ActionForm
          action={action}
          fields={{ wish: 'withdraw' }}
          label={words.withdraw}
          kind="quiet"
          confirm={{ question: words.withdrawQuestion, yes: words.withdrawYes }}
        />
      )}
    </Row>
  );
}

function OneMore({ visit, product, sent }: Pick<VariantsProps, 'visit' | 'product' | 'sent'>) {
  const words = visit.words.catalog.desk;
  const { form, idOf } = formFor(sent, 'pack');
  return (
    <details class="stack" open={form.isSent}>
      <summary>{words.addPack}</summary>
      <p class="hint">{words.addPackLead}</p>
      <form class="form stack" method="post" action={paths.desk.variants(visit.seat.slug, product.slug)}>
        <PackFields visit={visit} form={form} idOf={idOf} />
        <Row>
          <Button kind="secondary">{words.addPack}</Button>
        </Row>
      </form>
    </details>
  );
}
