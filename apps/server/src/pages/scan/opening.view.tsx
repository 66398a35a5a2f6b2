import { MOST_TRIES, serialInGroups, type Opening } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button, FormErrors, TextInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

interface Props {
  visit: Visit;
  item: { gtin: string; serial: string };
  form: Form;
  /** What came of the code; undefined before one was given. */
  opening?: Opening;
}

export function OpeningView({ visit, item, form, opening }: Props) {
  const words = visit.words.opening;
  const link = paths.link.label(item.gtin, item.serial);
  const isRight = opening?.outcome === 'opened' || opening?.outcome === 'again';
  return (
    <Stack>
      <h1>{words.title}</h1>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ code: words.code }}
      />
      {opening ? <Outcome visit={visit} opening={opening} /> : <p class="lead">{words.lead}</p>}
      <p>
        {words.serial}: <span class="num nowrap">{serialInGroups(item.serial)}</span>
      </p>
      {!isRight && (
        <form class="form stack" method="post" action={paths.opening(link)}>
          <TextInput
            {...form.input('code')}
            label={words.code}
            hint={words.codeHint}
            size="medium"
            maxlength={2000}
            autocomplete="off"
            required
          />
          <Row>
            <Button icon="check">{words.open}</Button>
          </Row>
        </form>
      )}
      <p>
        <a href={link}>{words.back}</a>
      </p>
    </Stack>
  );
}

function Outcome({ visit, opening: { outcome, openedAt } }: { visit: Visit; opening: Opening }) {
  const words = visit.words.opening;
  const when = openedAt ? visit.moment(openedAt) : '';
  switch (outcome) {
    case 'opened':
      return (
        <Notice tone="success" title={words.opened}>
          {words.openedDetail(when)}
        </Notice>
      );
    case 'again':
      return (
        <Notice tone="danger" title={words.again}>
          {words.againDetail(when)}
        </Notice>
      );
    case 'locked':
      return <Notice tone="danger">{words.locked(MOST_TRIES)}</Notice>;
    case 'wrong':
      return <Notice tone="danger">{words.wrong}</Notice>;
  }
}
