import { ActionForm, Button, Checkbox, FormErrors } from '../../ui/forms.js';
import { Timeline } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Split } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { AnswersPart } from './answers-part.view.js';
import { PlacesPart } from './places-part.view.js';
import { ReachFacts, RecallBadge } from './recall-parts.js';
import type { RecallPage } from './recall-page.query.js';
import type { RecallViewProps } from './recall-props.js';

/** One recall, for the department and for the co-op whose goods it reaches. */
export function RecallView(props: RecallViewProps) {
  const { visit, recall, reach, places, isOwn, notice, form } = props;
  const { page: words, reach: reachWords } = visit.words.recalls;
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, confirmed: words.confirm }}
      />
      <Split
        aside={
          <Section title={words.steps} panel>
            <Steps visit={visit} recall={recall} />
          </Section>
        }
      >
        <Section title={words.reason} panel>
          <p>
            <RecallBadge visit={visit} recall={recall} />
          </p>
          <p>{visit.say(recall.reasonVi, recall.reasonEn)}</p>
          {recall.withSiblings && <p class="hint">{words.withSiblings}</p>}
          {notice && (
            <Row>
              <Button kind="secondary" href={notice}>
                {recall.isDrill ? words.drillNotice : words.notice}
              </Button>
            </Row>
          )}
        </Section>
        {reach && (
          <Section title={reachWords.title} panel>
            <ReachFacts visit={visit} reach={reach} />
            <PlacesPart visit={visit} places={places} isOwn={isOwn} />
          </Section>
        )}
        {recall.state === 'proposed' && <Waiting {...props} />}
        <AnswersPart {...props} />
      </Split>
    </>
  );
}

/** A proposal waits for somebody else; whoever made it may take it back. */
function Waiting({ visit, recall, form, to, mayAct }: RecallViewProps) {
  const { page: words } = visit.words.recalls;
  const isOwn = recall.proposedBy === visit.me.personId;
  const state = recall.isDrill ? words.drillWaits : words.waits;
  return (
    <Section title={words.confirmation} panel>
      <Notice tone="warning">{isOwn ? `${state} ${words.notYou}` : mayAct ? state : `${state} ${words.others}`}</Notice>
      {mayAct && !isOwn && (
        <form class="form stack" method="post" action={to('confirmation')}>
          <Checkbox
            name="confirmed"
            label={recall.isDrill ? words.drillUnderstood : words.understood}
            required
            error={form.error('confirmed')}
          />
          <Row>
            <Button kind={recall.isDrill ? 'primary' : 'danger'}>
              {recall.isDrill ? words.drillConfirm : words.confirm}
            </Button>
          </Row>
        </form>
      )}
      {mayAct && (
        <ActionForm
          action={to('withdrawal')}
          label={words.withdraw}
          kind="quiet"
          confirm={{ question: recall.isDrill ? words.drillWithdrawAsk : words.withdrawAsk, yes: words.withdrawYes }}
        />
      )}
    </Section>
  );
}

function Steps({ visit, recall }: { visit: Visit; recall: RecallPage }) {
  const { page: words, states } = visit.words.recalls;
  const step = (title: string, who: string | null, at: Date | null, note?: string) =>
    at
      ? [{ title, who: who ?? undefined, when: visit.moment(at), at: at.toISOString(), note, state: 'done' as const }]
      : [];
  const took =
    recall.tookMs !== null && recall.confirmedAt
      ? words.took(
          visit.number(recall.tookMs),
          visit.number(Math.round((recall.confirmedAt.getTime() - recall.proposedAt.getTime()) / 60_000)),
        )
      : undefined;
  return (
    <Timeline
      label={words.steps}
      steps={[
        ...step(states.proposed, recall.proposer, recall.proposedAt),
        ...step(recall.isDrill ? words.drilled : states.confirmed, recall.confirmer, recall.confirmedAt, took),
        ...step(states[recall.state], recall.ender, recall.endedAt),
      ]}
    />
  );
}
