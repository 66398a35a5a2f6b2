import type { SellerState } from '#libs/cooperatives';
import { Badge } from '../../ui/badges.js';
import type { Visit } from '../../web/visit.js';

const TONES = { waiting: 'warning', verified: 'success', refused: 'danger' } as const;

/** What counts for selling: a seller that does not operate says so before anything else. */
export function SellerBadge({ visit, state }: { visit: Visit; state: SellerState }) {
  const { verifications, standings } = visit.words.cooperatives;
  if (state.standing !== 'active') return <Badge tone="danger">{standings[state.standing]}</Badge>;
  return <Badge tone={TONES[state.verification]}>{verifications[state.verification]}</Badge>;
}
