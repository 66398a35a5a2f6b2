// Three markets to try out, one for each kind of calendar. Their names and days are invented, and the pages say so.
import { nextDays, type MarketRule } from '#libs/markets';
import { addMonths, startOfDay, type Day } from '#platform/clock';
import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';
import { cooperatives } from './cooperatives.js';
import { idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { memberId, officerId } from './people.js';
import { cooperativeId } from './register.js';

interface MarketOfSeed {
  slug: string;
  name: readonly [vi: string, en: string];
  kind: 'highland' | 'rural' | 'border';
  place: string;
  rule: Pick<MarketRule, 'kind' | 'marks'>;
}

const MARKETS: readonly MarketOfSeed[] = [
  {
    slug: 'cho-phien-mau-chu-nhat',
    name: ['Chợ phiên mẫu Chủ nhật', 'Sunday sample market'],
    kind: 'highland',
    place: 'Bãi chợ trung tâm xã',
    rule: { kind: 'weekly', marks: [4, 7] },
  },
  {
    slug: 'cho-phien-mau-ram',
    name: ['Chợ phiên mẫu ngày rằm', 'Full moon sample market'],
    kind: 'border',
    place: 'Cạnh đồn biên phòng',
    rule: { kind: 'lunar', marks: [1, 15] },
  },
  {
    slug: 'cho-phien-mau-ngay-ngo',
    name: ['Chợ phiên mẫu ngày Tý ngày Ngọ', 'Rat and Horse day sample market'],
    kind: 'rural',
    place: 'Ngã ba đầu bản',
    rule: { kind: 'zodiac', marks: [0, 6] },
  },
];

const BROUGHT = [
  [OWN_COOPERATIVE.slug, 'Chè Shan tuyết, nếm thử tại chợ'],
  [OTHER_COOPERATIVE.slug, 'Hàng mới của tuần này'],
] as const;

/** Of the next market days all but the last are confirmed: buyers may come for their goods. */
const isSure = (at: number): boolean => at < 2;

export function marketRows(today: Day): { markets: Row[]; rules: Row[]; stalls: Row[]; comings: Row[] } {
  const openedAt = startOfDay(addMonths(today, -14));
  const idOfMarket = ({ slug }: MarketOfSeed): string => idOf(`market ${slug}`);
  const stallId = (market: MarketOfSeed, code: string): string => idOf(`stall ${market.slug} ${code}`);
  return {
    markets: MARKETS.map((market, at) => ({
      id: idOfMarket(market),
      slug: market.slug,
      name_vi: market.name[0],
      name_en: market.name[1],
      kind: market.kind,
      commune_code: cooperatives[at]?.commune,
      place: market.place,
      opens_at: 300,
      closes_at: 780,
      is_demo: true,
      opened_by: officerId,
      opened_at: openedAt,
    })),
    rules: MARKETS.map(market => ({
      id: idOf(`rule ${market.slug}`),
      market_id: idOfMarket(market),
      ...market.rule,
      valid_from: addMonths(today, -14),
    })),
    stalls: MARKETS.flatMap(market =>
      ['A1', 'A2', 'B1'].map(code => ({ id: stallId(market, code), market_id: idOfMarket(market), code })),
    ),
    comings: MARKETS.flatMap(market =>
      nextDays([{ ...market.rule, validFrom: today, validTo: null }], today, 3).flatMap((day, at) =>
        BROUGHT.map(([slug, brings], stall) => ({
          id: idOf(`coming ${market.slug} ${slug} ${day}`),
          market_id: idOfMarket(market),
          cooperative_id: cooperativeId(slug),
          day,
          brings,
          state: isSure(at) ? 'confirmed' : 'said',
          stall_id: isSure(at) ? stallId(market, stall === 0 ? 'A1' : 'A2') : null,
          said_by: memberId(slug, 'director'),
          said_at: openedAt,
          decided_by: isSure(at) ? officerId : null,
          decided_at: isSure(at) ? openedAt : null,
        })),
      ),
    ),
  };
}

/** Where buyers may come for the goods of the first co-op on any day. */
export const pickupRows = (today: Day): Row[] => [
  {
    id: idOf(`pickup point ${OWN_COOPERATIVE.slug}`),
    cooperative_id: cooperativeId(OWN_COOPERATIVE.slug),
    name: 'Nhà kho hợp tác xã',
    commune_code: cooperatives.find(({ slug }) => slug === OWN_COOPERATIVE.slug)?.commune,
    place: 'Đầu bản, cạnh nhà văn hoá',
    hours: 'Thứ hai đến thứ bảy, 7 giờ đến 17 giờ',
    valid_from: addMonths(today, -6),
    opened_by: memberId(OWN_COOPERATIVE.slug, 'director'),
    opened_at: startOfDay(addMonths(today, -6)),
  },
];
