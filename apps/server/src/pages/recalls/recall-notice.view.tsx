import { netContent, qrSvg } from '#libs/labels';
import { paths } from '../../paths.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { DefinitionList } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { NoticeRow } from './recall-notice.query.js';
import { hasNotice } from './recall-parts.js';
import type { RecallPage } from './recall-page.query.js';

interface Props {
  visit: Visit;
  recall: RecallPage;
  rows: readonly NoticeRow[];
}

/** The notice on paper, A4: for the counter of the co-op, the market's board, the department's file. No person is named on it. */
export function RecallNoticeView({ visit, recall, rows }: Props) {
  const { notice: words } = visit.words.recallNotice;
  if (!hasNotice(recall)) return <EmptyState title={words.notYet}>{words.notYetDetail}</EmptyState>;
  return (
    <article class="paper">
      <p class="no-print hint">{words.howToPrint}</p>
      {recall.isDrill && <Notice tone="warning">{words.drill}</Notice>}
      <DefinitionList
        items={[
          { term: words.reason, detail: visit.say(recall.reasonVi, recall.reasonEn) },
          { term: words.since, detail: recall.confirmedAt && visit.moment(recall.confirmedAt) },
          { term: words.number, detail: recall.id.slice(-12) },
        ]}
      />
      <Goods visit={visit} rows={rows} />
      <Section title={words.whatToDo}>
        <ul>
          <li>{words.toBuyers}</li>
          <li>{words.toSellers}</li>
          <li>{words.toAll}</li>
        </ul>
      </Section>
      {!recall.isDrill && <Codes visit={visit} rows={rows} />}
    </article>
  );
}

function Goods({ visit, rows }: Pick<Props, 'visit' | 'rows'>) {
  const { notice: words } = visit.words.recallNotice;
  const day = (value: string | null) => value && <span class="nowrap">{visit.day(value as never)}</span>;
  return (
    <DataTable
      caption={words.goods}
      columns={[
        { label: words.product },
        { label: words.lot },
        { label: words.pack },
        { label: words.packedOn },
        { label: words.bestBefore },
        { label: words.cooperative },
      ]}
      rows={rows.map(row => ({
        cells: [
          visit.say(row.nameVi, row.nameEn),
          <strong class="nowrap">{row.lot}</strong>,
          row.netQuantity !== null && netContent(visit.locale, row.netQuantity, row.netUnit ?? 'piece'),
          day(row.packedOn),
          day(row.bestBefore),
          `${row.cooperative}, ${row.phone}`,
        ],
      }))}
    />
  );
}

/** Whoever doubts the paper scans it: the public page of each lot says that it is recalled, and why. */
function Codes({ visit, rows }: Pick<Props, 'visit' | 'rows'>) {
  const { notice: words } = visit.words.recallNotice;
  const coded = rows.filter(row => row.gtin !== null).slice(0, MOST_CODES);
  if (coded.length === 0) return null;
  return (
    <Section title={words.codes} lead={words.codesLead}>
      <div class="paper-codes">
        {coded.map(({ gtin, lot }) => {
          const address = visit.origin + paths.recalled(paths.link.lot(gtin ?? '', lot));
          return (
            <figure>
              <div dangerouslySetInnerHTML={{ __html: qrSvg(address, { title: words.codeOf(lot), modulePx: 3 }) }} />
              <figcaption>{lot}</figcaption>
            </figure>
          );
        })}
      </div>
    </Section>
  );
}

/** Two rows of an A4 sheet; the table above names every lot. */
const MOST_CODES = 8;
