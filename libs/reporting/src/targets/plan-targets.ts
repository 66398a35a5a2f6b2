export interface PlanTarget {
  sector: string;
  /** Unions are unions of co-operatives (liên hiệp hợp tác xã). */
  indicator: 'cooperatives' | 'unions';
  year: number;
  /** "trên" and "hơn" both mean: more than. */
  moreThan: number;
  /** The words of the plan. */
  wording: string;
}

export const PLAN_SOURCE = 'Kế hoạch 994/KH-UBND ngày 16/4/2021 của UBND tỉnh Lai Châu';
const YEAR = 2030;

const cooperatives = (sector: string, moreThan: number, wording: string): PlanTarget => ({
  sector,
  indicator: 'cooperatives',
  year: YEAR,
  moreThan,
  wording,
});
const unions = (sector: string, moreThan: number, wording: string): PlanTarget => ({
  sector,
  indicator: 'unions',
  year: YEAR,
  moreThan,
  wording,
});

/**
 * What the province wants to have by 2030, sector by sector. Health, education and tourism are named in the plan without a number,
 * so they have no row here. "liên hiệp" are counted as the plan writes them: 03 and 01.
 */
export const PLAN_TARGETS: readonly PlanTarget[] = [
  cooperatives('agriculture', 200, 'trên 200 hợp tác xã'),
  unions('agriculture', 2, '03 liên hiệp hợp tác xã'),
  cooperatives('industry-craft', 44, 'trên 44 hợp tác xã hoạt động ổn định'),
  cooperatives('trade-service', 59, 'trên 59 hợp tác xã'),
  unions('trade-service', 0, '01 liên hiệp hợp tác xã'),
  cooperatives('construction', 92, 'hơn 92 hợp tác xã đăng ký và hoạt động ổn định'),
  cooperatives('transport', 4, 'trên 04 hợp tác xã hoạt động ổn định'),
  cooperatives('credit', 5, 'trên 05 hợp tác xã'),
];
