import { paths } from '../../paths.js';
import { Progress } from '../../ui/charts.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Price } from '../../ui/price.js';
import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import { daysOf, leftOf, standingOf } from './harvest-texts.js';
import type { HarvestRow } from './harvests.query.js';

interface Props {
  visit: Visit;
  row: HarvestRow;
}

/** What a pack costs, when it is harvested, and how much of it can still be ordered. */
export function Standing({ visit, row }: Props) {
  const words = visit.words.harvests;
  const standing = standingOf(visit, row);
  if (standing === 'called-off')
    return <Notice tone="warning">{words.said['called-off'](row.callOffReason ?? '')}</Notice>;
  if (standing !== 'coming') return <Notice>{words.said[standing]}</Notice>;
  const left = leftOf(row);
  return (
    <>
      <Price amount={visit.dong(row.price)} per={netOf(visit, row)} large />
      <p>
        {words.days}: <strong>{daysOf(visit, row)}</strong>
      </p>
      <Progress
        label={words.progress}
        value={row.promised}
        goal={row.ahead}
        display={words.progressOf(visit.number(row.promised), visit.number(row.ahead))}
      />
      <p>{left > 0 ? words.left(visit.number(left)) : words.full}</p>
    </>
  );
}

/** Who sells, what, and what is expected. */
export function Facts({ visit, row }: Props) {
  const words = visit.words.harvests;
  return (
    <DefinitionList
      items={[
        {
          term: words.seller,
          detail: (
            <>
              <a href={paths.cooperative(row.cooperativeSlug)}>{row.cooperative}</a>, {row.commune}
            </>
          ),
        },
        { term: words.product, detail: <a href={paths.product(row.slug)}>{words.seeProduct}</a> },
        { term: words.days, detail: daysOf(visit, row) },
        { term: words.expected, detail: words.packs(visit.number(row.expected)) },
        { term: words.ahead, detail: words.aheadOf(visit.number(row.ahead), visit.number(row.share)) },
      ]}
    />
  );
}
