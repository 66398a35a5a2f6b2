import { can } from '#libs/catalog';
import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Split, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { CertificatesPart } from '../ocop/certificates-part.view.js';
import { packName, unitPriceText } from '../storefront/shown.js';
import { ChangeTable } from './change-part.view.js';
import { formFor, type FormInPlace } from './form-in-place.js';
import type { ModerationRow } from './moderation.query.js';
import { PhotoGrid } from './photos-part.view.js';
import { hasEnglish, missingIn, ProductTexts } from './product-parts.js';
import { AppealForm, TakedownFacts, TakedownForm } from './takedown-part.view.js';

export interface ModerationProps {
  visit: Visit;
  product: ModerationRow;
  sent?: FormInPlace;
}

/** Everything a buyer would see, beside what the officer decides. */
export function ModerationView({ visit, product, sent }: ModerationProps) {
  const words = visit.words.catalog.department;
  const errors = sent ? [...sent.form.errors] : [];
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(errors.length)} errors={errors} />
      <Split aside={<Decisions visit={visit} product={product} sent={sent} />} asideFirst>
        <Change visit={visit} product={product} />
        <Listing visit={visit} product={product} />
        <CertificatesPart visit={visit} slug={product.slug} certificates={product.certificates} sent={sent} />
      </Split>
      <p>
        <a href={paths.department.products()}>{words.back}</a>
      </p>
    </Stack>
  );
}

/** New texts for what is on sale, field by field. */
function Change({ visit, product: { state, change } }: Omit<ModerationProps, 'sent'>) {
  const { changes: words } = visit.words.catalog;
  if (state !== 'approved' || change?.state !== 'pending') return null;
  return (
    <Section title={words.title} lead={words.lead(visit.moment(change.proposedAt))} panel>
      <ChangeTable visit={visit} change={change} />
    </Section>
  );
}

function Listing({ visit, product }: Omit<ModerationProps, 'sent'>) {
  const words = visit.words.catalog.department;
  return (
    <>
      <Section title={words.texts} panel>
        <ProductTexts visit={visit} product={product} language="vi" />
      </Section>
      {hasEnglish(product) && (
        <Section title={words.english} panel>
          <ProductTexts visit={visit} product={product} language="en" />
        </Section>
      )}
      <Section title={words.packs} panel>
        <Packs visit={visit} product={product} />
      </Section>
      <Section title={words.photos} panel>
        {product.photos.length === 0 && <p>{words.noPhotos}</p>}
        <PhotoGrid visit={visit} product={product} />
      </Section>
    </>
  );
}

function Packs({ visit, product }: Omit<ModerationProps, 'sent'>) {
  const { desk } = visit.words.catalog;
  return (
    <DataTable
      caption={desk.packCaption}
      quietCaption
      columns={[{ label: desk.packName }, { label: desk.gtin }, { label: desk.price, align: 'end' }]}
      rows={product.variants.map(variant => ({
        cells: [
          packName(visit, variant),
          <span class="num nowrap">{variant.gtin}</span>,
          <>
            {visit.dong(BigInt(variant.price))} <span class="hint">{unitPriceText(visit, variant.price, variant)}</span>
          </>,
        ],
        tone: variant.isWithdrawn ? 'muted' : undefined,
      }))}
    />
  );
}

function Decisions({ visit, product, sent }: ModerationProps) {
  const words = visit.words.catalog.department;
  const { changes: changeWords } = visit.words.catalog;
  const isChange = product.state === 'approved' && product.change?.state === 'pending';
  const isAppeal = product.takedown?.appeal && !product.takedown.decision;
  const mayDecide = can('approve', product.state) || can('takeDown', product.state) || isAppeal;
  return (
    <Section title={words.decide} panel>
      <Background visit={visit} product={product} />
      {can('approve', product.state) && (
        <Approval product={product} decision="approval" label={words.approve} lead={words.decideLead} />
      )}
      {isChange && (
        <>
          <Approval
            product={product}
            decision="change-approval"
            label={changeWords.approve}
            lead={changeWords.approveLead}
          />
          <ReasonForm
            visit={visit}
            product={product}
            sent={sent}
            decision="change-refusal"
            label={changeWords.refuse}
            lead={changeWords.refuseLead}
          />
        </>
      )}
      {isAppeal && <AppealForm visit={visit} product={product} sent={sent} />}
      {can('refuse', product.state) && (
        <ReasonForm visit={visit} product={product} sent={sent} decision="refusal" label={words.refuse} />
      )}
      {can('takeDown', product.state) && <TakedownForm visit={visit} product={product} sent={sent} />}
      {!mayDecide && <p>{words.nothingToDecide}</p>}
    </Section>
  );
}

/** Whose it is, what was decided before, what the law misses. */
function Background({ visit, product }: Omit<ModerationProps, 'sent'>) {
  const { department: words, fields, states } = visit.words.catalog;
  const missing = missingIn(product, visit.now).map(field => fields[field]);
  return (
    <>
      <DefinitionList
        items={[
          {
            term: words.cooperative,
            detail: <a href={paths.department.cooperative(product.cooperativeSlug)}>{product.cooperative}</a>,
          },
          { term: words.since, detail: product.submittedAt && visit.moment(product.submittedAt) },
          {
            term: words.decide,
            detail:
              product.decidedAt &&
              words.decided(states[product.state], product.decidedByName ?? '', visit.moment(product.decidedAt)),
          },
          // A takedown tells its reason among its own facts.
          { term: words.reason, detail: !(product.state === 'taken-down' && product.takedown) && product.refusal },
          { term: words.missing, detail: missing.join(', ') },
        ]}
      />
      {product.takedown && <TakedownFacts visit={visit} takedown={product.takedown} />}
      {!product.sellerMaySell && <Notice tone="warning">{words.notVerified}</Notice>}
    </>
  );
}

interface ApprovalProps extends Pick<ModerationProps, 'product'> {
  decision: 'approval' | 'change-approval';
  label: string;
  lead: string;
}

/** Approves the texts on this page: the version goes along, so that a change meanwhile is noticed. */
function Approval({ product, decision, label, lead }: ApprovalProps) {
  return (
    <form class="form stack" method="post" action={paths.department.decideProduct(product.slug, decision)}>
      <p class="hint">{lead}</p>
      <input type="hidden" name="version" value={String(product.version)} />
      <Button icon="check" wide>
        {label}
      </Button>
    </form>
  );
}

interface ReasonFormProps extends ModerationProps {
  decision: 'refusal' | 'change-refusal';
  label: string;
  lead?: string;
}

function ReasonForm({ visit, product, sent, decision, label, lead }: ReasonFormProps) {
  const words = visit.words.catalog.department;
  const { form, idOf } = formFor(sent, decision);
  return (
    <form class="form stack" method="post" action={paths.department.decideProduct(product.slug, decision)}>
      {lead && <p class="hint">{lead}</p>}
      <TextArea
        {...form.input('reason')}
        id={idOf('reason')}
        label={words.reason}
        hint={words.reasonHint}
        rows={3}
        maxlength={1000}
        required
      />
      <Row>
        <Button kind="danger">{label}</Button>
      </Row>
    </form>
  );
}
