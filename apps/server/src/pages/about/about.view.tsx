import { paths } from '../../paths.js';
import { Tabs } from '../../ui/navigation.js';
import { PageHead, Prose, Section } from '../../ui/sections.js';
import type { Children } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';

export interface AboutText {
  title: string;
  lead: string;
  sections: Record<string, { title: string; text: string }>;
}

type Reader = Pick<Visit, 'words'>;

/** One of the pages about the market, with the way to the others. */
export function AboutView({
  visit,
  path,
  text,
  children,
}: {
  visit: Reader;
  path: string;
  text: AboutText;
  children?: Children;
}) {
  const { about } = visit.words;
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      <Tabs
        wrap
        label={about.pagesLabel}
        tabs={aboutTabs(visit).map(tab => ({ ...tab, current: tab.href === path }))}
      />
      {Object.values(text.sections).map(section => (
        <Section title={section.title}>
          <Prose>
            {section.text.split('\n\n').map(paragraph => (
              <p>{paragraph}</p>
            ))}
          </Prose>
        </Section>
      ))}
      {children}
    </>
  );
}

const aboutTabs = ({ words: { shell } }: Reader) => [
  { href: paths.about, label: shell.about },
  { href: paths.aboutRanking, label: shell.aboutRanking },
  { href: paths.aboutReturns, label: shell.aboutReturns },
  { href: paths.aboutPrivacy, label: shell.aboutPrivacy },
  { href: paths.aboutContact, label: shell.aboutContact },
];

/** Who runs this installation: all that the software itself knows. */
export function Operator({ visit }: { visit: Pick<Visit, 'words' | 'origin'> }) {
  const { contact } = visit.words.about;
  return (
    <Section title={contact.operator} panel>
      <Prose>
        <p>{contact.runAt(visit.origin)}</p>
        <p>{contact.notDeclared}</p>
        <p>
          <a href={paths.cooperatives}>{contact.cooperatives}</a>
        </p>
      </Prose>
    </Section>
  );
}
