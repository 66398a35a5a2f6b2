import { complaintActions, FATES, nextComplaintActions, type ComplaintState, type Side } from '#libs/complaints';
import { dong } from '#platform/money';
import { Badge, type BadgeProps } from '../../ui/badges.js';
import { Button, Checkbox, MoneyInput, RadioCards, TextArea } from '../../ui/forms.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from '../ordering/basket.view.js';
import type { ShownComplaint } from './complaint-sql.js';

const TONES: Readonly<Record<ComplaintState, BadgeProps['tone']>> = {
  open: 'warning',
  'awaiting-goods': 'info',
  offered: 'info',
  escalated: 'warning',
  settled: 'success',
  refused: 'danger',
  dismissed: 'plain',
  withdrawn: 'plain',
};

export function ComplaintBadge({ visit, state }: { visit: Visit; state: ComplaintState }) {
  return <Badge tone={TONES[state]}>{visit.words.complaints.states[state]}</Badge>;
}

export interface ComplaintPartProps {
  visit: Visit;
  complaint: ShownComplaint;
  /** Who looks at it. */
  side: Exclude<Side, 'market'>;
  /** Where what they do is sent. */
  action: string;
  photo: (id: string) => string;
  form: Form;
}

/** What it is about, what was said, and what the one who looks may do: the same for all sides. */
export function ComplaintPart({ visit, complaint, side, action, photo, form }: ComplaintPartProps) {
  const { complaints: words } = visit.words;
  return (
    <Section title={`${words.reasons[complaint.reason]}: ${words.wishes[complaint.wish].toLowerCase()}`} panel>
      <div class="stack">
        <p>
          <ComplaintBadge visit={visit} state={complaint.state} />
        </p>
        <Facts visit={visit} complaint={complaint} />
        {complaint.photos.length > 0 && (
          <p class="row">
            {complaint.photos.map(({ id, width, height }, at) => (
              <a href={photo(id)}>
                <img
                  src={photo(id)}
                  width={Math.round((160 * width) / Math.max(width, height))}
                  height={Math.round((160 * height) / Math.max(width, height))}
                  alt={words.photo(visit.number(at + 1))}
                  loading="lazy"
                />
              </a>
            ))}
          </p>
        )}
        <Thread visit={visit} complaint={complaint} />
        <StepForm visit={visit} complaint={complaint} side={side} action={action} form={form} />
      </div>
    </Section>
  );
}

function Facts({ visit, complaint }: { visit: Visit; complaint: ShownComplaint }) {
  const { complaints: words } = visit.words;
  const { state, lines, answerBy, offered, amount, isBack } = complaint;
  const goods = lines.map(line => `${visit.number(line.quantity)} × ${nameOf(visit, line)}, ${netOf(visit, line)}`);
  const sum = amount === null ? '' : visit.dong(dong(amount));
  return (
    <DefinitionList
      items={[
        { term: words.goods, detail: goods.length > 0 && goods.join('; ') },
        { term: words.answerBy, detail: answerBy && visit.day(new Date(answerBy)) },
        { term: words.offered, detail: state === 'offered' && offered !== null && visit.dong(dong(offered)) },
        { term: words.goesBack, detail: sum && (isBack ? words.goesBackDone(sum) : words.goesBackOwed(sum)) },
      ]}
    />
  );
}

function Thread({ visit, complaint: { messages } }: { visit: Visit; complaint: ShownComplaint }) {
  const { complaints: words } = visit.words;
  return (
    <Timeline
      label={words.thread}
      steps={messages.map(({ side, action, text, at }) => ({
        title: `${words.sides[side]} ${words.did[action]}`,
        when: visit.moment(at),
        at,
        note: text || undefined,
      }))}
    />
  );
}

/** Drawn by the table that the verbs obey. */
function StepForm({ visit, complaint, side, action, form }: Omit<ComplaintPartProps, 'photo'>) {
  const { complaints: words } = visit.words;
  const actions = nextComplaintActions(side, complaint);
  if (actions.length === 0) return null;
  const hasGoods = complaint.lines.length > 0;
  const isLess = hasGoods && !complaint.isWhole && actions.some(one => complaintActions[one].less);
  const pays = hasGoods && side !== 'buyer' && actions.some(one => complaintActions[one].pays);
  return (
    <form class="form stack" method="post" action={action}>
      <RadioCards
        name="action"
        value={form.value('action') ?? (actions.length === 1 ? actions[0] : undefined)}
        error={form.error('action')}
        label={words.action}
        required
        options={actions.map(value => ({ value, label: words.actions[value] }))}
      />
      <TextArea {...form.input('text')} label={words.stepText} hint={words.stepTextHint} rows={3} maxlength={3000} />
      {isLess && <MoneyInput {...form.input('amount')} label={words.amount} hint={words.amountHint} />}
      {pays && !complaint.withDelivery && (
        <Checkbox name="withDelivery" label={words.withDelivery} checked={form.value('withDelivery') === 'yes'} />
      )}
      {actions.includes('receive') && (
        <RadioCards
          {...form.input('fate')}
          label={words.fate}
          options={FATES.map(value => ({ value, label: words.fates[value] }))}
        />
      )}
      <Button kind="secondary">{words.save}</Button>
    </form>
  );
}
