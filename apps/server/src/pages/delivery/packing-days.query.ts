import type { PackingRhythm } from '#libs/delivery';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface PackingDaysPage {
  /** Null: the co-op has said nothing. */
  rhythm: Omit<PackingRhythm, 'closed'> | null;
  closed: { id: string; from: Day; to: Day; reason: string }[];
  holidays: {
    calendar: 'solar' | 'lunar';
    month: number;
    day: number;
    daysBefore: number;
    daysAfter: number;
    nameVi: string;
    nameEn: string;
    source: string;
  }[];
}

/** When a co-op packs, the closed days that are not over, and the holidays that hold today. */
export const packingDaysPage = statement<PackingDaysPage, [cooperativeId: string, today: Day]>(
  'server.packing-days',
  `SELECT
     (SELECT json_build_object('weekdays', weekdays, 'cutOffHour', cut_off_hour, 'packingDays', packing_days) FROM delivery_packing WHERE cooperative_id = $1) AS rhythm,
     COALESCE((SELECT json_agg(json_build_object('id', id, 'from', first_day, 'to', last_day, 'reason', reason) ORDER BY first_day, id)
       FROM delivery_closed WHERE cooperative_id = $1 AND last_day >= $2 AND reopened_at IS NULL), '[]') AS closed,
     COALESCE((SELECT json_agg(json_build_object('calendar', calendar, 'month', month, 'day', day, 'daysBefore', days_before, 'daysAfter', days_after,
         'nameVi', name_vi, 'nameEn', name_en, 'source', source) ORDER BY calendar, month, day)
       FROM delivery_holiday WHERE valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)), '[]') AS holidays`,
);
