import { serialInGroups } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button, Select, TextInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { RollProps } from './roll-props.js';

/** A strip of a free roll goes on packed goods. */
export function BindForm({ visit, roll, form, formId }: RollProps) {
  const desk = visit.words.labelDesk;
  if (roll.issued === 0) return <Notice tone="success">{desk.rollIsUsed}</Notice>;
  return (
    <Section title={desk.bind} lead={desk.bindLead} panel>
      {roll.batches.length === 0 ? (
        <>
          <Notice>{desk.nothingToBind}</Notice>
          <Row>
            <Button kind="secondary" href={paths.desk.batches(visit.seat.slug)}>
              {desk.toBatches}
            </Button>
          </Row>
        </>
      ) : (
        <form class="form stack" method="post" action={paths.desk.labelStrips(visit.seat.slug, roll.id)}>
          <input type="hidden" name="changeId" value={formId} />
          <Select
            {...form.input('batchId')}
            label={desk.batchId}
            required
            placeholder={desk.chooseBatch}
            options={roll.batches.map(batch => ({
              value: batch.id,
              label: desk.bindable(
                batch.lot,
                batch.packedOn ? visit.day(batch.packedOn) : '',
                visit.number(batch.left),
              ),
            }))}
          />
          <TextInput
            {...form.input('first')}
            label={desk.first}
            hint={roll.nextSerial ? desk.nextLabel(serialInGroups(roll.nextSerial)) : undefined}
            maxlength={200}
            size="medium"
            autocomplete="off"
          />
          <TextInput
            {...form.input('last')}
            label={desk.last}
            hint={desk.wholeRest(visit.number(roll.issued))}
            maxlength={200}
            size="medium"
            autocomplete="off"
          />
          <Row>
            <Button icon="check">{desk.bindYes}</Button>
          </Row>
        </form>
      )}
    </Section>
  );
}

/** What became of the roll: which stretch of it went where. */
export function Strips({ visit, roll }: RollProps) {
  const desk = visit.words.labelDesk;
  return (
    <Section title={desk.strips}>
      <DataTable
        caption={desk.strips}
        quietCaption
        empty={desk.noStrips}
        columns={[
          { label: desk.lotLabel },
          { label: desk.first },
          { label: desk.last },
          { label: desk.count, align: 'end' },
          { label: desk.activated },
        ]}
        rows={roll.strips.map(strip => ({
          tone: strip.isRecalled ? ('danger' as const) : undefined,
          cells: [
            <a href={paths.desk.batch(visit.seat.slug, strip.batchId)}>{strip.lot}</a>,
            serialInGroups(strip.first),
            serialInGroups(strip.last),
            visit.number(strip.labels),
            visit.moment(strip.boundAt),
          ],
        }))}
      />
    </Section>
  );
}
