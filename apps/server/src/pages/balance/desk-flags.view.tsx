import { canFlag } from '#libs/balance';
import { mayAtDesk } from '#libs/identity';
import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Section, Stack } from '../../ui/sections.js';
import { blankForm, type Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { FlagFacts, wordsOfDecision } from './flag-parts.js';
import type { FlagRow } from './flag-sql.js';

interface Props {
  visit: Visit;
  flags: readonly FlagRow[];
  /** The form that was sent and refused, and which flag it is about. */
  sent?: { flagId: string; form: Form };
}

export function DeskFlagsView({ visit, flags, sent }: Props) {
  const { desk: words } = visit.words.balance;
  if (flags.length === 0) return <EmptyState title={words.none}>{words.noneDetail}</EmptyState>;
  const errors = sent?.form.errors ?? [];
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(errors.length)} errors={[...errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      {flags.map(flag => (
        <OneFlag visit={visit} flag={flag} form={sent?.flagId === flag.id ? sent.form : blankForm()} />
      ))}
    </Stack>
  );
}

function OneFlag({ visit, flag, form }: { visit: Visit; flag: FlagRow; form: Form }) {
  const { desk: words, kinds, flag: flagWords } = visit.words.balance;
  const { slug } = visit.seat;
  const mayExplain = canFlag('explain', flag.state) && mayAtDesk(visit.seat, ['clerk']);
  const decision = wordsOfDecision(visit, flag);
  return (
    <Section title={kinds[flag.kind]} panel id={`flag-${flag.id}`}>
      <FlagFacts
        visit={visit}
        flag={flag}
        batchHref={flag.batchId ? paths.desk.batch(slug, flag.batchId) : undefined}
      />
      {flag.explanation && flag.explanation !== 'errorDeclaration' && (
        <p>
          <strong>{flagWords.explanation}:</strong> {flag.explanation}
        </p>
      )}
      {decision && (
        <p>
          <strong>{flagWords.decision}:</strong> {decision}
        </p>
      )}
      {mayExplain && (
        <form class="form stack" method="post" action={paths.desk.explainFlag(slug, flag.id)}>
          <TextArea
            {...form.input('explanation')}
            id={`explanation-${flag.id}`}
            label={words.explanation}
            hint={words.explanationHint}
            rows={3}
            maxlength={1000}
            required
          />
          <Button kind={flag.state === 'explained' ? 'secondary' : 'primary'}>
            {flag.state === 'open' ? words.send : words.again}
          </Button>
        </form>
      )}
    </Section>
  );
}
