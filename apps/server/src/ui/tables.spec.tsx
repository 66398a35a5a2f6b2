import { renderToString } from 'preact-render-to-string';
import { DefinitionList } from './lists.js';
import { DataTable } from './tables.js';

const columns = [{ label: 'Xã' }, { label: 'Đơn', align: 'end' as const }, { label: 'Việc', quiet: true }];

it('the first cell names its row; the others carry their column into the stacked card', () => {
  const html = renderToString(
    <DataTable caption="Theo xã" columns={columns} rows={[{ cells: ['Tân Uyên', '14', 'Xem'] }]} />,
  );
  expect(html).toContain('<th role="rowheader" scope="row"');
  expect(html).toMatch(/<td[^>]* data-label="Đơn"/);
  expect(html).not.toMatch(/data-label="(Xã|Việc)"/);
});

it('says that it is empty instead of drawing an empty grid', () => {
  const html = renderToString(<DataTable caption="Theo xã" columns={columns} rows={[]} empty="Chưa có đơn" />);
  expect(html).toContain('Chưa có đơn');
  expect(html).not.toContain('<table');
});

it('shows a zero and leaves out what is missing', () => {
  const html = renderToString(
    <DefinitionList
      items={[
        { term: 'Đơn', detail: 0 },
        { term: 'Lô', detail: undefined },
        { term: 'Sao', detail: '' },
      ]}
    />,
  );
  expect(html.match(/<dt>/g)).toHaveLength(1);
  expect(html).toContain('<dd>0</dd>');
});
