export * from './refusals.js';
export { calendarOf } from './calendar-file.js';
export { branchOf, lunarOf, type LunarDay } from './lunar.js';
export { meetsOn, nextDays, RANGE, RULE_KINDS, weekdayOf, type MarketRule } from './schedule.js';
export { RULES as MARKET_RULES } from './markets.query.js';
export { MARKET_KINDS, Markets, type NewMarket } from './markets.service.js';
export { MarketsModule } from './markets.module.js';
