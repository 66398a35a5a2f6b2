// A code of each bearer to try out. None applies by itself, so that every price is the one of the list until somebody types a code.
import { addMonths, startOfDay, type Day } from '#platform/clock';
import { OWN_COOPERATIVE } from './cast.js';
import { idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { memberId, officerId, operatorId } from './people.js';
import { cooperativeId } from './register.js';

const MONTHS = 3;

export function promotionRows(today: Day): Row[] {
  const opened = addMonths(today, -1);
  const common = {
    // Every row has the same columns.
    ...{ rate_bp: null, amount: null, most: null, least_goods: 0, cooperative_id: null, first_order: false },
    ...{ most_uses: null, most_per_buyer: null, used: 0, spent: 0 },
    ...{ valid_from: opened, valid_to: addMonths(today, MONTHS) },
    opened_at: startOfDay(opened),
  };
  const promotion = (code: string, name: readonly [vi: string, en: string], terms: Row): Row => ({
    ...{ id: idOf(`promotion ${code}`), code, name_vi: name[0], name_en: name[1] },
    ...common,
    ...terms,
  });
  return [
    promotion('CHAOBAN', ['Chào bạn mới', 'Welcome'], {
      ...{ bearer: 'platform', kind: 'percent', rate_bp: 1000, most: 50_000, first_order: true },
      ...{ most_per_buyer: 1, budget: 20_000_000, opened_by: operatorId },
    }),
    promotion('CHESHAN', ['Mừng vụ chè', 'Tea season'], {
      ...{ bearer: 'cooperative', kind: 'percent', rate_bp: 1500, least_goods: 300_000, most: 100_000 },
      ...{ cooperative_id: cooperativeId(OWN_COOPERATIVE.slug), most_uses: 200, budget: 10_000_000 },
      opened_by: memberId(OWN_COOPERATIVE.slug, 'director'),
    }),
    promotion('OCOPLAICHAU', ['Tỉnh hỗ trợ phí giao hàng', 'Delivery paid by the province'], {
      ...{ bearer: 'province', kind: 'delivery', least_goods: 500_000, most: 60_000, most_per_buyer: 2 },
      ...{ budget: 30_000_000, opened_by: officerId },
    }),
  ];
}
