import { taskName } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Prose, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { ProvenStep } from './proofs.query.js';

export interface ProofsProps {
  visit: Visit;
  lot: string;
  /** The page of the pack or lot. */
  back: string;
  steps: readonly ProvenStep[];
  keys: { log: string; witnesses: readonly string[] };
}

export function ProofsView({ visit, lot, back, steps, keys }: ProofsProps) {
  const { proofs: words } = visit.words.transparency;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead(lot)} />
      <p>
        <a href={back}>{words.back}</a>
      </p>
      <Check visit={visit} keys={keys} />
      <Section title={words.lines}>
        <DataTable
          caption={words.lines}
          quietCaption
          empty={words.empty}
          columns={[
            { label: words.what },
            { label: words.when },
            { label: words.line, align: 'end' },
            { label: words.proof },
          ]}
          rows={steps.map(step => ({
            cells: [
              whatOf(visit, step),
              visit.moment(step.happenedAt),
              step.index === null ? words.waiting : visit.number(step.index),
              step.index === null ? '' : <Proof visit={visit} index={step.index} />,
            ],
          }))}
        />
      </Section>
      <Section title={words.offline} panel>
        <Prose>
          <p>{words.offlineText}</p>
        </Prose>
        <pre tabIndex={0}>
          <code>{`npm run audit -- --proof chung-cu-0.tlog-proof --log '${keys.log}'${keys.witnesses.map(key => ` --witness '${key}'`).join('')}`}</code>
        </pre>
        <p>
          <a href={paths.log.home}>{words.about}</a>
        </p>
      </Section>
    </Stack>
  );
}

/** Filled by the island: what it computed, and with which keys. Without script it says how to check by hand. */
function Check({ visit, keys }: Pick<ProofsProps, 'visit' | 'keys'>) {
  const { proofs: words } = visit.words.transparency;
  return (
    <div
      data-proofs
      data-log={keys.log}
      data-witnesses={keys.witnesses.join(' ')}
      data-words={JSON.stringify(words.island)}
      aria-live="polite"
    >
      <Notice title={words.checkTitle}>{words.noScript}</Notice>
    </div>
  );
}

function Proof({ visit, index }: { visit: Visit; index: number }) {
  const { proofs: words } = visit.words.transparency;
  return (
    // One child of the cell: on a phone its children are set apart.
    <span>
      <a href={paths.log.proof(index)} data-proof aria-label={words.download(visit.number(index))}>
        {words.file}
      </a>{' '}
      <span data-said />
    </span>
  );
}

function whatOf({ locale, words }: Visit, { kind, what, line }: ProvenStep): string {
  const { proofs } = words.transparency;
  if (kind === 'label')
    return Object.hasOwn(proofs.states, what) ? proofs.states[what as keyof typeof proofs.states] : what;
  const name = taskName(locale, line, what);
  return kind === 'declaration' ? proofs.corrected(name) : name;
}
