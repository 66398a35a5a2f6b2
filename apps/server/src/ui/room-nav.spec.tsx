import { renderToString } from 'preact-render-to-string';
import { RoomNav } from './room-nav.js';

const room = (current: string) =>
  renderToString(
    <RoomNav
      label="Sở"
      all="Các mục"
      groups={[
        { title: 'Toàn tỉnh', tabs: [{ href: '/plan', label: 'Kế hoạch', current: current === '/plan' }] },
        {
          title: 'Giám sát',
          tabs: [
            { href: '/alerts', label: 'Cảnh báo', current: current === '/alerts' },
            { href: '/recalls', label: 'Thu hồi', current: current === '/recalls' },
          ],
        },
      ]}
    />,
  );
const [list, line] = ['<nav class="rooms-sheet"', '<nav class="tabs"'];

describe('the navigation of a room', () => {
  it('has every page in a list that opens without script, under the name of its group', () => {
    const html = room('/alerts').split(line)[0] ?? '';
    expect(html).toContain('<details class="rooms-all"><summary');
    for (const text of ['Toàn tỉnh', 'Giám sát', '"/plan"', '"/alerts"', '"/recalls"']) expect(html).toContain(text);
  });

  it('shows beside it only the pages of the group one stands in, and marks this one in both', () => {
    const html = room('/recalls');
    const beside = html.split(line)[1] ?? '';
    expect(beside).toContain('"/alerts"');
    expect(beside).not.toContain('"/plan"');
    expect(beside).toContain('href="/recalls" aria-current="page"');
    expect(html.split(list)[1]?.match(/aria-current="page"/g)).toHaveLength(2);
  });
});
