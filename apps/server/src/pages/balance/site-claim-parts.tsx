import type { Measure, SiteClaimState } from '#libs/balance';
import { isLine, LINES } from '#libs/catalog';
import { SITE_KINDS } from '#libs/traceability';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import type { Children, Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from '../traceability/batch-parts.js';
import { sourceOf, type Certainty } from './bound-source.js';
import type { DefaultBound, SeasonRow, SiteClaimRow } from './site-claim.query.js';

const TONES: Record<SiteClaimState, Tone | 'plain'> = {
  open: 'info',
  countersigned: 'success',
  refused: 'danger',
  withdrawn: 'plain',
};

export function ClaimBadge({ visit, state }: { visit: Visit; state: SiteClaimState }) {
  return <Badge tone={TONES[state]}>{visit.words.siteClaims.states[state]}</Badge>;
}

export function CertaintyBadge({ visit, certainty }: { visit: Visit; certainty: Certainty }) {
  return (
    <Badge tone={certainty === 'approved' ? 'success' : certainty === 'thumb' ? 'plain' : 'warning'}>
      {visit.words.siteClaims.certainty[certainty]}
    </Badge>
  );
}

export const kindOfSite = (visit: Visit, kind: keyof typeof SITE_KINDS): string =>
  visit.say(SITE_KINDS[kind].vi, SITE_KINDS[kind].en);

export const sizeText = (visit: Visit, size: bigint, measure: Measure): string =>
  `${visit.number(size)} ${visit.words.balance.measures[measure]}`;

/** `40.000 m², nhiều nhất 4 tấn một vụ`; of other claims their name alone. */
export function claimText(visit: Visit, { claim, size, measure, amount, unit }: SiteClaimRow): string {
  const { siteClaims: words } = visit.words;
  if (size === null || measure === null || amount === null || unit === null) return words.kinds[claim];
  return words.capacityText(sizeText(visit, size, measure), amountText(visit, amount, unit));
}

export const periodText = (visit: Visit, { validFrom, validTo }: SiteClaimRow): string =>
  visit.words.siteClaims.period(visit.day(validFrom as never), validTo === null ? '' : visit.day(validTo as never));

/** What somebody has claimed, and what became of it. */
export function ClaimFacts({ visit, claim, place }: { visit: Visit; claim: SiteClaimRow; place?: Children }) {
  const { siteClaims: words } = visit.words;
  return (
    <DefinitionList
      items={[
        { term: words.what, detail: claimText(visit, claim) },
        { term: words.state, detail: <ClaimBadge visit={visit} state={claim.state} /> },
        { term: words.holds, detail: periodText(visit, claim) },
        { term: words.source, detail: claim.source },
        { term: words.place, detail: place },
        { term: words.made, detail: words.madeBy(claim.claimedBy, visit.moment(claim.claimedAt)) },
        {
          term: words.decided,
          detail: claim.decidedAt && words.madeBy(claim.decidedBy ?? '', visit.moment(claim.decidedAt)),
        },
        { term: words.decision, detail: claim.decision },
      ]}
    />
  );
}

interface InForceProps {
  visit: Visit;
  claims: readonly SiteClaimRow[];
  defaults: readonly DefaultBound[];
}

/** By what the numbers of the place are measured today: the claim that is countersigned, else the general bound with how sure it is. */
export function BoundInForce({ visit, claims, defaults }: InForceProps) {
  const { siteClaims: words } = visit.words;
  const [claim] = claims
    .filter(one => one.claim === 'capacity' && one.isInForce)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (claim)
    return (
      <p>
        {words.byClaim} <strong>{claimText(visit, claim)}</strong>
      </p>
    );
  if (defaults.length === 0) return <p>{words.noDefault}</p>;
  return (
    <>
      <p>{words.byDefault}</p>
      <ul>
        {defaults.map(bound => (
          <li>
            {defaultText(visit, bound)} <CertaintyBadge visit={visit} certainty={bound.certainty} />{' '}
            <span class="hint">{sourceOf(visit, bound)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function defaultText(visit: Visit, { line, most, unit, measure, size }: DefaultBound): string {
  const name = isLine(line) ? visit.say(LINES[line].vi, LINES[line].en) : line;
  const each = amountText(visit, most, unit);
  return visit.words.siteClaims.defaultText(
    name,
    each,
    visit.words.balance.measures[measure],
    sizeText(visit, size, measure),
    amountText(visit, most * size, unit),
  );
}

export function Gathered({ visit, seasons }: { visit: Visit; seasons: readonly SeasonRow[] }) {
  const { siteClaims: words } = visit.words;
  return (
    <DefinitionList
      items={[
        {
          term: words.soFar,
          detail: seasons.length > 0 && (
            <>
              {seasons.map(({ began, unit, gathered }) => (
                <div>{words.gathered(amountText(visit, gathered, unit), visit.day(began as never))}</div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
