import { serialInGroups } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button, Checkbox, NumberInput, TextInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { RollProps } from './roll-props.js';

/** Issued = on packs + void + spoiled + left, and whether what is left was found when somebody counted it. */
export function Reconciliation(props: RollProps) {
  const { visit, roll } = props;
  const desk = visit.words.labelDesk;
  return (
    <Section title={desk.reconciliation} lead={desk.reconciliationLead}>
      <Alarms {...props} />
      <DataTable
        caption={desk.reconciliation}
        quietCaption
        columns={[{ label: desk.what }, { label: desk.count, align: 'end' }]}
        rows={[
          [desk.onPacks, roll.active],
          [desk.sold, roll.sold],
          [desk.voided, roll.voided],
          [desk.spoiled, roll.spoiled],
          [desk.leftOver, roll.issued],
        ].map(([what, labels]) => ({ cells: [what, visit.number(Number(labels))] }))}
        footer={[desk.issuedInAll, visit.number(roll.quantity)]}
      />
      {!roll.batchId && roll.issued > 0 && (
        <>
          <CountForm {...props} />
          <WasteForm {...props} />
        </>
      )}
    </Section>
  );
}

function Alarms({ visit, roll }: RollProps) {
  const desk = visit.words.labelDesk;
  const told = roll.active + roll.sold + roll.voided + roll.spoiled + roll.issued;
  return (
    <>
      {told !== roll.quantity && (
        <Notice tone="danger">{desk.doesNotAddUp(visit.number(told), visit.number(roll.quantity))}</Notice>
      )}
      {roll.earlyLooks > 0 && <Notice tone="danger">{desk.earlyLooks(visit.number(roll.earlyLooks))}</Notice>}
      <LastCount visit={visit} roll={roll} />
    </>
  );
}

function LastCount({ visit, roll }: Pick<RollProps, 'visit' | 'roll'>) {
  const desk = visit.words.labelDesk;
  const { counted, expected, countedAt, countedBy } = roll;
  if (counted === null || expected === null || !countedAt) return null;
  const when = desk.countedBy(countedBy ?? '', visit.moment(countedAt));
  if (counted === expected)
    return <Notice tone="success">{`${desk.countAgrees(visit.number(counted))} ${when}`}</Notice>;
  const [missing, spare] = [expected - counted, counted - expected];
  return (
    <Notice tone="danger" title={missing > 0 ? desk.missing(visit.number(missing)) : desk.spare(visit.number(spare))}>
      {`${desk.countDiffers(visit.number(counted), visit.number(expected))} ${when}`}
    </Notice>
  );
}

function CountForm({ visit, roll, form, formId }: RollProps) {
  const desk = visit.words.labelDesk;
  return (
    <form class="form stack" method="post" action={paths.desk.labelCounts(visit.seat.slug, roll.id)}>
      <input type="hidden" name="countId" value={formId} />
      <NumberInput
        {...form.input('counted')}
        label={desk.counted}
        hint={
          roll.nextSerial && roll.lastSerial
            ? desk.fromTo(serialInGroups(roll.nextSerial), serialInGroups(roll.lastSerial))
            : undefined
        }
        unit={desk.unit}
        required
      />
      <Row>
        <Button kind="secondary">{desk.countYes}</Button>
      </Row>
    </form>
  );
}

function WasteForm({ visit, roll, form }: RollProps) {
  const desk = visit.words.labelDesk;
  return (
    <details class="stack" open={form.error('wasteFirst') !== undefined || form.error('wasteLast') !== undefined}>
      <summary>{desk.waste}</summary>
      <form class="form stack" method="post" action={paths.desk.labelWaste(visit.seat.slug, roll.id)}>
        <p>{desk.wasteLead}</p>
        <TextInput
          {...form.input('wasteFirst')}
          label={desk.wasteFirst}
          maxlength={200}
          size="medium"
          autocomplete="off"
          required
        />
        <TextInput
          {...form.input('wasteLast')}
          label={desk.wasteLast}
          maxlength={200}
          size="medium"
          autocomplete="off"
          required
        />
        <Checkbox
          name="wasted"
          label={desk.voidConfirm}
          checked={form.value('wasted') === 'yes'}
          error={form.error('wasted')}
        />
        <Row>
          <Button kind="danger">{desk.wasteYes}</Button>
        </Row>
      </form>
    </details>
  );
}
