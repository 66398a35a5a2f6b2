import { COD_BEARERS } from '#libs/delivery';
import { dayOf } from '#platform/clock';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import {
  Button,
  Checkbox,
  DateInput,
  FormErrors,
  MoneyInput,
  NumberInput,
  Select,
  TextArea,
  TextInput,
} from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { blankForm, type Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { OperatorNav } from '../operator/operator-nav.js';
import type { PriceListRow } from './tariffs.query.js';

interface TariffsProps {
  visit: Visit;
  lists: readonly PriceListRow[];
  form: Form;
}

export function TariffsView({ visit, lists, form }: TariffsProps) {
  const words = visit.words.delivery.tariffs;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <OperatorNav visit={visit} here={paths.operatorTariffs} />
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words.fields }}
      />
      {lists.length === 0 && <EmptyState title={words.empty} line="tea" />}
      {lists.map(list => (
        <ListPart visit={visit} list={list} />
      ))}
      <NewList visit={visit} form={form} />
    </Stack>
  );
}

const BASIS_POINTS = 10_000;

function ListPart({ visit, list }: { visit: Visit; list: PriceListRow }) {
  const { tariffs: words, zones } = visit.words.delivery;
  const until = list.validTo ? words.until(visit.day(list.validTo)) : words.open;
  const weights = [...new Set(list.steps.map(step => step.upToGrams))];
  const fee = (zone: string, grams: number) => {
    const step = list.steps.find(one => one.zone === zone && one.upToGrams === grams);
    return step ? visit.dong(dong(step.fee)) : '';
  };
  return (
    <Section title={words.from(visit.day(list.validFrom))} lead={`${until} ${list.source}`} panel>
      {list.isDemo && <Notice tone="warning">{words.demo}</Notice>}
      <DataTable
        caption={words.steps}
        columns={[
          { label: words.upTo, align: 'end' },
          { label: zones['same-province'], align: 'end' },
          { label: zones['other-province'], align: 'end' },
        ]}
        rows={weights.map(grams => ({
          cells: [words.grams(visit.number(grams)), fee('same-province', grams), fee('other-province', grams)],
        }))}
      />
      <DefinitionList
        items={[
          { term: words.fields.divisor, detail: words.divisorText(visit.number(list.divisor)) },
          { term: words.fields.remoteFee, detail: visit.dong(list.remoteFee) },
          { term: words.fields.remote, detail: list.remote.map(({ name }) => name).join(', ') },
          {
            term: words.cod,
            detail: `${words.codText(visit.dong(list.codFee), visit.percent(list.codBasisPoints / BASIS_POINTS))}. ${words.codBearers[list.codBorneBy]}`,
          },
          { term: words.days, detail: words.daysText(list.daysNear, list.daysFar) },
          { term: words.state, detail: isHeld(visit, list) && <Badge tone="success">{words.held}</Badge> },
        ]}
      />
    </Section>
  );
}

const isHeld = ({ now }: Visit, { validFrom, validTo }: PriceListRow): boolean =>
  validFrom <= dayOf(now) && (validTo === null || validTo >= dayOf(now));

function NewList({ visit, form }: Omit<TariffsProps, 'lists'>) {
  const words = visit.words.delivery.tariffs;
  const { fields } = words;
  return (
    <Section title={words.add} lead={words.addLead} panel>
      <form class="form stack" method="post" action={paths.operatorTariffs}>
        <DateInput {...form.input('validFrom')} label={fields.validFrom} required min={dayOf(visit.now)} />
        <DateInput {...form.input('validTo')} label={fields.validTo} hint={words.validToHint} />
        <TextInput {...form.input('source')} label={fields.source} hint={words.sourceHint} required maxlength={200} />
        <Checkbox
          name="isDemo"
          label={fields.isDemo}
          checked={form.value('isDemo') === 'yes'}
          error={form.error('isDemo')}
        />
        <TextArea {...form.input('steps')} label={fields.steps} hint={words.stepsHint} rows={8} required />
        <NumberInput
          {...form.input('divisor')}
          label={fields.divisor}
          hint={words.divisorHint}
          unit="cm³/kg"
          required
        />
        <MoneyInput {...form.input('remoteFee')} label={fields.remoteFee} required />
        <TextArea {...form.input('remote')} label={fields.remote} hint={words.remoteHint} rows={6} />
        <MoneyInput {...form.input('codFee')} label={fields.codFee} hint={words.codHint} required />
        <NumberInput {...form.input('codPercent')} label={fields.codPercent} unit="%" decimal required />
        <Select
          {...form.input('codBorneBy')}
          label={fields.codBorneBy}
          options={COD_BEARERS.map(value => ({ value, label: words.codBearers[value] }))}
          required
        />
        <NumberInput {...form.input('daysNear')} label={fields.daysNear} required />
        <NumberInput {...form.input('daysFar')} label={fields.daysFar} required />
        <Button>{words.save}</Button>
      </form>
    </Section>
  );
}

/** A new list begins as a copy of the latest: most of it stays. */
export function formLike(list: PriceListRow | undefined): Form {
  if (!list)
    return blankForm({ divisor: '6000', remoteFee: '0', codFee: '0', codPercent: '0', codBorneBy: 'cooperative' });
  const fee = (zone: string, grams: number) =>
    list.steps.find(step => step.zone === zone && step.upToGrams === grams)?.fee ?? '';
  const weights = [...new Set(list.steps.map(step => step.upToGrams))];
  return blankForm({
    steps: weights.map(grams => `${grams} ${fee('same-province', grams)} ${fee('other-province', grams)}`).join('\n'),
    divisor: String(list.divisor),
    remoteFee: String(list.remoteFee),
    remote: list.remote.map(({ code, name }) => `${code} ${name}`).join('\n'),
    codFee: String(list.codFee),
    codPercent: String(list.codBasisPoints / 100).replace('.', ','),
    codBorneBy: list.codBorneBy,
    daysNear: String(list.daysNear),
    daysFar: String(list.daysFar),
  });
}
