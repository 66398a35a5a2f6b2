import type { Completeness } from '#libs/passport';
import { Progress } from '../../ui/charts.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';

/** How much of what must be said is said, and what to do about the rest. */
export function CompletenessPart({
  visit,
  completeness: { percent, missing },
}: {
  visit: Visit;
  completeness: Completeness;
}) {
  const { passport: words } = visit.words;
  return (
    <Section title={words.completeness} lead={words.completenessLead} panel>
      <Progress label={words.required} value={percent} goal={100} display={visit.percent(percent / 100)} />
      {missing.length > 0 && (
        <ul>
          {missing.map(({ id, source, strength }) => (
            <li>
              {strength === 'must' ? words.missing[id] : words.advised(words.missing[id])}{' '}
              <span class="hint">({source[visit.locale]})</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
