import { nextDays } from '#libs/markets';
import type { Day } from '#platform/clock';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { lunarText, ruleText, timeText } from './market-texts.js';
import type { MarketRow, OneMarketRow } from './markets.query.js';

/** How many market days the page of a market shows. */
export const SHOWN_DAYS = 8;

export const nameOf = (visit: Visit, market: Pick<MarketRow, 'nameVi' | 'nameEn'>): string =>
  visit.say(market.nameVi, market.nameEn);

export function MarketsView({ visit, markets }: { visit: Visit; markets: readonly MarketRow[] }) {
  const { markets: words } = visit.words;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      {markets.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      ) : (
        <MarketTable visit={visit} markets={markets} />
      )}
    </Stack>
  );
}

export function MarketTable({ visit, markets }: { visit: Visit; markets: readonly MarketRow[] }) {
  const { markets: words } = visit.words;
  return (
    <DataTable
      caption={words.title}
      quietCaption
      columns={[{ label: words.name }, { label: words.where }, { label: words.next }, { label: words.rules }]}
      rows={markets.map(market => {
        const [next] = nextDays(market.rules, visit.today, 1);
        return {
          cells: [
            <>
              <a href={paths.market(market.slug)}>{nameOf(visit, market)}</a>{' '}
              {market.isDemo && <Badge tone="info">demo</Badge>}
            </>,
            `${market.place}, ${market.commune}`,
            next ? `${visit.day(next)} (${lunarText(visit, next)})` : words.noNext,
            market.rules.map(rule => ruleText(visit, rule)).join('; '),
          ],
        };
      })}
    />
  );
}

export function MarketView({ visit, market, days }: { visit: Visit; market: OneMarketRow; days: readonly Day[] }) {
  const { markets: words } = visit.words;
  return (
    <Stack>
      <PageHead title={nameOf(visit, market)} lead={market.isDemo ? words.demo : words.kinds[market.kind]} />
      <DefinitionList
        items={[
          { term: words.where, detail: `${market.place}, ${market.commune}` },
          { term: words.hours, detail: words.hoursOf(timeText(market.opensAt), timeText(market.closesAt)) },
          { term: words.rules, detail: market.rules.map(rule => ruleText(visit, rule)).join('; ') },
        ]}
      />
      {market.manager && (
        <p>
          <a href={paths.cooperative(market.manager.slug)}>{words.managedBy(market.manager.name)}</a>
        </p>
      )}
      <Section title={words.days}>
        <DataTable
          caption={words.days}
          quietCaption
          empty={words.noNext}
          columns={[{ label: words.day }, { label: words.lunarTitle }, { label: words.who }]}
          rows={days.map(day => ({
            cells: [visit.day(day), lunarText(visit, day), <Comers visit={visit} market={market} day={day} />],
          }))}
        />
        {days.length > 0 && (
          <Button kind="secondary" icon="calendar" href={paths.marketCalendar(market.slug)} download>
            {words.calendar}
          </Button>
        )}
      </Section>
    </Stack>
  );
}

function Comers({ visit, market, day }: { visit: Visit; market: OneMarketRow; day: Day }) {
  const { markets: words } = visit.words;
  const comers = market.comings.filter(coming => coming.day === day);
  if (comers.length === 0) return <>{words.nobody}</>;
  return (
    <>
      {comers.map(({ cooperative, slug, brings, stall }) => (
        <div>
          <a href={paths.cooperative(slug)}>{cooperative}</a>
          {stall && ` (${words.stallOf(stall)})`}: {brings}
        </div>
      ))}
    </>
  );
}
