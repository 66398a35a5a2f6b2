import { addMonths, startOfDay, type Day } from '#platform/clock';
import { OWN_COOPERATIVE } from './cast.js';
import { idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { memberId } from './people.js';
import { cooperativeId } from './register.js';

const ID = idOf(`bus route ${OWN_COOPERATIVE.slug}`);

/** A bus of one co-op to the capital, every day but Sunday; nobody drives it. */
export const busRouteRows = (today: Day): { routes: Row[]; steps: Row[] } => ({
  routes: [
    {
      id: ID,
      cooperative_id: cooperativeId(OWN_COOPERATIVE.slug),
      name: 'Xe khách Mường Mẫu, Lai Châu – Hà Nội',
      phone: '+84912000077',
      commune_code: '00004',
      place: 'Quầy số 5, bến xe Mẫu',
      hours: 'Xe chạy 17 giờ, lấy hàng từ 6 giờ sáng hôm sau',
      weekdays: [1, 2, 3, 4, 5, 6],
      days_on_way: 1,
      valid_from: addMonths(today, -6),
      opened_by: memberId(OWN_COOPERATIVE.slug, 'director'),
      opened_at: startOfDay(addMonths(today, -6)),
    },
  ],
  steps: [
    { route_id: ID, up_to_grams: 5_000, fee: 20_000 },
    { route_id: ID, up_to_grams: 20_000, fee: 50_000 },
    { route_id: ID, up_to_grams: 50_000, fee: 100_000 },
  ],
});
