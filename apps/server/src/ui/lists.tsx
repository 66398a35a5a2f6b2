import { classes } from './classes.js';
import { Icon } from './icons.js';
import type { Children } from './types.js';

export interface TimelineStep {
  title: string;
  when: string;
  /** Machine-readable time. */
  at?: string;
  where?: string;
  who?: string;
  quantity?: string;
  note?: Children;
  /** 'wrong' marks a corrected or failed step, 'waiting' one still to come. */
  state?: 'done' | 'waiting' | 'wrong';
}

/** The way of a batch from the field to the shelf, oldest first. */
export function Timeline({ steps, label }: { steps: TimelineStep[]; label?: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {steps.map(step => (
        <li class={classes('timeline-step', step.state && `timeline-${step.state}`)}>
          <p class="timeline-title">{step.title}</p>
          <p class="timeline-facts">
            <time dateTime={step.at}>{step.when}</time>
            {step.where && (
              <span>
                <Icon name="pin" /> {step.where}
              </span>
            )}
            {step.who && <span>{step.who}</span>}
            {step.quantity && <span class="timeline-quantity">{step.quantity}</span>}
          </p>
          {step.note && <div class="timeline-note">{step.note}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface Definition {
  term: string;
  detail: Children;
}

/** Entries whose detail is missing are left out: an empty line would look like a claim of "none". `sums`: the details are amounts of a bill. */
export function DefinitionList({ items, sums }: { items: Definition[]; sums?: boolean }) {
  const told = items.filter(
    ({ detail }) => detail !== null && detail !== undefined && detail !== false && detail !== '',
  );
  if (told.length === 0) return null;
  return (
    <dl class={classes('definitions', sums && 'sums')}>
      {told.map(({ term, detail }) => (
        <div>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
