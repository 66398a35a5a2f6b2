import { classes } from './classes.js';
import { Document } from './document.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Notice } from './notices.js';
import type { PageProps } from './page-props.js';
import { RoomNav, type RoomNavProps } from './room-nav.js';
import type { Children } from './types.js';

export type { PageProps } from './page-props.js';

export function Page(props: PageProps) {
  const { actor, words, locale, path, flash, width } = props;
  return (
    <Document {...props}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header actor={actor} words={words} locale={locale} path={path} />
      <main id="main" class={classes('main', width === 'narrow' && 'main-narrow')} tabIndex={-1}>
        {flash && <Notice tone={flash.tone}>{flash.text}</Notice>}
        {props.children}
      </main>
      <Footer words={words} locale={locale} path={path} />
    </Document>
  );
}

export interface DeskProps {
  title: string;
  /** Whose desk it is, above the title: the co-op's or the department's name. */
  owner?: string;
  /** Where one is among the pages of the room. */
  rooms: RoomNavProps;
  actions?: Children;
  children: Children;
}

/** The frame of the co-op's and the department's rooms, inside a Page. */
export function Desk({ title, owner, rooms, actions, children }: DeskProps) {
  return (
    <div class="desk">
      <header class="desk-head">
        <div>
          {owner && <p class="desk-owner">{owner}</p>}
          <h1>{title}</h1>
        </div>
        {actions && <div class="desk-actions">{actions}</div>}
      </header>
      <RoomNav {...rooms} />
      <div class="desk-body stack">{children}</div>
    </div>
  );
}
