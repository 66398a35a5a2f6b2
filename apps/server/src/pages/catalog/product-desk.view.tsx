import { can, productActions } from '#libs/catalog';
import { mayAtDesk } from '#libs/identity';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { ChangePart } from './change-part.view.js';
import type { FormInPlace } from './form-in-place.js';
import { hasEnglish, missingIn, ProductTexts } from './product-parts.js';
import { PhotosPart } from './photos-part.view.js';
import type { ProductRow } from './product-sql.js';
import { SeasonPart } from './season-part.view.js';
import { TakedownPart } from './takedown-part.view.js';
import { VariantsPart } from './variants-part.view.js';

export interface ProductDeskProps {
  visit: Visit;
  product: ProductRow;
  sent?: FormInPlace;
}

/** A product at its co-op's desk: where it stands, what comes next, and everything about it. */
export function ProductDeskView({ visit, product, sent }: ProductDeskProps) {
  const words = visit.words.catalog.desk;
  const mayWrite = mayAtDesk(visit.seat, productActions.edit.roles);
  const errors = sent ? [...sent.form.errors] : [];
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(errors.length)}
        errors={errors}
        labels={{
          ...visit.words.catalog.form,
          ...words,
          price: words.newPrice,
          appeal: visit.words.catalog.takedown.appeal,
        }}
      />
      <Standing visit={visit} product={product} />
      {mayWrite && <NextStep visit={visit} product={product} />}
      <ChangePart visit={visit} product={product} mayWrite={mayWrite} />
      <TakedownPart visit={visit} product={product} sent={sent} mayAppeal={mayAtDesk(visit.seat, ['director'])} />
      <VariantsPart visit={visit} product={product} sent={sent} mayWrite={mayWrite} />
      <SeasonPart visit={visit} product={product} sent={sent} mayWrite={mayWrite} />
      <PhotosPart visit={visit} product={product} sent={sent} mayWrite={mayWrite} />
      <Section title={words.texts} panel>
        <ProductTexts visit={visit} product={product} language="vi" />
        {hasEnglish(product) && <ProductTexts visit={visit} product={product} language="en" />}
      </Section>
      <p>
        <a href={paths.desk.products(visit.seat.slug)}>{words.back}</a>
      </p>
    </Stack>
  );
}

/** Where it stands, in a sentence. */
function Standing({ visit, product }: { visit: Visit; product: ProductRow }) {
  const words = visit.words.catalog.desk;
  const decidedAt = product.decidedAt && visit.moment(product.decidedAt);
  if (product.state === 'submitted')
    return (
      <Notice title={words.waitingTitle}>
        {product.submittedAt && words.waitingText(visit.moment(product.submittedAt))}
      </Notice>
    );
  if (product.state === 'refused' || product.state === 'taken-down')
    return (
      <Notice
        tone={product.state === 'refused' ? 'warning' : 'danger'}
        title={product.state === 'refused' ? words.refusedTitle : words.takenDownTitle}
      >
        <p>{product.refusal}</p>
        <p>
          {decidedAt && words.decidedAt(decidedAt)} {words.correct}
        </p>
      </Notice>
    );
  if (product.state === 'approved') return <OnSale visit={visit} product={product} decidedAt={decidedAt ?? ''} />;
  return null;
}

function OnSale({ visit, product, decidedAt }: { visit: Visit; product: ProductRow; decidedAt: string }) {
  const words = visit.words.catalog.desk;
  if (!product.sellerMaySell) return <Notice tone="warning">{words.notYetVerified}</Notice>;
  if (product.variants.every(variant => variant.isWithdrawn))
    return <Notice tone="warning">{words.noPackOnSale}</Notice>;
  return (
    <Notice tone="success" title={words.onSaleTitle}>
      {words.onSaleText(decidedAt)} <a href={paths.product(product.slug)}>{words.toShop}</a>
    </Notice>
  );
}

/** What is missing before it can be submitted, or the button that submits it. */
function NextStep({ visit, product }: { visit: Visit; product: ProductRow }) {
  const { desk: words, fields } = visit.words.catalog;
  const edit = paths.desk.editProduct(visit.seat.slug, product.slug);
  const missing = missingIn(product, visit.now);
  const maySubmit = can('submit', product.state);
  return (
    <Section title={words.next} panel>
      {maySubmit && missing.length > 0 && (
        <>
          <p>{words.missingTitle}:</p>
          <ul class="tasks">
            {missing.map(field => (
              <li>
                <a href={field === 'variant' ? '#packs' : `${edit}#f-${field}`}>{fields[field]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {product.state === 'approved' && <p>{words.startBatchText}</p>}
      {maySubmit && missing.length === 0 && (
        <p>
          <strong>{words.readyTitle}.</strong> {words.readyText}
        </p>
      )}
      <Row>
        {maySubmit && missing.length === 0 && (
          <ActionForm
            action={paths.desk.submitProduct(visit.seat.slug, product.slug)}
            label={words.submit}
            kind="primary"
            icon="check"
          />
        )}
        {product.state === 'approved' && (
          <Button href={paths.desk.newBatch(visit.seat.slug, product.slug)} icon="plus">
            {words.startBatch}
          </Button>
        )}
        <Button href={edit} kind="secondary" icon="edit">
          {words.edit}
        </Button>
      </Row>
    </Section>
  );
}
