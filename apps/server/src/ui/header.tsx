import { Icon } from './icons.js';
import { LanguageSwitch } from './language-switch.js';
import { Wordmark } from './wordmark.js';
import { Band } from './weave.js';
import type { Link, ShellActor, ShellWords } from './types.js';

interface HeaderProps {
  actor: ShellActor;
  words: ShellWords;
  locale: 'vi' | 'en';
  path: string;
}

export function Header({ actor, words, locale, path }: HeaderProps) {
  return (
    <header class="site-head">
      <div class="site-bar">
        <Wordmark />
        <Search words={words} path={path} />
        <div class="site-tools">
          {!actor.name && <SignIn path={path} label={words.signIn} />}
          {actor.name && <BellLink unread={actor.unread ?? 0} label={words.bell} />}
          <BasketLink count={actor.basketCount} label={words.basket} />
          <Menu actor={actor} words={words} locale={locale} path={path} />
        </div>
      </div>
      <Sections label={words.menu} sections={words.sections} path={path} />
      <Band />
    </header>
  );
}

/** What was searched for stays in the box, so that one word more can be added to it. */
const searchedFor = (path: string): string | undefined =>
  path.startsWith('/search?') ? (new URLSearchParams(path.slice('/search?'.length)).get('q') ?? undefined) : undefined;

function Search({ words, path }: { words: ShellWords; path: string }) {
  return (
    <form class="site-search" action="/search" method="get" role="search">
      <input
        type="search"
        name="q"
        value={searchedFor(path)}
        aria-label={words.search}
        placeholder={words.searchHint}
        autoComplete="off"
      />
      <button type="submit" aria-label={words.search}>
        <Icon name="search" />
      </button>
    </form>
  );
}

function BasketLink({ count, label }: { count: number | undefined; label: string }) {
  return (
    <a class="tool" href="/basket">
      <Icon name="basket" />
      <span class="tool-text">{label}</span>{' '}
      {count !== undefined && count > 0 && <span class="tool-count">{count}</span>}
    </a>
  );
}

function BellLink({ unread, label }: { unread: number; label: (unread: number) => string }) {
  return (
    <a class="tool" href="/letters" aria-label={label(unread)}>
      <Icon name="bell" />
      {unread > 0 && <span class="tool-count">{unread}</span>}
    </a>
  );
}

/** On a wide screen a guest need not open the menu; on a phone the menu has it. */
function SignIn({ path, label }: { path: string; label: string }) {
  return (
    <a class="tool tool-wide" href={signInFrom(path)}>
      {label}
    </a>
  );
}

const signInFrom = (path: string) => `/sign-in?back=${encodeURIComponent(path)}`;

/** A <details>, so that it opens on any phone before (and without) any script. */
function Menu({ actor, words, locale, path }: HeaderProps) {
  return (
    <details class="menu">
      <summary class="tool">
        <Icon name={actor.name ? 'person' : 'menu'} />
        <span class="tool-text">{actor.name ?? words.menu}</span>
      </summary>
      <div class="menu-sheet">
        {actor.name && <p class="menu-name">{actor.name}</p>}
        <ul>
          {actor.links.map(link => (
            <MenuLink {...link} />
          ))}
          <MenuLink href="/account" label={words.account} hidden={!actor.name} />
          <MenuLink href={signInFrom(path)} label={words.signIn} hidden={!!actor.name} />
        </ul>
        {actor.name && (
          <form method="post" action="/sign-out">
            <button type="submit">{words.signOut}</button>
          </form>
        )}
        <LanguageSwitch locale={locale} path={path} label={words.language} />
      </div>
    </details>
  );
}

function MenuLink({ href, label, current, hidden }: Link & { hidden?: boolean }) {
  if (hidden) return null;
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}

function Sections({ label, sections, path }: { label: string; sections: Link[]; path: string }) {
  if (sections.length === 0) return null;
  return (
    <nav class="site-sections" aria-label={label}>
      <ul>
        {sections.map(({ href, label: text, current }) => (
          <li>
            <a href={href} aria-current={(current ?? path.split('?')[0] === href) ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
