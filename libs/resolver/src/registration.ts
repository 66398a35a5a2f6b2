// What may be registered (GS1-Conformant Resolver 1.2 §2.5.9, §2.14, and what both published linkset schemas accept).
import { isMalformed, pathOf, readDigitalLink, type DigitalLink, type Element } from '#libs/gs1';
import { isLinkType, RETIRED, type LinkType } from './link-types.js';
import type { Link } from './link.js';
import * as refusals from './refusals.js';

/** As somebody types it. */
export interface LinkInput {
  /** Of the link to be: a form sent twice registers one. */
  id?: string;
  /** A Digital Link, or the path of one: `/01/09521234567892/10/L7`. */
  code: string;
  type: string;
  href: string;
  title: string;
  /** `vi`, `en-GB`; empty: no matter. */
  language?: string;
  mediaType?: string;
}

export interface LinkToRegister extends Link {
  /** The path of the code, as it is stored and looked for. */
  readonly anchor: string;
  /** The path of its key alone. */
  readonly key: string;
  readonly elements: readonly Element[];
}

export const LONGEST_TITLE = 120;
const LONGEST_HREF = 2_000;

/** What the resolver makes by itself, or nobody may say: who else answers for a prefix is the department's matter. */
const NOT_FOR_REGISTERING: ReadonlySet<LinkType> = new Set<LinkType>([
  ...RETIRED,
  'handledBy',
  'defaultLinkMulti',
  'recallStatus',
]);

/** Reads and checks; throws the refusal that says what to mend. */
export function checkedLink(input: LinkInput): LinkToRegister {
  const { key, qualifiers } = checkedCode(input.code);
  if (!isLinkType(input.type) || NOT_FOR_REGISTERING.has(input.type)) throw new refusals.LinkTypeNotOffered();
  const title = input.title.trim();
  if (title === '' || title.length > LONGEST_TITLE) throw new refusals.LinkTitleNeeded();
  const elements = [key, ...qualifiers];
  return {
    anchor: pathOf(elements),
    key: pathOf([key]),
    elements,
    type: input.type,
    href: checkedAddress(input.href),
    title,
    ...(input.type === 'defaultLink' ? {} : traitsOf(input)),
  };
}

function checkedCode(code: string): DigitalLink {
  const link = readDigitalLink(code.trim().replace(/\/$/, ''));
  if (isMalformed(link)) throw new refusals.CodeUnreadable();
  const ais = link.qualifiers.map(({ ai }) => ai);
  // A serial says which pack it is by itself (rule 2).
  if (ais.includes('21') && ais.length > 1) throw new refusals.SerialStandsAlone();
  return link;
}

/** Only https: the link is printed on goods, and whoever sits in between must not change where it leads. */
function checkedAddress(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isFit =
    url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.href.length <= LONGEST_HREF;
  if (!isFit) throw new refusals.TargetUnreadable();
  return url.href;
}

function traitsOf({ language, mediaType }: LinkInput): Pick<Link, 'hreflang' | 'mediaType'> {
  if (language && !/^[a-z]{2}(?:-[A-Z]{2})?$/.test(language)) throw new refusals.LanguageUnreadable();
  if (mediaType && !/^[a-z]+\/[-+.\w]{1,80}$/.test(mediaType)) throw new refusals.MediaTypeUnreadable();
  return { ...(language && { hreflang: [language] }), ...(mediaType && { mediaType }) };
}

/** Does a key belong to whoever holds this company prefix and these location numbers? */
export function belongsTo({ ai, value }: Element, { prefix, gln }: { prefix: string; gln: string }): boolean {
  if (value === gln) return true;
  // An indicator or extension digit stands before the prefix, or a zero.
  const at = ['00', '01', '8003', '8006'].includes(ai) ? 1 : 0;
  return value.startsWith(prefix, at);
}
