import type { DisputeState } from '#libs/payments';
import { dong } from '#platform/money';
import { Badge } from '../../ui/badges.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Tone } from '../../ui/types.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import type { DisputeRow } from './exceptions.query.js';

const TONES: Record<DisputeState, Tone> = {
  inquiry: 'warning',
  open: 'danger',
  dropped: 'info',
  won: 'success',
  lost: 'info',
};

/** What buyers' banks ask back, the nearest deadline first; what ended lately stands below. */
export function Disputes({ visit, disputes }: { visit: Visit; disputes: readonly DisputeRow[] }) {
  const words = visit.words.disputes;
  return (
    <Section title={words.title} lead={words.lead}>
      <DataTable
        caption={words.title}
        quietCaption
        empty={words.empty}
        columns={[
          { label: words.order },
          { label: words.amount, align: 'end' },
          { label: words.why },
          { label: words.state },
          { label: words.dueBy },
        ]}
        rows={disputes.map(({ disputeId, code, amount, reason, state, dueBy, isAbove }) => ({
          tone: state === 'open' || state === 'inquiry' ? ('warning' as const) : ('muted' as const),
          cells: [
            <div>
              <strong class="nowrap">{code ?? words.unknownOrder}</strong> <code>{disputeId}</code>
            </div>,
            amountOf(visit, dong(amount)),
            <div>
              {Object.hasOwn(words.reasons, reason) ? words.reasons[reason as keyof typeof words.reasons] : reason}
              {isAbove && <strong> {words.above}</strong>}
            </div>,
            <Badge tone={TONES[state]}>{words.states[state]}</Badge>,
            dueBy && (state === 'open' || state === 'inquiry') ? visit.moment(dueBy) : '',
          ],
        }))}
      />
    </Section>
  );
}
