import { changesBetween, type TextField } from '#libs/catalog';
import { paths } from '../../paths.js';
import { ActionForm } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { lineName } from '../storefront/shown.js';
import type { ProductChange, ProductRow } from './product-sql.js';

/** Field by field what buyers read now and what they would read. */
export function ChangeTable({ visit, change }: { visit: Visit; change: ProductChange }) {
  const { changes: words, form } = visit.words.catalog;
  const label = (field: TextField) => (field === 'groupCode' ? form.group : form[field]);
  const shown = (field: TextField, value: string | number | null) => {
    if (value === null || value === '') return <em class="hint">{words.nothing}</em>;
    if (field === 'line') return lineName(visit.locale, String(value));
    return <span class="as-written">{typeof value === 'number' ? visit.number(value) : value}</span>;
  };
  return (
    <DataTable
      caption={words.caption}
      quietCaption
      columns={[{ label: words.field }, { label: words.before }, { label: words.after }]}
      rows={changesBetween(change.before, change.after).map(({ field, before, after }) => ({
        cells: [label(field), <del>{shown(field, before)}</del>, <ins>{shown(field, after)}</ins>],
      }))}
    />
  );
}

/** At the desk: the new texts that wait, or why they were refused. */
export function ChangePart({ visit, product, mayWrite }: { visit: Visit; product: ProductRow; mayWrite: boolean }) {
  const { changes: words } = visit.words.catalog;
  const { change } = product;
  if (product.state !== 'approved' || !change) return null;
  if (change.state === 'refused')
    return (
      <Notice tone="warning" title={words.refusedTitle}>
        <p>{change.refusal}</p>
        <p>{words.refusedText}</p>
      </Notice>
    );
  if (change.state !== 'pending') return null;
  return (
    <Section title={words.waitingTitle} lead={words.waitingLead(visit.moment(change.proposedAt))} panel id="change">
      <ChangeTable visit={visit} change={change} />
      {mayWrite && (
        <ActionForm
          action={paths.desk.withdrawChange(visit.seat.slug, product.slug)}
          label={words.withdraw}
          kind="quiet"
          confirm={{ question: words.withdrawQuestion, yes: words.withdrawYes }}
        />
      )}
    </Section>
  );
}
