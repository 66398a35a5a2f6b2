import { Button } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { ToCopy } from '../../ui/to-copy.js';
import type { Visit } from '../../web/visit.js';
import type { NewKey } from './keys-form.js';
import { queryLine } from './curl-lines.js';

interface NewKeyPartProps {
  visit: Visit;
  made: NewKey;
  /** The list. */
  back: string;
}

/** The one moment in which the secret is there. */
export function NewKeyPart({ visit, made, back }: NewKeyPartProps) {
  const words = visit.words.keys;
  return (
    <Section title={words.newTitle(made.name)} panel>
      <Notice tone="warning">{words.newLead}</Notice>
      <div class="form stack">
        <ToCopy words={words} name="secret" label={words.secret} value={made.token} />
        <ToCopy words={words} name="line" label={words.tryIt} value={queryLine(visit.origin, made.token)} rows={3} />
      </div>
      <p>{words.holdsUntil(visit.day(made.expiresAt))}</p>
      <Row>
        <Button href={back}>{words.seen}</Button>
      </Row>
    </Section>
  );
}
