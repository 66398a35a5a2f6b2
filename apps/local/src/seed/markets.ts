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
      nextDays([{ ...market.rule, validFrom: today, validTo: null }], today, 2).flatMap((day, at) =>
        BROUGHT.map(([slug, brings], stall) => ({
          id: idOf(`coming ${market.slug} ${slug} ${day}`),
          market_id: idOfMarket(market),
          cooperative_id: cooperativeId(slug),
          day,
          brings,
          state: at === 0 ? 'confirmed' : 'said',
          stall_id: at === 0 ? stallId(market, stall === 0 ? 'A1' : 'A2') : null,
          said_by: memberId(slug, 'director'),
          said_at: openedAt,
          decided_by: at === 0 ? officerId : null,
          decided_at: at === 0 ? openedAt : null,
        })),
      ),
    ),
  };
}
