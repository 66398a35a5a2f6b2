import { paths } from '../../paths.js';
import { classes } from '../../ui/classes.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Hero, Section } from '../../ui/sections.js';
import { CooperativeGrid } from './cooperative-list.view.js';
import { Goods } from './goods.view.js';
import type { HomePage } from './home.query.js';
import { lineName, type Writer } from './shown.js';

interface HomeProps {
  visit: Writer;
  home: HomePage;
}

export function HomeView({ visit, home }: HomeProps) {
  const { storefront: words } = visit.words;
  return (
    <>
      <Hero title={words.heroTitle} lead={words.heroLead}>
        <Button href={paths.search()}>{words.heroAction}</Button>
        <Button href={paths.cooperatives} kind="secondary">
          {words.heroCooperatives}
        </Button>
      </Hero>
      {home.newest.length === 0 ? (
        <EmptyState title={words.openingTitle}>{words.openingText}</EmptyState>
      ) : (
        <Shelves visit={visit} home={home} />
      )}
    </>
  );
}

function Shelves({ visit, home }: HomeProps) {
  const { storefront: words } = visit.words;
  return (
    <>
      <Section title={words.groupsTitle} lead={words.groupsLead}>
        <Entries
          words={words}
          items={home.groups.map(({ code, nameVi, nameEn, count }) => ({
            label: visit.say(nameVi, nameEn),
            count,
            href: paths.search({ group: code }),
          }))}
        />
      </Section>
      {home.starred.length > 0 && (
        <Section
          title={words.starredTitle}
          lead={words.starredLead}
          more={{ href: paths.search({ stars: ['3', '4', '5'] }), label: words.seeAll }}
        >
          <Goods visit={visit} goods={home.starred} label={words.starredTitle} />
        </Section>
      )}
      <Section title={words.newestTitle} more={{ href: paths.search({ sort: 'newest' }), label: words.seeAll }}>
        <Goods visit={visit} goods={home.newest} label={words.newestTitle} />
      </Section>
      <Section title={words.linesTitle} more={{ href: paths.seasons(), label: visit.words.seasons.link }}>
        <Entries
          words={words}
          short
          items={home.lines.map(({ line, count }) => ({
            label: lineName(visit.locale, line),
            count,
            href: paths.search({ line }),
          }))}
        />
      </Section>
      <Section title={words.cooperativesTitle} more={{ href: paths.cooperatives, label: words.seeAll }}>
        <CooperativeGrid visit={visit} cooperatives={home.cooperatives} />
      </Section>
      <Section title={words.communesTitle}>
        <Entries
          words={words}
          short
          items={home.communes.map(({ code, name, count }) => ({ label: name, count, href: paths.commune(code) }))}
        />
      </Section>
    </>
  );
}

interface EntriesProps {
  words: Writer['words']['storefront'];
  items: { label: string; href: string; count: number }[];
  /** Short names: two beside each other on a phone. */
  short?: boolean;
}

/** Ways in: a name, and how much is behind it. Where there is nothing yet there is no way in. */
function Entries({ words, items, short }: EntriesProps) {
  return (
    <ul class={classes('entries', short && 'entries-short')}>
      {items.map(({ label, href, count }) =>
        count === 0 ? (
          <li class="entry entry-empty">
            <span>{label}</span>
            <span class="entry-detail">{words.nothingYet}</span>
          </li>
        ) : (
          <li class="entry">
            <a class="card-link" href={href}>
              {label}
            </a>
            <span class="entry-detail">
              {count}
              <span class="entry-unit"> {words.unitOf(count)}</span>
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
