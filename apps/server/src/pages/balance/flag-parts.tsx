import type { FlagState } from '#libs/balance';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import type { Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from '../traceability/batch-parts.js';
import type { FlagRow } from './flag-sql.js';

const TONES: Record<FlagState, Tone> = {
  open: 'warning',
  explained: 'info',
  countersigned: 'success',
  rejected: 'danger',
};

export function FlagBadge({ visit, state }: { visit: Visit; state: FlagState }) {
  return <Badge tone={TONES[state]}>{visit.words.balance.states[state]}</Badge>;
}

/** What does not add up, in one sentence with its numbers. */
export function flagSentence(visit: Visit, { kind, numbers }: Pick<FlagRow, 'kind' | 'numbers'>): string {
  const { says } = visit.words.balance;
  const amount = (key: string) => amountText(visit, BigInt(numbers[key] ?? 0), numbers['unit'] ?? 'piece');
  switch (kind) {
    case 'conservation':
      return says.conservation(amount('missing'), visit.moment(numbers['at'] ?? ''));
    case 'unit':
      return says.unit(numbers['quantity'] ?? '', numbers['unit'] ?? '');
    case 'origin':
      return numbers['place'] === undefined ? says.origin(amount('amount')) : says.ofNoPlace(amount('amount'));
    case 'yield':
      return yieldSentence(visit, numbers, amount);
    case 'capacity':
      return says.capacity(amount('gathered'), amount('most'), numbers['year'] ?? '');
    case 'claim':
      return says.claim(numbers['claim'] ?? '', amount('claimed'), amount('proven'));
    default:
      return says[kind];
  }
}

function yieldSentence(visit: Visit, numbers: Record<string, string>, amount: (key: string) => string): string {
  const { says } = visit.words.balance;
  const [into, out] = [Number(numbers['in'] ?? 0), Number(numbers['out'] ?? 0)];
  if (into === 0) return says.fromNothing(amount('out'));
  const say = numbers['of'] === 'gathered' ? says.yieldOfGathered : says.yield;
  const permille = (key: string, fallback: number) => visit.percent(Number(numbers[key] ?? fallback) / 1000);
  return say(amount('in'), amount('out'), visit.percent(out / into), permille('least', 0), permille('most', 1000));
}

export function FlagFacts({ visit, flag, batchHref }: { visit: Visit; flag: FlagRow; batchHref?: string }) {
  const { flag: words } = visit.words.balance;
  const lot = flag.lot ?? words.noBatch;
  return (
    <DefinitionList
      items={[
        { term: words.what, detail: flagSentence(visit, flag) },
        { term: words.state, detail: <FlagBadge visit={visit} state={flag.state} /> },
        { term: words.batch, detail: batchHref ? <a href={batchHref}>{lot}</a> : lot },
        { term: words.product, detail: flag.nameVi ? visit.say(flag.nameVi, flag.nameEn) : flag.node },
        { term: words.happened, detail: flag.happenedAt ? visit.moment(flag.happenedAt) : null },
        { term: words.raised, detail: visit.moment(flag.raisedAt) },
      ]}
    />
  );
}

export const wordsOfDecision = (visit: Visit, { decision }: Pick<FlagRow, 'decision'>): string | null =>
  decision === 'errorDeclaration' ? visit.words.balance.corrected : decision;
