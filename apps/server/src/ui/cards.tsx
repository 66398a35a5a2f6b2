import { Badge, Stars } from './badges.js';
import { Icon } from './icons.js';
import type { Line } from './illustrations/illustration.js';
import { Picture } from './picture.js';
import { Price, type PriceProps } from './price.js';
import type { Children, HeadingLevel, Photo, Tone } from './types.js';

export interface ProductCardProps {
  href: string;
  name: string;
  /** Who sells it; left out on the seller's own page. */
  seller?: string;
  place?: string;
  price: PriceProps;
  line: Line;
  photo?: Photo;
  stars?: { stars: number; label: string };
  /** What buyers gave, in words: it must not look like the stars of a certificate. */
  rating?: string;
  /** One short remark over the picture: "Sắp hết", "Đặt trước". */
  badge?: { text: string; tone?: Tone };
  heading?: HeadingLevel;
}

export function ProductCard({
  href,
  name,
  seller,
  place,
  price,
  line,
  photo,
  stars,
  rating,
  badge,
  heading = 3,
}: ProductCardProps) {
  const Heading = `h${heading}` as const;
  return (
    <article class="card product-card">
      <div class="card-picture">
        <Picture photo={photo} line={line} />
        {badge && <Badge tone={badge.tone ?? 'brand'}>{badge.text}</Badge>}
      </div>
      <div class="card-body">
        <Heading class="card-name">
          <a class="card-link" href={href}>
            {name}
          </a>
        </Heading>
        {stars && <Stars {...stars} />}
        {(seller || place) && (
          <p class="card-seller">
            {seller}
            {place && <span class="card-place">{place}</span>}
          </p>
        )}
        {rating && <p class="card-detail">{rating}</p>}
        <Price {...price} />
      </div>
    </article>
  );
}

/** Cards as a list, so that a screen reader says how many there are. */
export function ProductGrid({ children, label }: { children: Children[]; label?: string }) {
  return (
    <ul class="card-grid" aria-label={label}>
      {children.flat().map(child => (
        <li>{child}</li>
      ))}
    </ul>
  );
}

export interface CooperativeCardProps {
  href: string;
  name: string;
  /** The legal form: "Hợp tác xã", "Tổ hợp tác". */
  form?: string;
  place?: string;
  detail?: string;
  line?: Line;
  photo?: Photo;
  badges?: Children;
  heading?: HeadingLevel;
}

export function CooperativeCard({
  href,
  name,
  form,
  place,
  detail,
  line = 'generic',
  photo,
  badges,
  heading = 3,
}: CooperativeCardProps) {
  const Heading = `h${heading}` as const;
  return (
    <article class="card coop-card">
      <div class="coop-picture">
        <Picture photo={photo} line={line} />
      </div>
      <div class="card-body">
        {form && <p class="overline">{form}</p>}
        <Heading class="card-name">
          <a class="card-link" href={href}>
            {name}
          </a>
        </Heading>
        {place && (
          <p class="card-seller">
            <Icon name="pin" /> {place}
          </p>
        )}
        {detail && <p class="card-detail">{detail}</p>}
        {badges && <div class="row">{badges}</div>}
      </div>
    </article>
  );
}

export interface StatTileProps {
  label: string;
  value: string;
  /** Against the last period, in words: "+12 % so với tháng trước". */
  change?: { text: string; direction?: 'up' | 'down' | 'flat'; good?: boolean };
  note?: string;
  href?: string;
}

export function StatTile({ label, value, change, note, href }: StatTileProps) {
  return (
    <div class="stat">
      <p class="stat-label">
        {href ? (
          <a class="card-link" href={href}>
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      <p class="stat-value">{value}</p>
      {change && <Change {...change} />}
      {note && <p class="stat-note">{note}</p>}
    </div>
  );
}

const ARROW = { up: '▲', down: '▼', flat: '●' };

/** Up is not always good (complaints), so the colour is told apart from the arrow. */
function Change({ text, direction = 'flat', good }: NonNullable<StatTileProps['change']>) {
  const look = good === undefined ? 'flat' : good ? 'good' : 'bad';
  return (
    <p class={`stat-change stat-${look}`}>
      <span aria-hidden="true">{ARROW[direction]}</span> {text}
    </p>
  );
}
