import { paths } from '../../paths.js';
import { Button, DateInput, RadioCards, TextArea, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { formFor, type FormInPlace } from './form-in-place.js';
import type { ProductRow, ProductTakedown } from './product-sql.js';

interface PartProps {
  visit: Visit;
  product: ProductRow;
  sent?: FormInPlace;
}

/** By whose order, in time or late, and what was said to it: the same to the co-op and to the department. */
export function TakedownFacts({ visit, takedown }: { visit: Visit; takedown: ProductTakedown }) {
  const { takedown: words } = visit.words.catalog;
  const wasInTime = takedown.takenDownAt <= takedown.dueAt;
  const moment = (at: string | null) => at && visit.moment(at);
  return (
    <DefinitionList
      items={[
        { term: words.reference, detail: takedown.reference },
        { term: words.authority, detail: takedown.authority },
        { term: words.reason, detail: takedown.reason },
        { term: words.orderedAt, detail: moment(takedown.orderedAt) },
        { term: words.dueAt, detail: moment(takedown.dueAt) },
        {
          term: words.takenDownAt,
          detail: `${moment(takedown.takenDownAt)} – ${wasInTime ? words.inTime : words.late}`,
        },
        { term: words.appealUntil, detail: !takedown.appeal && moment(takedown.appealUntil) },
        { term: words.appeal, detail: takedown.appeal },
        { term: words.appealedAt, detail: moment(takedown.appealedAt) },
        { term: words.answerDueAt, detail: !takedown.decision && moment(takedown.answerDueAt) },
        {
          term: words.decision,
          detail: takedown.decision && `${words.decisions[takedown.decision]}: ${takedown.decisionReason}`,
        },
      ]}
    />
  );
}

/** At the desk: the order that took it down, and the form of the appeal while one can be made. */
export function TakedownPart({ visit, product, sent, mayAppeal }: PartProps & { mayAppeal: boolean }) {
  const { takedown: words } = visit.words.catalog;
  const { takedown } = product;
  if (!takedown) return null;
  const isOpen = product.state === 'taken-down' && !takedown.appeal && new Date(takedown.appealUntil) >= visit.now;
  const { form, idOf } = formFor(sent, 'appeal');
  return (
    <Section title={words.title} panel id="takedown">
      <TakedownFacts visit={visit} takedown={takedown} />
      {isOpen && !mayAppeal && <p class="hint">{words.directorAppeals}</p>}
      {isOpen && mayAppeal && (
        <form class="form stack" method="post" action={paths.desk.appeal(visit.seat.slug, product.slug)}>
          <TextArea
            {...form.input('appeal')}
            id={idOf('appeal')}
            label={words.appeal}
            hint={words.appealHint}
            rows={4}
            maxlength={3000}
            required
          />
          <Button kind="secondary">{words.file}</Button>
        </form>
      )}
    </Section>
  );
}

/** In the department: the order is written down, and the product is out of the shop. */
export function TakedownForm({ visit, product, sent }: PartProps) {
  const { department, takedown: words } = visit.words.catalog;
  const { form, idOf } = formFor(sent, 'takedown');
  const own = (name: string) => ({ ...form.input(name), id: idOf(name) });
  return (
    <form class="form stack" method="post" action={paths.department.decideProduct(product.slug, 'takedown')}>
      <p class="hint">{department.takeDownLead}</p>
      <TextInput {...own('reference')} label={words.reference} hint={words.referenceHint} maxlength={120} required />
      <TextInput {...own('authority')} label={words.authority} maxlength={200} required />
      <DateInput {...own('orderedAt')} label={words.orderedAt} hint={words.orderedAtHint} time />
      <DateInput {...own('dueAt')} label={words.dueAt} hint={words.dueAtHint} time />
      <TextArea
        {...own('reason')}
        label={department.reason}
        hint={department.reasonHint}
        rows={3}
        maxlength={1000}
        required
      />
      <Button kind="danger">{department.takeDown}</Button>
    </form>
  );
}

/** In the department: the appeal waits for an answer. */
export function AppealForm({ visit, product, sent }: PartProps) {
  const { department, takedown: words } = visit.words.catalog;
  const { form, idOf } = formFor(sent, 'appeal');
  return (
    <form class="form stack" method="post" action={paths.department.decideProduct(product.slug, 'appeal')}>
      <RadioCards
        name="decision"
        label={words.decision}
        value={form.value('decision')}
        error={form.error('decision')}
        options={(['lifted', 'upheld'] as const).map(value => ({ value, label: words.decisions[value] }))}
        required
      />
      <TextArea
        {...form.input('reason')}
        id={idOf('reason')}
        label={department.reason}
        rows={3}
        maxlength={1000}
        required
      />
      <Button>{words.answer}</Button>
    </form>
  );
}
