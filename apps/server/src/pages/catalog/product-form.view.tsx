import { LINES, NET_UNITS, PACKS } from '#libs/catalog';
import { paths } from '../../paths.js';
import { Button, FormErrors, MoneyInput, NumberInput, Select, TextArea, TextInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { groupOptions } from './group-options.js';
import type { GroupLeaf } from './product-desk.query.js';
import type { ProductRow } from './product-sql.js';

export interface ProductFormProps {
  visit: Visit;
  form: Form;
  groups: GroupLeaf[];
  /** Absent when it is a new one. */
  product?: ProductRow;
}

export function ProductFormView({ visit, form, groups, product }: ProductFormProps) {
  const words = visit.words.catalog.form;
  const { slug } = visit.seat;
  const action = product ? paths.desk.editProduct(slug, product.slug) : paths.desk.products(slug);
  return (
    <form class="form stack" method="post" action={action}>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, groupCode: words.group }}
      />
      {product?.state === 'approved' && <Notice tone="warning">{words.approvedWarning}</Notice>}
      {product && <input type="hidden" name="version" value={form.value('version')} />}
      <WhatItIs visit={visit} form={form} groups={groups} />
      <LabelTexts visit={visit} form={form} />
      {!product && (
        <Section title={words.packTitle} lead={words.packLead} panel>
          <PackFields visit={visit} form={form} />
        </Section>
      )}
      <EnglishTexts visit={visit} form={form} />
      <Row>
        <Button>{product ? words.save : words.saveDraft}</Button>
        <Button kind="quiet" href={product ? paths.desk.product(slug, product.slug) : paths.desk.products(slug)}>
          {visit.words.shell.cancel}
        </Button>
      </Row>
    </form>
  );
}

interface PartProps {
  visit: Visit;
  form: Form;
}

/** What a field shows of what was typed into it and of what is wrong with that. */
function WhatItIs({ visit, form, groups }: PartProps & { groups: GroupLeaf[] }) {
  const words = visit.words.catalog.form;
  const lines = Object.entries(LINES).map(([value, line]) => ({ value, label: line[visit.locale] }));
  return (
    <Section title={words.what} panel>
      <TextInput {...form.input('nameVi')} label={words.nameVi} maxlength={120} required />
      <Select
        {...form.input('line')}
        label={words.line}
        hint={words.lineHint}
        placeholder={words.chooseLine}
        options={lines}
        required
      />
      <Select
        {...form.input('groupCode')}
        label={words.group}
        hint={words.groupHint}
        placeholder={words.chooseGroup}
        options={groupOptions(groups, visit.say.bind(visit))}
        required
      />
      <TextArea
        {...form.input('summaryVi')}
        label={words.summaryVi}
        hint={words.summaryViHint}
        rows={2}
        maxlength={300}
      />
      <TextArea {...form.input('storyVi')} label={words.storyVi} hint={words.storyViHint} rows={6} maxlength={6000} />
    </Section>
  );
}

function LabelTexts({ visit, form }: PartProps) {
  const words = visit.words.catalog.form;
  return (
    <Section title={words.label} lead={words.labelLead} panel>
      <TextArea {...form.input('ingredientsVi')} label={words.ingredientsVi} hint={words.ingredientsViHint} rows={3} />
      <TextArea {...form.input('usageVi')} label={words.usageVi} hint={words.usageViHint} rows={3} />
      <TextArea {...form.input('warningsVi')} label={words.warningsVi} hint={words.warningsViHint} rows={2} />
      <NumberInput
        {...form.input('shelfLifeDays')}
        label={words.shelfLifeDays}
        hint={words.shelfLifeDaysHint}
        unit={words.days}
      />
      <TextInput {...form.input('standard')} label={words.standard} hint={words.standardHint} maxlength={120} />
    </Section>
  );
}

function EnglishTexts({ visit, form }: PartProps) {
  const words = visit.words.catalog.form;
  return (
    <Section title={words.english} lead={words.englishLead} panel>
      <TextInput {...form.input('nameEn')} label={words.nameEn} maxlength={120} />
      <TextArea {...form.input('summaryEn')} label={words.summaryEn} rows={2} maxlength={300} />
      <TextArea {...form.input('storyEn')} label={words.storyEn} rows={6} maxlength={6000} />
      <TextArea {...form.input('ingredientsEn')} label={words.ingredientsEn} rows={2} />
      <TextArea {...form.input('usageEn')} label={words.usageEn} rows={2} />
      <TextArea {...form.input('warningsEn')} label={words.warningsEn} rows={2} />
    </Section>
  );
}

/** One pack: of a new product, or one more of an old one. `idOf` where the same names stand twice on a page. */
export function PackFields({
  visit,
  form,
  idOf = () => undefined,
}: PartProps & { idOf?: (name: string) => string | undefined }) {
  const words = visit.words.catalog.form;
  const packs = Object.entries(PACKS).map(([value, pack]) => ({ value, label: pack[visit.locale] }));
  const units = NET_UNITS.map(value => ({ value, label: visit.words.catalog.units[value] }));
  const own = (name: string) => ({ ...form.input(name), id: idOf(name) });
  return (
    <>
      <Select {...own('pack')} label={words.pack} placeholder={words.choosePack} options={packs} required />
      <NumberInput {...own('netQuantity')} label={words.netQuantity} hint={words.netQuantityHint} required />
      <Select {...own('netUnit')} label={words.netUnit} options={units} required />
      <NumberInput
        {...own('shippingGrams')}
        label={words.shippingGrams}
        hint={words.shippingGramsHint}
        unit="g"
        required
      />
      <NumberInput {...own('lengthMm')} label={words.lengthMm} hint={words.sizeHint} unit="mm" />
      <NumberInput {...own('widthMm')} label={words.widthMm} unit="mm" />
      <NumberInput {...own('heightMm')} label={words.heightMm} unit="mm" />
      <MoneyInput {...own('price')} label={words.price} hint={words.priceHint} required />
    </>
  );
}
