import { PROMOTION_KINDS } from '#libs/promotions';
import {
  ActionForm,
  Button,
  Checkbox,
  DateInput,
  FormErrors,
  MoneyInput,
  NumberInput,
  Select,
  TextInput,
} from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { aboutOf, conditionsOf, stateOf } from './promotion-texts.js';
import type { Choices, PromotionRow } from './promotions.query.js';

export interface PromotionsProps {
  visit: Visit;
  lead: string;
  rows: readonly PromotionRow[];
  choices: Choices;
  form: Form;
  /** Where the form goes, and where one is ended. */
  here: string;
  end: (id: string) => string;
  /** At the desk of a co-op it is always about its own goods. */
  isOwn: boolean;
}

export function PromotionsView(props: PromotionsProps) {
  const { visit, lead, rows, form } = props;
  const words = visit.words.promotions;
  const labels = { ...words, code: words.newCode, leastGoods: words.least };
  return (
    <Stack>
      <p class="lead">{lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={
          Object.fromEntries(Object.entries(labels).filter(([, text]) => typeof text === 'string')) as Record<
            string,
            string
          >
        }
      />
      <Section title={words.all}>
        {rows.length === 0 ? (
          <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
        ) : (
          <PromotionTable {...props} />
        )}
      </Section>
      <Section title={words.open} lead={words.openLead} panel>
        <PromotionForm {...props} />
      </Section>
    </Stack>
  );
}

function PromotionTable({ visit, rows, end }: PromotionsProps) {
  const words = visit.words.promotions;
  return (
    <DataTable
      caption={words.all}
      quietCaption
      columns={[
        { label: words.name },
        { label: words.about },
        { label: words.days },
        { label: words.used, align: 'end' },
        { label: words.spent, align: 'end' },
        { label: words.state },
        { label: words.actions, quiet: true },
      ]}
      rows={rows.map(row => {
        const state = stateOf(row, visit.today);
        return {
          cells: [
            <div>
              <strong>{visit.say(row.nameVi, row.nameEn)}</strong>
              <br />
              {row.code ? <span class="nowrap">{row.code}</span> : <span class="hint">{words.automatic}</span>}
            </div>,
            <div>
              {aboutOf(visit, row)}
              {conditionsOf(visit, row).map(text => (
                <div class="hint">{text}</div>
              ))}
            </div>,
            `${visit.day(row.validFrom)} – ${visit.day(row.validTo)}`,
            words.usedOf(visit.number(row.used), row.mostUses === null ? '' : visit.number(row.mostUses)),
            words.spentOf(visit.dong(row.spent), visit.dong(row.budget)),
            words.states[state],
            state === 'ended' || state === 'over' ? null : (
              <ActionForm
                action={end(row.id)}
                label={words.end}
                kind="danger"
                confirm={{ question: words.endQuestion, yes: words.endYes }}
              />
            ),
          ],
        };
      })}
    />
  );
}

function PromotionForm(props: PromotionsProps) {
  const { visit, choices, form, here } = props;
  const words = visit.words.promotions;
  const kept = visit.number((10_000 - (choices.ceilingBp ?? 10_000)) / 100);
  return (
    <form class="form stack" method="post" action={here}>
      {choices.ceilingBp !== null && <p>{words.ceiling(kept)}</p>}
      <TextInput {...form.input('nameVi')} label={words.nameVi} hint={words.nameViHint} maxlength={80} required />
      <TextInput {...form.input('nameEn')} label={words.nameEn} maxlength={80} required />
      <TextInput {...form.input('code')} label={words.newCode} hint={words.newCodeHint} maxlength={24} size="medium" />
      <Select
        {...form.input('kind')}
        label={words.kind}
        options={PROMOTION_KINDS.map(kind => ({ value: kind, label: words.kinds[kind] }))}
        required
      />
      <NumberInput {...form.input('rate')} label={words.rate} hint={words.rateHint} unit="%" decimal />
      <MoneyInput {...form.input('amount')} label={words.amount} hint={words.amountHint} />
      <MoneyInput {...form.input('most')} label={words.most} hint={words.mostHint} />
      <MoneyInput {...form.input('leastGoods')} label={words.least} hint={words.leastHint} />
      <GoodsChoices {...props} />
      <Checkbox
        name="isFirstOrder"
        label={words.isFirstOrder}
        checked={form.value('isFirstOrder') === 'yes'}
        error={form.error('isFirstOrder')}
      />
      <DateInput
        {...form.input('validFrom')}
        value={form.value('validFrom') ?? visit.today}
        label={words.validFrom}
        required
      />
      <DateInput {...form.input('validTo')} label={words.validTo} required />
      <NumberInput {...form.input('mostUses')} label={words.mostUses} hint={words.leastHint} />
      <NumberInput {...form.input('mostPerBuyer')} label={words.mostPerBuyer} hint={words.leastHint} />
      <MoneyInput {...form.input('budget')} label={words.budget} hint={words.budgetHint} required />
      <Row>
        <Button>{words.submit}</Button>
      </Row>
    </form>
  );
}

/** Which goods it is about. */
function GoodsChoices({ visit, choices, form, isOwn }: PromotionsProps) {
  const words = visit.words.promotions;
  return (
    <>
      {!isOwn && (
        <Select
          {...form.input('cooperative')}
          label={words.cooperative}
          placeholder={words.any}
          options={choices.cooperatives.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        {...form.input('group')}
        label={words.group}
        placeholder={words.any}
        options={choices.groups.map(({ code, nameVi, nameEn }) => ({
          value: code,
          label: `${code}. ${visit.say(nameVi, nameEn)}`,
        }))}
      />
      {!isOwn && (
        <Select
          {...form.input('commune')}
          label={words.commune}
          placeholder={words.any}
          options={choices.communes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  );
}
