import { isRequired, TOPICS, WAYS, wants, type Topic, type Way, type Wish } from '#libs/notifications';
import { paths } from '../../paths.js';
import { ActionForm, Button, Checkbox, FieldSet, FormErrors } from '../../ui/forms.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

interface WishesProps {
  visit: Visit;
  wishes: readonly Wish[];
  form: Form;
  browsers: number;
  /** None where notifications are not set up. */
  pushKey: string | undefined;
}

export function WishesView({ visit, wishes, form, browsers, pushKey }: WishesProps) {
  const { letters: words } = visit.words;
  const ways = WAYS.filter(way => way !== 'push' || pushKey !== undefined);
  return (
    <Stack>
      <PageHead title={words.wishes} lead={words.wishesLead} />
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <form class="form stack" method="post" action={paths.letterWishes}>
        {TOPICS.map(topic => (
          <FieldSet name={topic} label={words.topics[topic]}>
            {() => ways.map(way => <WishBox visit={visit} wishes={wishes} topic={topic} way={way} />)}
          </FieldSet>
        ))}
        {/* What is not offered here stays as it is wished. */}
        {pushKey === undefined &&
          TOPICS.filter(topic => wants({ wishes }, topic, 'push')).map(topic => (
            <input type="hidden" name={`${topic}.push`} value="yes" />
          ))}
        <Row>
          <Button>{words.save}</Button>
        </Row>
      </form>
      {pushKey !== undefined && <Browsers visit={visit} browsers={browsers} pushKey={pushKey} />}
    </Stack>
  );
}

function WishBox({ visit, wishes, topic, way }: { visit: Visit; wishes: readonly Wish[]; topic: Topic; way: Way }) {
  const { letters: words } = visit.words;
  if (isRequired(topic, way)) {
    return (
      <p>
        {words.ways[way]}: <strong>{words.always}</strong>
      </p>
    );
  }
  return <Checkbox name={`${topic}.${way}`} label={words.ways[way]} checked={wants({ wishes }, topic, way)} />;
}

/** The button is the island's: without script, and on plain http, a browser cannot subscribe. */
function Browsers({ visit, browsers, pushKey }: { visit: Visit; browsers: number; pushKey: string }) {
  const { letters: words } = visit.words;
  return (
    <Section title={words.browsers} lead={words.browsersLead} panel>
      <p>{words.browserCount(browsers)}</p>
      <form
        method="post"
        action={paths.letterBrowsers}
        data-push-key={pushKey}
        data-turn-on={words.turnOn}
        data-denied={words.denied}
      >
        <p data-needs-script>{words.needsScript}</p>
      </form>
      {browsers > 0 && <ActionForm action={paths.removeLetterBrowsers} label={words.turnOff} />}
    </Section>
  );
}
