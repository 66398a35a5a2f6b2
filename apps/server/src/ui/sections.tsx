import { classes } from './classes.js';
import { Hero as HeroScene } from './illustrations/hero.js';
import type { Children, HeadingLevel } from './types.js';

export interface SectionProps {
  title: string;
  /** One sentence under the title. */
  lead?: Children;
  /** A link at the end of the title's line: "Xem tất cả". */
  more?: { href: string; label: string };
  heading?: HeadingLevel;
  /** Set apart by a surface of its own. */
  panel?: boolean;
  id?: string;
  children: Children;
}

export function Section({ title, lead, more, heading = 2, panel, id, children }: SectionProps) {
  const Heading = `h${heading}` as const;
  return (
    <section class={panel ? 'section panel' : 'section'} id={id}>
      <div class="section-head">
        <Heading>{title}</Heading>
        {more && <a href={more.href}>{more.label}</a>}
      </div>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}

/** A page's title with what belongs to it: crumbs above, a sentence below, actions at the end. */
export function PageHead({
  title,
  lead,
  crumbs,
  actions,
}: {
  title: string;
  lead?: Children;
  crumbs?: Children;
  actions?: Children;
}) {
  return (
    <header class="page-head">
      {crumbs}
      <div class="page-head-row">
        <h1>{title}</h1>
        {actions && <div class="row">{actions}</div>}
      </div>
      {lead && <p class="lead">{lead}</p>}
    </header>
  );
}

/** The opening of the home page, over the drawn market. */
export function Hero({ title, lead, children }: { title: string; lead?: Children; children?: Children }) {
  return (
    <section class="hero">
      <HeroScene />
      <div class="hero-text">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {children && <div class="row">{children}</div>}
      </div>
    </section>
  );
}

/** Things one under another, evenly spaced. */
export function Stack({ children }: { children: Children }) {
  return <div class="stack">{children}</div>;
}

/** Things beside each other that wrap. */
export function Row({ children }: { children: Children }) {
  return <div class="row">{children}</div>;
}

/** Tiles or cards in as many columns as fit. */
export function Grid({ children, min = 'medium' }: { children: Children; min?: 'small' | 'medium' | 'large' }) {
  return <div class={`grid grid-${min}`}>{children}</div>;
}

export interface SplitProps {
  children: Children;
  aside: Children;
  /** What comes first on a phone too, before the aside: a product's picture. */
  lead?: Children;
  /** On a phone, the aside before the main matter. */
  asideFirst?: boolean;
}

/** The main matter and a narrower aside, one column on a phone: there, and for the keyboard, in the order they are written in. */
export function Split({ children, aside, lead, asideFirst }: SplitProps) {
  const main = <div class="split-main stack">{children}</div>;
  const beside = <aside class="split-aside stack">{aside}</aside>;
  const isBesideFirst = asideFirst || lead !== undefined;
  return (
    <div class={classes('split', lead !== undefined && 'split-lead')}>
      {lead !== undefined && <div class="split-opening">{lead}</div>}
      {isBesideFirst ? [beside, main] : [main, beside]}
    </div>
  );
}

/** Long text written by people: a story, a policy. */
export function Prose({ children }: { children: Children }) {
  return <div class="prose">{children}</div>;
}

export function Panel({ children }: { children: Children }) {
  return <div class="panel stack">{children}</div>;
}
