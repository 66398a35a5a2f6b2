import { paths } from '../../paths.js';
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
  const entry = (label: string, count: number, href: string) => ({ label, href, detail: words.countOf(count) });
  return (
    <>
      <Section title={words.groupsTitle} lead={words.groupsLead}>
        <Entries
          items={home.groups.map(group =>
            entry(visit.say(group.nameVi, group.nameEn), group.count, paths.search({ group: group.code })),
          )}
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
      <Section title={words.linesTitle}>
        <Entries
          items={home.lines.map(({ line, count }) =>
            entry(lineName(visit.locale, line), count, paths.search({ line })),
          )}
        />
      </Section>
      <Section title={words.cooperativesTitle} more={{ href: paths.cooperatives, label: words.seeAll }}>
        <CooperativeGrid visit={visit} cooperatives={home.cooperatives} />
      </Section>
      <Section title={words.communesTitle}>
        <Entries items={home.communes.map(({ code, name, count }) => entry(name, count, paths.commune(code)))} />
      </Section>
    </>
  );
}

/** Ways in: a name, and how much is behind it. */
function Entries({ items }: { items: { label: string; href: string; detail: string }[] }) {
  return (
    <ul class="entries">
      {items.map(({ label, href, detail }) => (
        <li class="entry">
          <a class="card-link" href={href}>
            {label}
          </a>
          <span class="entry-detail">{detail}</span>
        </li>
      ))}
    </ul>
  );
}
