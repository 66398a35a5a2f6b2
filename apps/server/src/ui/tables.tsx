import { classes } from './classes.js';
import type { Children } from './types.js';

export interface Column {
  label: string;
  align?: 'start' | 'end';
  /** Said to screen readers, not shown: the column of buttons. */
  quiet?: boolean;
}

export interface TableRow {
  cells: Children[];
  tone?: 'warning' | 'danger' | 'muted';
}

export interface DataTableProps {
  caption: string;
  /** When a heading above already says it. */
  quietCaption?: boolean;
  columns: Column[];
  rows: TableRow[];
  /** The row of sums. */
  footer?: Children[];
  /** Said instead of an empty table. */
  empty?: string;
  /** 'scroll' keeps the grid on a phone, for tables compared across columns; 'stack' makes each row a card. */
  phone?: 'stack' | 'scroll';
}

/** Roles are spelled out because a table laid out as blocks on a phone loses its own in some browsers. */
export function DataTable({ caption, quietCaption, columns, rows, footer, empty, phone = 'stack' }: DataTableProps) {
  if (rows.length === 0 && empty) return <p class="table-empty">{empty}</p>;
  return (
    <div
      class={`table-wrap table-${phone}`}
      role="region"
      aria-label={caption}
      tabIndex={phone === 'scroll' ? 0 : undefined}
    >
      <table class="table" role="table">
        <caption class={quietCaption ? 'sr' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, align, quiet }) => (
              <th role="columnheader" scope="col" class={align === 'end' ? 'end' : undefined}>
                {quiet ? <span class="sr">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ cells, tone }) => (
            <Row columns={columns} cells={cells} tone={tone} />
          ))}
        </tbody>
        {footer && (
          <tfoot role="rowgroup">
            <Row columns={columns} cells={footer} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The first cell names the row. data-label carries the column's name into the stacked card. */
function Row({ columns, cells, tone }: { columns: Column[] } & TableRow) {
  return (
    <tr role="row" class={tone && `row-${tone}`}>
      {columns.map(({ label, align, quiet }, at) => {
        const Cell = at === 0 ? 'th' : 'td';
        const empty = cells[at] === '' || cells[at] === null || cells[at] === undefined || cells[at] === false;
        return (
          <Cell
            role={at === 0 ? 'rowheader' : 'cell'}
            scope={at === 0 ? 'row' : undefined}
            class={classes(align === 'end' && 'end', empty && 'blank')}
            data-label={quiet || at === 0 ? undefined : label}
          >
            {cells[at]}
          </Cell>
        );
      })}
    </tr>
  );
}
