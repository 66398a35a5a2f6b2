import type { VNode } from 'preact';
import type { Actor } from '#libs/identity';
import type { Words } from '#libs/words';
import type { Locale } from '#platform/language';
import { paths } from '../paths.js';
import { Page } from '../ui/layout.js';
import type { Children, Flash, Link, ShellActor, ShellWords } from '../ui/types.js';
import { assets } from './assets.js';
import type { PageOptions } from './page-options.js';

/** What the frame knows of a visit. */
interface Visitor {
  locale: Locale;
  words: Words;
  actor: Actor | undefined;
  basketCount: number | undefined;
  unread: number;
  path: string;
  origin: string;
  isLocal: boolean;
}

/** The market around a page: header, sections, footer, in the visitor's language. */
export function frame(visit: Visitor, options: PageOptions, children: Children, flash?: Flash): VNode {
  const { market } = visit.words.shell;
  return (
    <Page
      title={options.title === market ? market : `${options.title} – ${market}`}
      description={options.description}
      locale={visit.locale}
      path={options.here ?? visit.path}
      actor={shellActor(visit)}
      words={shellWords(visit)}
      assets={{ css: assets.url('site.css'), js: options.island && assets.url(`${options.island}.js`) }}
      width={options.width}
      flash={flash}
      head={
        <>
          {options.canonical && <link rel="canonical" href={visit.origin + options.canonical} />}
          {options.head}
        </>
      }
    >
      {children}
    </Page>
  );
}

function shellActor({ actor, basketCount, unread, words }: Visitor): ShellActor {
  if (!actor) return { basketCount, links: [] };
  const links: Link[] = actor.seats.map(seat => ({ href: paths.desk.home(seat.slug), label: seat.name }));
  if (actor.offices.includes('officer'))
    links.push({ href: paths.department.dashboard(), label: words.shell.department });
  if (actor.offices.includes('operator')) links.push({ href: paths.operator, label: words.shell.operator });
  links.push({ href: paths.orders, label: words.shell.myOrders });
  return { name: actor.fullName, basketCount, unread, links };
}

function shellWords({ words, isLocal }: Visitor): ShellWords {
  const { shell } = words;
  return {
    tagline: shell.tagline,
    skip: shell.skipToContent,
    search: shell.search,
    searchHint: shell.searchPlaceholder,
    basket: shell.basket,
    bell: words.letters.bell,
    menu: shell.menu,
    signIn: shell.signIn,
    signOut: shell.signOut,
    account: shell.account,
    language: shell.language,
    sections: [
      { href: paths.search(), label: shell.products },
      { href: paths.cooperatives, label: shell.cooperatives },
      { href: paths.groupBuys, label: words.groupbuys.title },
      { href: paths.markets, label: words.markets.title },
      { href: paths.about, label: shell.about },
      ...(isLocal ? [{ href: paths.demo, label: shell.demo }] : []),
    ],
    footer: {
      about: shell.about,
      ranking: shell.aboutRanking,
      returns: shell.aboutReturns,
      privacy: shell.aboutPrivacy,
      contact: shell.aboutContact,
      operator: shell.runBy,
    },
  };
}
