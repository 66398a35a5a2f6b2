import { guardSmallCells } from '#libs/reporting';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { PlaceReached } from './places-reached.query.js';

interface Props {
  visit: Visit;
  places: readonly PlaceReached[];
  /** Whose orders these are sees them anyway; the department sees sums, and no row that one or two people stand behind. */
  isOwn: boolean;
}

/** The places by name: stores that still hold packs, communes that packs were sent to. */
export function PlacesPart({ visit, places, isOwn }: Props) {
  const { places: words } = visit.words.recallNotice;
  const stores = places.filter(({ kind }) => kind === 'store');
  const sold = guardSmallCells(places.filter(({ kind }) => kind === 'sold'));
  const shown = (row: { isHidden: boolean }, value: number) =>
    row.isHidden && !isOwn ? words.few : <span class="num">{visit.number(value)}</span>;
  return (
    <>
      {stores.length > 0 && (
        <DataTable
          caption={words.stores}
          columns={[{ label: words.store }, { label: words.commune }, { label: words.packs, align: 'end' }]}
          rows={stores.map(({ place, within, packs }) => ({
            cells: [place, within, <span class="num">{visit.number(packs)}</span>],
          }))}
        />
      )}
      {sold.length > 0 && (
        <DataTable
          caption={words.sold}
          columns={[
            { label: words.commune },
            { label: words.province },
            { label: words.orders, align: 'end' },
            { label: words.packs, align: 'end' },
          ]}
          rows={sold.map(row => ({
            cells: [row.place, row.within, shown(row, row.orders), shown(row, row.packs)],
          }))}
        />
      )}
    </>
  );
}
