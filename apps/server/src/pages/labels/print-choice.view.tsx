import {
  LABEL_SIZES,
  NARROWEST_MODULE_MM,
  PRINT_FORMS,
  RESOLUTIONS,
  symbolOutlook,
  type Dpi,
  type LabelSize,
} from '#libs/labels';
import { paths } from '../../paths.js';
import { Button, FormErrors, RadioCards, Select } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { RollToChoose } from './print.query.js';
import { PrintFiles } from './print-files.view.js';

interface ChoiceProps {
  visit: Visit;
  roll: RollToChoose;
  form: Form;
  /** The id of the print that the form orders: sent twice, it is ordered once. */
  printId: string;
}

/** Which file: for whom it is, how large, for which printer; and the files there are. */
export function PrintChoiceView(props: ChoiceProps) {
  const { visit, roll, form } = props;
  const words = visit.words.prints;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p>{words.chooseLead}</p>
      {roll.hasSlips && <Notice tone="warning">{visit.words.labelDesk.printCodesFirst}</Notice>}
      <ChoiceForm {...props} />
      <Section title={words.modules} lead={words.modulesLead(visit.number(NARROWEST_MODULE_MM))}>
        <Modules {...props} />
      </Section>
      <Section title={words.files}>
        {roll.prints.length > 0 ? <PrintFiles visit={visit} prints={roll.prints} /> : <p>{words.noFiles}</p>}
      </Section>
      <p>
        <a href={paths.desk.labelRoll(visit.seat.slug, roll.id)}>{words.backToRoll}</a>
      </p>
    </>
  );
}

function ChoiceForm({ visit, roll, form, printId }: ChoiceProps) {
  const words = visit.words.prints;
  if (roll.isRecalled) return <Notice tone="danger">{visit.words.labelDesk.recalled}</Notice>;
  if (roll.labels === 0) return <Notice tone="warning">{visit.words.labels.refusals['nothing-to-print']}</Notice>;
  return (
    <form class="form stack" method="post" action={paths.desk.labelPrints(visit.seat.slug, roll.id)}>
      <input type="hidden" name="printId" value={printId} />
      <RadioCards
        name="form"
        label={words.form}
        required
        value={form.value('form') ?? 'sheet'}
        error={form.error('form')}
        options={PRINT_FORMS.map(value => ({ value, label: words.forms[value], detail: words.formDetails[value] }))}
      />
      <Select
        name="size"
        label={words.size}
        hint={words.sizeHint}
        value={form.value('size') ?? 'standard'}
        error={form.error('size')}
        options={LABEL_SIZES.map(value => ({ value, label: words.sizes[value] }))}
      />
      <Select
        name="dpi"
        label={words.dpi}
        hint={words.dpiHint}
        value={form.value('dpi') ?? '203'}
        error={form.error('dpi')}
        options={RESOLUTIONS.map(dpi => ({ value: String(dpi), label: words.dpis(String(dpi)) }))}
      />
      <Row>
        <Button>{words.makeFile}</Button>
      </Row>
    </form>
  );
}

/** How wide a module of this roll's symbols comes out on each size of label and printer. */
function Modules({ visit, roll }: ChoiceProps) {
  const words = visit.words.prints;
  const of = (size: LabelSize, dpi: Dpi | null) => {
    const wish = { form: dpi ? ('png' as const) : ('svg' as const), size, dpi };
    const outlook = symbolOutlook({ ...roll, origin: visit.origin }, wish);
    return outlook ? moduleText(visit, outlook) : words.tooSmall;
  };
  return (
    <DataTable
      caption={words.modules}
      quietCaption
      columns={[
        { label: words.size },
        ...RESOLUTIONS.map(dpi => ({ label: `${dpi} dpi` })),
        { label: words.modulesColumns.vector },
      ]}
      rows={LABEL_SIZES.map(size => ({
        cells: [words.sizes[size], ...RESOLUTIONS.map(dpi => of(size, dpi)), of(size, null)],
      }))}
    />
  );
}

/** "0,50 mm (4 chấm)" */
export function moduleText(visit: Visit, { moduleMm, dots }: { moduleMm: number; dots: number | null }): string {
  const words = visit.words.prints;
  const mm = visit.number(Math.round(moduleMm * 100) / 100);
  return dots === null ? words.module(mm) : words.moduleDots(mm, visit.number(dots));
}
