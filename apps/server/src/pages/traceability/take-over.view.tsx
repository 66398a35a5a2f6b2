import { paths } from '../../paths.js';
import { Button, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { GoodsToTake, Receiver } from './hand-over.query.js';
import { UnitChoice, unitsOfBatch, WhenField } from './task.view.js';

interface TakeOverProps {
  visit: Visit;
  code: string;
  goods: GoodsToTake | undefined;
  desks: readonly Receiver[];
  /** Of the task and of a new batch to be. */
  ids: [string, string];
  form: Form;
}

export function TakeOverView({ visit, code, goods, desks, ids, form }: TakeOverProps) {
  const { handOver: words } = visit.words.chain;
  return (
    <>
      <PageHead title={words.receiveTitle} />
      {!goods || goods.cancelledAt ? (
        <Notice tone="warning">{words.noCode}</Notice>
      ) : (
        <>
          <GoodsFacts visit={visit} goods={goods} />
          {goods.receivedAt ? (
            <Notice>{words.isTaken(visit.day(goods.receivedAt))}</Notice>
          ) : desks.length === 0 ? (
            <Notice tone="warning">{words.noDesk}</Notice>
          ) : (
            <ConfirmForm visit={visit} code={code} goods={goods} desks={desks} ids={ids} form={form} />
          )}
        </>
      )}
    </>
  );
}

function GoodsFacts({ visit, goods }: { visit: Visit; goods: GoodsToTake }) {
  const { handOver: words } = visit.words.chain;
  return (
    <Section title={visit.say(goods.nameVi, goods.nameEn)} panel>
      <DefinitionList
        items={[
          { term: words.from, detail: goods.giver },
          { term: words.lot, detail: goods.lot },
          { term: words.givenAmount, detail: amountText(visit, goods.amount, goods.unit) },
          { term: words.givenAt, detail: visit.moment(goods.preparedAt) },
          { term: words.load, detail: <code>(00) {goods.sscc}</code> },
        ]}
      />
    </Section>
  );
}

function ConfirmForm({ visit, code, goods, desks, ids, form }: TakeOverProps & { goods: GoodsToTake }) {
  const { handOver: words } = visit.words.chain;
  const { batch: common } = visit.words.traceability;
  const [taskId, newBatchId] = ids;
  const sites = desks.flatMap(desk => desk.sites);
  const units = unitsOfBatch(visit, { unit: goods.unit, ownUnits: desks.flatMap(desk => desk.ownUnits) });
  return (
    <form class="form stack" method="post" action={paths.takeOver(code)}>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, siteId: words.receiveSite, amount: words.weighed, output: words.weighed }}
      />
      <input type="hidden" name="id" value={taskId} />
      <input type="hidden" name="newBatchId" value={newBatchId} />
      <NumberInput
        name="amount"
        label={words.weighed}
        hint={words.weighedHint}
        required
        decimal
        value={form.value('amount')}
        error={form.error('amount') ?? form.error('output')}
      />
      <UnitChoice visit={visit} units={units} chosen={form.value('unit')} />
      <Select
        {...form.input('target')}
        label={words.target}
        hint={words.targetHint}
        required
        placeholder=""
        options={desks.map(desk => ({ label: desk.name, options: targetsAt(visit, desk) }))}
      />
      <Select
        {...form.input('siteId')}
        label={words.receiveSite}
        required
        placeholder={common.chooseSite}
        options={sites.map(site => ({ value: site.id, label: `${site.name}, ${site.commune}` }))}
        value={form.value('siteId') ?? (sites.length === 1 ? sites[0]?.id : undefined)}
      />
      <WhenField visit={visit} form={form} />
      <TextInput {...form.input('note')} label={common.note} hint={visit.words.shell.optional} maxlength={300} />
      <Row>
        <Button icon="check">{words.confirm}</Button>
      </Row>
    </form>
  );
}

const targetsAt = (visit: Visit, { id, batches, products }: Receiver) => {
  const { handOver: words } = visit.words.chain;
  return [
    ...batches.map(batch => ({
      value: `batch:${id}:${batch.id}`,
      label: words.intoBatch(batch.lot, visit.say(batch.nameVi, batch.nameEn)),
    })),
    ...products.map(product => ({
      value: `product:${id}:${product.id}`,
      label: words.intoNew(visit.say(product.nameVi, product.nameEn)),
    })),
  ];
};
