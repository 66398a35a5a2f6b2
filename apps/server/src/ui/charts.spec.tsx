import { renderToString } from 'preact-render-to-string';
import { BarChart, frameOf, HorizontalBars, labelClass, LineChart, Progress } from './charts.js';

const points = [10, 40, 20].map((value, at) => ({ label: `T${at + 1}`, value, display: `${value} đơn` }));
const numbers = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(`<rect[^>]* ${attribute}="([\\d.]+)%?"`, 'g'))].map(match => Number(match[1]));

it('bars are as high as their values, from zero', () => {
  const heights = numbers(renderToString(<BarChart title="Đơn" desc="" points={points} />), 'height');
  expect(heights).toHaveLength(3);
  expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(4, 1);
  expect((heights[1] ?? 0) / (heights[2] ?? 1)).toBeCloseTo(2, 1);
});

it('the axis starts at zero and covers the highest value', () => {
  const { ticks, y } = frameOf(points);
  expect(ticks[0]).toBe(0);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(40);
  expect(y(40)).toBeLessThan(y(10));
});

it('draws without points, and with zeros only', () => {
  for (const none of [[], [{ label: 'T1', value: 0, display: '0' }]]) {
    const html = [BarChart, LineChart]
      .map(Chart => renderToString(<Chart title="Đơn" desc="" points={none} />))
      .join('');
    expect(html).not.toMatch(/NaN|Infinity/);
  }
});

it('every point is told in words', () => {
  const html = renderToString(<LineChart title="Đơn <b>" desc="Cao nhất T2" points={points} />);
  expect(html).toContain('<title>T2: 40 đơn</title>');
  expect(html).toContain('aria-label="Đơn &lt;b>. Cao nhất T2"');
});

it('horizontal bars are shares of the longest', () => {
  const html = renderToString(<HorizontalBars title="Xã" desc="" points={points} />);
  expect([...html.matchAll(/class="bar" width="([\d.]+)%"/g)].map(match => Number(match[1]))).toEqual([25, 100, 50]);
});

it.each([
  [6, [1, 3, 5]],
  [12, [2, 5, 8, 11]],
  [36, [8, 17, 26, 35]],
])('%i months keep no more labels on a phone than have room, the last among them', (months, kept) => {
  const shown = Array.from({ length: months }, (_, at) => at).filter(at => labelClass(at, months) === 'x-label');
  expect(shown).toEqual(kept);
});

it('progress never passes the end', () => {
  expect(renderToString(<Progress label="Đặt" value={150} goal={100} display="150 / 100" />)).toContain(
    'class="bar" width="100%"',
  );
  expect(renderToString(<Progress label="Đặt" value={1} goal={0} display="1" />)).toContain('class="bar" width="0%"');
});
