// Charts drawn by the server. Widths are percentages and text has a fixed size, so that one drawing is sharp on a desktop
// and readable at 360 px; only the line itself is stretched (preserveAspectRatio none, strokes kept).
import { scaleLinear } from 'd3-scale';
import type { Children } from './types.js';

export interface ChartPoint {
  label: string;
  value: number;
  /** The value as people read it: "12,4 triệu ₫". */
  display: string;
}

export interface ChartProps {
  title: string;
  /** One sentence with what the picture shows, for those who do not see it. */
  desc: string;
  points: ChartPoint[];
  /** How an axis tick is written; the plain number without it. */
  tick?: (value: number) => string;
}

const HEIGHT = 240;
const TOP = 24;
const FLOOR = HEIGHT - 28;
/** At 360 px some 250 are left for the picture: more labels of the length of 11/2026 run into each other. */
const NARROW_LABELS = 4;

interface Frame {
  y: (value: number) => number;
  ticks: number[];
}

/** Never below zero: these are sums and counts, and a cut-off axis exaggerates. */
export function frameOf(points: ChartPoint[]): Frame {
  const top = Math.max(1, ...points.map(point => point.value));
  const scale = scaleLinear().domain([0, top]).nice(4).range([FLOOR, TOP]);
  return { y: value => round(scale(value)), ticks: scale.ticks(4) };
}

const round = (value: number) => Math.round(value * 100) / 100;
const percent = (value: number) => `${round(value)}%`;

export function BarChart(props: ChartProps) {
  const { points } = props;
  const frame = frameOf(points);
  const slot = 100 / Math.max(1, points.length);
  return (
    <ChartFrame {...props} frame={frame}>
      {points.map((point, at) => (
        <rect
          class="bar"
          x={percent(slot * (at + 0.18))}
          width={percent(slot * 0.64)}
          y={frame.y(point.value)}
          height={round(FLOOR - frame.y(point.value))}
          rx="2"
        >
          <title>{`${point.label}: ${point.display}`}</title>
        </rect>
      ))}
    </ChartFrame>
  );
}

export function LineChart(props: ChartProps) {
  const { points } = props;
  const frame = frameOf(points);
  const slot = 100 / Math.max(1, points.length);
  const x = (at: number) => round(slot * (at + 0.5));
  const path = points.map((point, at) => `${x(at)},${frame.y(point.value)}`).join(' ');
  return (
    <ChartFrame {...props} frame={frame}>
      {points.length > 1 && (
        <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none">
          <polygon class="area" points={`${x(0)},${FLOOR} ${path} ${x(points.length - 1)},${FLOOR}`} />
          <polyline class="line" points={path} vector-effect="non-scaling-stroke" />
        </svg>
      )}
      {points.map((point, at) => (
        <circle class="dot" cx={percent(x(at))} cy={frame.y(point.value)} r="4">
          <title>{`${point.label}: ${point.display}`}</title>
        </circle>
      ))}
    </ChartFrame>
  );
}

function ChartFrame({
  title,
  desc,
  points,
  tick = String,
  frame,
  children,
}: ChartProps & { frame: Frame; children: Children }) {
  const slot = 100 / Math.max(1, points.length);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="chart-body">
        <Axis frame={frame} tick={tick} />
        <svg class="chart-plot" width="100%" height={HEIGHT} role="img" aria-label={`${title}. ${desc}`}>
          {frame.ticks.map(value => (
            <line class={value === 0 ? 'axis' : 'grid-line'} x1="0" x2="100%" y1={frame.y(value)} y2={frame.y(value)} />
          ))}
          {children}
          {points.map((point, at) => (
            <text
              class={labelClass(at, points.length)}
              x={percent(slot * (at + 0.5))}
              y={HEIGHT - 8}
              text-anchor="middle"
            >
              {point.label}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  );
}

/** As wide as its longest tick: about 7 px a letter at 12 px. */
function Axis({ frame, tick }: { frame: Frame; tick: (value: number) => string }) {
  const width = 8 + 7 * Math.max(...frame.ticks.map(value => tick(value).length));
  return (
    <svg class="chart-axis" width={width} height={HEIGHT} aria-hidden="true">
      {frame.ticks.map(value => (
        <text class="tick" x={width - 8} y={frame.y(value) + 4} text-anchor="end">
          {tick(value)}
        </text>
      ))}
    </svg>
  );
}

/** On a phone only every n-th label is shown, and always the last one. */
export function labelClass(at: number, count: number): string {
  const step = Math.ceil(count / NARROW_LABELS);
  return (count - 1 - at) % step === 0 ? 'x-label' : 'x-label x-label-wide';
}

/** A ranking: names and values are text, the bar is only the picture of it. */
export function HorizontalBars({ title, desc, points }: Omit<ChartProps, 'tick'>) {
  const top = Math.max(1, ...points.map(point => point.value));
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="sr">. {desc}</span>
      </figcaption>
      <ol class="bars">
        {points.map(({ label, value, display }) => (
          <li>
            <span class="bars-label">{label}</span>
            <span class="bars-value">{display}</span>
            <svg class="bars-plot" width="100%" height="10" aria-hidden="true">
              <rect class="bar-ground" width="100%" height="10" rx="2" />
              <rect class="bar" width={percent((Math.max(0, value) / top) * 100)} height="10" rx="2" />
            </svg>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** How far something has come: pledges, a plan's target, accounted-for goods. */
export function Progress({
  label,
  value,
  goal,
  display,
}: {
  label: string;
  value: number;
  goal: number;
  display: string;
}) {
  const share = goal > 0 ? Math.min(100, (value / goal) * 100) : 0;
  return (
    <div class="progress">
      <p>
        <span>{label}</span> <strong>{display}</strong>
      </p>
      <svg width="100%" height="10" role="img" aria-label={`${label}: ${display}`}>
        <rect class="bar-ground" width="100%" height="10" rx="5" />
        <rect class="bar" width={percent(share)} height="10" rx="5" />
      </svg>
    </div>
  );
}
