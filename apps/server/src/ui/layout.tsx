import { classes } from './classes.js';
import { Document } from './document.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Notice } from './notices.js';
import { Tabs, type Tab } from './navigation.js';
import type { Assets, Children, Flash, ShellActor, ShellWords } from './types.js';

export interface PageProps {
  title: string;
  description?: string;
  locale: 'vi' | 'en';
  /** Where this page lives, with its query: the language switch comes back here. */
  path: string;
  actor: ShellActor;
  words: ShellWords;
  assets: Assets;
  children: Children;
  /** Extra elements for <head>: canonical link, share card, structured data. */
  head?: Children;
  flash?: Flash;
  /** A theme the visitor chose; without it the device decides. */
  theme?: 'light' | 'dark';
  /** 'wide' lets desks and dashboards use the whole screen; 'narrow' is for forms and reading. */
  width?: 'narrow' | 'wide';
}

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
  tabs: Tab[];
  tabsLabel?: string;
  actions?: Children;
  children: Children;
}

/** The frame of the co-op's and the department's rooms, inside a Page. */
export function Desk({ title, owner, tabs, tabsLabel, actions, children }: DeskProps) {
  return (
    <div class="desk">
      <header class="desk-head">
        <div>
          {owner && <p class="desk-owner">{owner}</p>}
          <h1>{title}</h1>
        </div>
        {actions && <div class="desk-actions">{actions}</div>}
      </header>
      <Tabs tabs={tabs} label={tabsLabel ?? title} />
      <div class="desk-body stack">{children}</div>
    </div>
  );
}
