import { qrSvg } from '#libs/labels';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { HandOverOfBatch, HandOverPage } from './hand-over.query.js';
import { UnitChoice, unitsOfBatch, WhenField } from './task.view.js';

interface HandOverProps {
  visit: Visit;
  batch: HandOverPage;
  /** Of the task and of the hand-over to be. */
  ids: [string, string];
  form: Form;
}

export function HandOverView({ visit, batch, ids, form }: HandOverProps) {
  const { handOver: words } = visit.words.chain;
  const open = batch.handOvers.filter(one => !one.receivedAt && !one.cancelledAt);
  const past = batch.handOvers.filter(one => one.receivedAt ?? one.cancelledAt);
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, siteId: words.site, input: words.amount }}
      />
      {open.map(one => (
        <OpenHandOver visit={visit} batch={batch} one={one} />
      ))}
      {batch.balance > 0n && batch.sites.length > 0 && <GiveForm visit={visit} batch={batch} ids={ids} form={form} />}
      <Section title={words.past} panel>
        {past.length === 0 ? <p>{words.none}</p> : <Past visit={visit} batch={batch} past={past} />}
      </Section>
      <Row>
        <Button kind="quiet" href={paths.desk.batch(visit.seat.slug, batch.id)}>
          {words.toBatch}
        </Button>
      </Row>
    </>
  );
}

/** The code is an address of ours: any phone's camera opens it; signed in there, the receiver confirms. */
function OpenHandOver({ visit, batch, one }: { visit: Visit; batch: HandOverPage; one: HandOverOfBatch }) {
  const { handOver: words } = visit.words.chain;
  const address = visit.origin + paths.takeOver(one.code);
  return (
    <Section title={words.open} lead={words.scanThis} panel>
      <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(address, { title: words.scanThis, modulePx: 6 }) }} />
      <DefinitionList
        items={[
          { term: words.amount, detail: amountText(visit, BigInt(one.amount), batch.unit) },
          { term: words.code, detail: <code>{one.code.replace(/(.{4})(?=.)/g, '$1 ')}</code> },
          { term: words.load, detail: <code>(00) {one.sscc}</code> },
          {
            term: words.goods,
            detail: batch.bulkGtin && <code>{`https://id.gs1.org/01/${batch.bulkGtin}/10/${batch.lot}`}</code>,
          },
        ]}
      />
      <ActionForm
        action={paths.desk.handOverBack(visit.seat.slug, batch.id)}
        label={words.takeBack}
        kind="quiet"
        fields={{ handOverId: one.id }}
        confirm={{ question: words.takeBackSure, yes: words.takeBack }}
      />
    </Section>
  );
}

function GiveForm({ visit, batch, ids, form }: HandOverProps) {
  const { handOver: words } = visit.words.chain;
  const { batch: common } = visit.words.traceability;
  const [taskId, handOverId] = ids;
  return (
    <Section title={words.link} lead={words.lead} panel>
      <form class="form stack" method="post" action={paths.desk.handOver(visit.seat.slug, batch.id)}>
        <input type="hidden" name="id" value={taskId} />
        <input type="hidden" name="handOverId" value={handOverId} />
        <NumberInput
          name="amount"
          label={words.amount}
          hint={common.inputHint(amountText(visit, batch.balance, batch.unit))}
          required
          decimal
          value={form.value('amount')}
          error={form.error('amount') ?? form.error('input')}
        />
        <UnitChoice visit={visit} units={unitsOfBatch(visit, batch)} chosen={form.value('unit')} />
        <Select
          {...form.input('siteId')}
          label={words.site}
          required
          placeholder={common.chooseSite}
          options={batch.sites.map(site => ({ value: site.id, label: `${site.name}, ${site.commune}` }))}
          value={form.value('siteId') ?? (batch.sites.length === 1 ? batch.sites[0]?.id : undefined)}
        />
        <WhenField visit={visit} form={form} />
        <TextInput {...form.input('note')} label={common.note} hint={visit.words.shell.optional} maxlength={300} />
        <Row>
          <Button icon="truck">{words.submit}</Button>
        </Row>
      </form>
    </Section>
  );
}

function Past({ visit, batch, past }: { visit: Visit; batch: HandOverPage; past: readonly HandOverOfBatch[] }) {
  const { handOver: words } = visit.words.chain;
  const say = (amount: bigint) => amountText(visit, amount, batch.unit);
  return (
    <ul>
      {past.map(({ amount, received, receiver, preparedAt, cancelledAt }) => {
        const lost = received === null ? 0n : BigInt(amount) - BigInt(received);
        const outcome = cancelledAt ? words.cancelled : words.taken(receiver ?? '', say(BigInt(received ?? 0)));
        const told = [visit.moment(preparedAt), words.given(say(BigInt(amount))), outcome];
        return <li>{[...told, ...(lost > 0n ? [words.lost(say(lost))] : [])].join(' · ')}</li>;
      })}
    </ul>
  );
}
