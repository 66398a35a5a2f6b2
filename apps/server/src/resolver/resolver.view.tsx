import { LINK_TYPES, LINKSET_CONTEXT, linksetOf, type Level, type Link } from '#libs/resolver';
import { paths } from '../paths.js';
import { ScanFrame } from '../pages/scan/scan-frame.js';
import { StructuredData } from '../pages/storefront/structured-data.js';
import { Button } from '../ui/actions.js';
import { Notice } from '../ui/notices.js';
import { Section } from '../ui/sections.js';
import type { Visit } from '../web/visit.js';
import type { ResolverAnswer } from './resolver-answer.js';

/** The same answer for people, with what programs would read embedded (GS1-Conformant Resolver 1.2 §2.10). */
export function pageFor(visit: Visit, { status, levels }: ResolverAnswer): string {
  const title = titleFor(visit, status, levels);
  return visit.document(
    <ScanFrame visit={visit} nonce={visit.nonce} title={title}>
      <h1>{title}</h1>
      <Hint visit={visit} status={status} levels={levels} />
      {levels.map(level => level.links.length > 0 && <LevelPart visit={visit} level={level} />)}
      {levels.length > 0 && (
        <StructuredData nonce={visit.nonce} value={{ ...LINKSET_CONTEXT, ...linksetOf(visit.origin, levels) }} />
      )}
    </ScanFrame>,
    status,
  );
}

function titleFor({ words }: Visit, status: number, levels: readonly Level[]): string {
  const { page } = words.resolver;
  if (status === 404) return levels.length > 0 ? page.missing : page.nothing;
  return status === 300 ? page.choices : page.title;
}

function Hint({ visit, status, levels }: { visit: Visit } & Pick<ResolverAnswer, 'status' | 'levels'>) {
  const { page } = visit.words.resolver;
  if (status !== 404) return null;
  if (levels.length > 0) return <Notice>{page.missingDetail}</Notice>;
  return (
    <>
      <Notice tone="warning">{page.nothingDetail}</Notice>
      <Button kind="secondary" href={paths.home}>
        {visit.words.shell.home}
      </Button>
    </>
  );
}

function LevelPart({ visit, level }: { visit: Visit; level: Level }) {
  return (
    <Section title={level.description} panel>
      <ul>
        {level.links.map(link => (
          <li>
            <a href={link.href} hreflang={link.hreflang?.join(',')} type={link.mediaType}>
              {link.title}
            </a>{' '}
            <span class="quiet">{typeText(visit, link)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** In words of the market where it has some, else as GS1 calls it. */
export function typeText(visit: Visit, { type }: Pick<Link, 'type'>): string {
  const words: Record<string, string> = visit.words.resolver.types;
  return words[type] ?? LINK_TYPES[type];
}
