import { canFlag } from '#libs/balance';
import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { Timeline } from '../../ui/lists.js';
import { Row, Section, Split } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { FlagPage } from './department-balance.query.js';
import { FlagFacts } from './flag-parts.js';

/** One flag before the officer: the numbers, what the co-op says, and the countersignature. */
export function FlagView({ visit, flag, form }: { visit: Visit; flag: FlagPage; form: Form }) {
  const { flag: words, kinds } = visit.words.balance;
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ decision: visit.words.balance.department.decision }}
      />
      <Split
        aside={
          <Section title={words.steps} panel>
            <Steps visit={visit} flag={flag} />
          </Section>
        }
      >
        <Section title={kinds[flag.kind]} panel>
          <FlagFacts visit={visit} flag={flag} />
          {flag.cooperative && flag.cooperativeSlug && (
            <p>
              <a href={paths.department.cooperative(flag.cooperativeSlug)}>{flag.cooperative}</a>
            </p>
          )}
        </Section>
        <Section title={words.explanation} panel>
          <p>{flag.explanation ?? visit.words.balance.states.open}</p>
        </Section>
        {canFlag('countersign', flag.state) && <Decision visit={visit} flag={flag} form={form} />}
      </Split>
    </>
  );
}

function Decision({ visit, flag, form }: { visit: Visit; flag: FlagPage; form: Form }) {
  const { department: words, flag: flagWords } = visit.words.balance;
  return (
    <Section title={flagWords.decision} panel>
      <form class="form stack" method="post" action={paths.department.decideFlag(flag.id, 'countersignature')}>
        <TextArea
          {...form.input('decision')}
          label={words.decision}
          hint={words.decisionHint}
          rows={3}
          maxlength={1000}
        />
        <Row>
          <Button icon="check">{words.countersign}</Button>
          <Button kind="secondary" formaction={paths.department.decideFlag(flag.id, 'rejection')}>
            {words.reject}
          </Button>
        </Row>
      </form>
    </Section>
  );
}

function Steps({ visit, flag }: { visit: Visit; flag: FlagPage }) {
  const { states, corrected } = visit.words.balance;
  return (
    <Timeline
      steps={flag.steps.map(step => ({
        title: states[step.state as keyof typeof states],
        when: visit.moment(step.happenedAt),
        at: step.happenedAt,
        who: step.who ?? undefined,
        note: step.words === 'errorDeclaration' ? corrected : step.words || undefined,
        state: step.state === 'rejected' ? ('wrong' as const) : ('done' as const),
      }))}
    />
  );
}
