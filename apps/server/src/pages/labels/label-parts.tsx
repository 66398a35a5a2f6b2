import { netContent } from '#libs/labels';
import { Badge } from '../../ui/badges.js';
import type { Visit } from '../../web/visit.js';

export function StateBadge({
  visit,
  isActivated,
  isRecalled,
  isFree,
}: {
  visit: Visit;
  isActivated: boolean;
  isRecalled: boolean;
  isFree: boolean;
}) {
  const { states } = visit.words.labelDesk;
  if (isRecalled) return <Badge tone="danger">{states.recalled}</Badge>;
  if (isFree) return <Badge>{states.free}</Badge>;
  return isActivated ? <Badge tone="success">{states.active}</Badge> : <Badge tone="warning">{states.printed}</Badge>;
}

export const goodsOf = (
  visit: Visit,
  goods: { nameVi: string; nameEn: string; netQuantity: number; netUnit: string },
): string => `${visit.say(goods.nameVi, goods.nameEn)}, ${netContent(visit.locale, goods.netQuantity, goods.netUnit)}`;
