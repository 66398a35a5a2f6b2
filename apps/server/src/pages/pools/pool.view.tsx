import { times } from '#platform/money';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { factsOf, reasonOf } from './pool-parts.js';
import type { OfferOfPool, PoolRow } from './pools.query.js';

interface Props {
  visit: Visit;
  pool: PoolRow & { offers: OfferOfPool[] };
}

/** One large order: who offered what, and how it is divided. */
export function PoolView({ visit, pool }: Props) {
  const words = visit.words.pools;
  const reason = reasonOf(visit, pool);
  return (
    <Stack>
      <p class="lead">{words.wanted(visit.number(pool.packs), visit.dong(pool.price))}</p>
      {reason && <Notice tone="warning">{reason}</Notice>}
      <DefinitionList
        items={[...factsOf(visit, pool), { term: words.mostDelivery, detail: visit.dong(pool.mostDelivery) }]}
      />
      <Section title={words.department.offers} lead={words.rule}>
        <OfferTable visit={visit} pool={pool} />
      </Section>
      <Row>
        <Button kind="quiet" href={paths.department.pools}>
          {words.department.back}
        </Button>
      </Row>
    </Stack>
  );
}

function OfferTable({ visit, pool }: Props) {
  const words = visit.words.pools;
  const sum = (of: (offer: OfferOfPool) => number) => pool.offers.reduce((all, offer) => all + of(offer), 0);
  const cells = (name: unknown, capacity: number, share: number | null, answer: string) => [
    name as string,
    visit.number(capacity),
    share === null ? '–' : visit.number(share),
    share === null ? '–' : amountOf(visit, times(pool.price, share)),
    answer,
  ];
  const isShared = pool.offers.some(({ share }) => share !== null);
  const together = cells(
    words.department.total,
    sum(({ capacity }) => capacity),
    isShared ? sum(({ share }) => share ?? 0) : null,
    '',
  );
  return (
    <DataTable
      caption={words.department.offers}
      quietCaption
      columns={[
        { label: words.cooperative },
        { label: words.capacity, align: 'end' },
        { label: words.share, align: 'end' },
        { label: words.amount, align: 'end' },
        { label: words.answer },
      ]}
      rows={[
        ...pool.offers.map(({ cooperative, capacity, share, answer }) => ({
          cells: cells(cooperative, capacity, share, words.answers[answer ?? 'none']),
        })),
        ...(pool.offers.length > 1 ? [{ cells: together }] : []),
      ]}
      empty={words.department.noOffers}
    />
  );
}
