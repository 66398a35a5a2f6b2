import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, NumberInput, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { DeliveriesPage } from './deliveries.query.js';
import { UnitChoice, unitsOfBatch, WhenField } from './task.view.js';

interface DeliveriesProps {
  visit: Visit;
  batch: DeliveriesPage;
  /** Of the delivery to be. */
  deliveryId: string;
  form: Form;
}

export function DeliveriesView({ visit, batch, deliveryId, form }: DeliveriesProps) {
  const { deliveries: words } = visit.words.chain;
  const { batch: common } = visit.words.traceability;
  const { slug } = visit.seat;
  return (
    <>
      <form class="form stack" method="post" action={paths.desk.deliveries(slug, batch.id)}>
        <p>{words.lead}</p>
        <FormErrors
          title={visit.words.forms.summary(form.errors.length)}
          errors={[...form.errors]}
          labels={{ ...words, happenedAt: common.when }}
        />
        <input type="hidden" name="id" value={deliveryId} />
        <TextInput
          {...form.input('supplier')}
          label={words.supplier}
          hint={words.supplierHint}
          required
          maxlength={12}
          size="medium"
        />
        <TextInput {...form.input('name')} label={words.name} hint={words.nameHint} maxlength={80} />
        <NumberInput {...form.input('amount')} label={words.amount} required decimal />
        <UnitChoice visit={visit} units={unitsOfBatch(visit, batch)} chosen={form.value('unit')} />
        <WhenField visit={visit} form={form} />
        <Row>
          <Button icon="check">{words.submit}</Button>
          <Button kind="quiet" href={paths.desk.batch(slug, batch.id)}>
            {visit.words.chain.handOver.toBatch}
          </Button>
        </Row>
      </form>
      {batch.deliveries.length === 0 ? <p>{words.none}</p> : <Book visit={visit} batch={batch} />}
    </>
  );
}

function Book({ visit, batch }: Pick<DeliveriesProps, 'visit' | 'batch'>) {
  const { deliveries: words } = visit.words.chain;
  const { slug } = visit.seat;
  const say = (amount: string | bigint) => amountText(visit, BigInt(amount), batch.unit);
  const total = batch.sums.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return (
    <>
      <Section title={words.sums} lead={words.compare(say(total), say(batch.gathered))}>
        <DataTable
          caption={words.sums}
          quietCaption
          columns={[
            { label: words.supplier },
            { label: words.name },
            { label: words.times, align: 'end' },
            { label: words.amount, align: 'end' },
          ]}
          rows={batch.sums.map(one => ({ cells: [one.code, one.name, visit.number(one.times), say(one.amount)] }))}
          footer={[words.total, '', '', say(total)]}
        />
      </Section>
      <Section title={words.each}>
        <DataTable
          caption={words.each}
          quietCaption
          columns={[
            { label: words.when },
            { label: words.supplier },
            { label: words.amount, align: 'end' },
            { label: words.withdraw, quiet: true },
          ]}
          rows={batch.deliveries.map(one => ({
            tone: one.isWithdrawn ? ('muted' as const) : undefined,
            cells: [
              visit.moment(one.deliveredAt),
              one.code,
              one.isWithdrawn ? <s>{say(one.amount)}</s> : `${say(one.amount)} (${one.said})`,
              one.isWithdrawn ? (
                words.withdrawn
              ) : (
                <ActionForm
                  action={paths.desk.withdrawDelivery(slug, batch.id)}
                  label={words.withdraw}
                  kind="quiet"
                  fields={{ delivery: one.id }}
                />
              ),
            ],
          }))}
        />
      </Section>
    </>
  );
}
