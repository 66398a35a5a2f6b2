import type { Element } from '#libs/gs1';
import type { Level, Link } from '#libs/resolver';
import type { Words } from '#libs/words';
import { inLocale, type Locale } from '#platform/language';
import { paths } from '../paths.js';
import type { KnownCooperative, KnownGoods, KnownLot, LinksRow, RegisteredLink } from './links.query.js';

export interface Teller {
  /** The public address, without a slash at the end. */
  origin: string;
  locale: Locale;
  words: Words['resolver']['titles'];
}

/** Every page of ours reads in both. */
const BOTH = ['vi', 'en'];
const PAGE = { hreflang: BOTH, mediaType: 'text/html' };

interface Known {
  description: string;
  links: readonly Link[];
}

/** A level that a request reaches, before anything is known of it. */
export interface Reached {
  elements: readonly Element[];
  path: string;
}

/**
 * What is behind a key, finest level first: what the market knows of its own rows at this moment, so a recall is here with the row that says it, and
 * what was registered. Our own default stands before a registered one.
 */
export const knownLevels = (reached: readonly Reached[], row: LinksRow, teller: Teller): Level[] =>
  reached.map(level => {
    const { description, links } = derived(level, row, teller);
    const registered = row.registered.filter(({ anchor }) => anchor === level.path);
    if (registered.length === 0) return { path: level.path, description, links };
    const hasDefault = links.some(({ type }) => type === 'defaultLink');
    const further = registered.filter(({ type }) => !(hasDefault && type === 'defaultLink')).map(asLink);
    return { path: level.path, description, links: [...links, ...further] };
  });

function derived({ elements, path }: Reached, row: LinksRow, teller: Teller): Known {
  const [key, ...qualifiers] = elements;
  const nothing = { description: path, links: [] };
  if (key?.ai === '01') return ofItem(key.value, qualifiers, row, path, teller) ?? nothing;
  // 414 a place, 417 a party: a co-operative has one number for both.
  const isItself = (key?.ai === '414' || key?.ai === '417') && qualifiers.length === 0;
  return isItself && row.cooperative ? ofCooperative(row.cooperative, teller) : nothing;
}

function ofItem(gtin: string, qualifiers: readonly Element[], row: LinksRow, path: string, teller: Teller) {
  const [finest, ...others] = qualifiers;
  if (!row.goods || others.length > 0) return undefined;
  if (!finest) return ofGoods(row.goods, row.cooperative, path, teller);
  if (finest.ai === '21') return row.pack && ofPack({ gtin, serial: finest.value }, row.pack, path, teller);
  return finest.ai === '10' ? row.lot && ofLot(gtin, row.lot, path, teller) : undefined;
}

function ofGoods(goods: KnownGoods, seller: KnownCooperative | null, path: string, teller: Teller): Known {
  const { origin, locale, words } = teller;
  const name = inLocale(locale, goods.nameVi, goods.nameEn);
  if (!goods.isPublic) return { description: name, links: [] };
  const page = origin + (goods.isListed ? paths.product(goods.slug) : paths.trace(path));
  const { stars, photo, isListed } = goods;
  const links: (Link | false | null)[] = [
    { type: 'defaultLink', href: page, title: name },
    { type: 'pip', href: page, title: name, ...PAGE },
    isListed && {
      type: 'masterData',
      href: origin + paths.api.product(goods.slug),
      title: words.productData(name),
      mediaType: 'application/json',
    },
    isListed &&
      stars !== null && { type: 'certificationInfo', href: page, title: words.certificate(name, `${stars}`), ...PAGE },
    isListed &&
      photo && {
        type: 'relatedImage',
        href: origin + paths.photo(photo.id, photo.width, 'webp'),
        title: words.photo(name),
        mediaType: 'image/webp',
      },
    seller && { type: 'homepage', href: origin + paths.cooperative(seller.slug), title: seller.name, ...PAGE },
  ];
  return { description: name, links: links.filter(link => !!link) };
}

const ofLot = (gtin: string, lot: KnownLot, path: string, teller: Teller): Known =>
  traced(gtin, lot, path, teller, teller.words.lot(lot.lot));

const ofPack = (
  { gtin, serial }: { gtin: string; serial: string },
  lot: KnownLot,
  path: string,
  teller: Teller,
): Known => traced(gtin, lot, path, teller, teller.words.pack(serial));

/** Of recalled goods the first thing to say is that they are recalled. */
function traced(gtin: string, known: KnownLot, path: string, { origin, words }: Teller, title: string): Known {
  const { lot, isPacked, isRecalled } = known;
  const trace = { href: origin + paths.trace(path), title };
  const recall = { href: origin + paths.recalled(path), title: words.recall(lot) };
  const passport = { href: origin + paths.passportJson(gtin, lot), title: words.passport(lot) };
  const links: (Link | false)[] = [
    { type: 'defaultLink', ...(isRecalled ? recall : trace) },
    isRecalled && { type: 'recallStatus', ...recall, ...PAGE },
    { type: 'traceability', ...trace, ...PAGE },
    isPacked && { type: 'dpp', ...passport, mediaType: 'application/json' },
    {
      type: 'epcis',
      href: origin + paths.epcisEvents(paths.link.lot(gtin, lot)),
      title: words.events(words.lot(lot)),
      mediaType: 'application/ld+json',
    },
  ];
  return { description: title, links: links.filter(link => link !== false) };
}

function ofCooperative({ slug, name }: KnownCooperative, { origin, words }: Teller): Known {
  const page = origin + paths.cooperative(slug);
  return {
    description: name,
    links: [
      { type: 'defaultLink', href: page, title: name },
      { type: 'homepage', href: page, title: name, ...PAGE },
      {
        type: 'masterData',
        href: origin + paths.api.cooperative(slug),
        title: words.cooperativeData(name),
        mediaType: 'application/json',
      },
    ],
  };
}

const asLink = ({ type, href, title, hreflang, mediaType, context }: RegisteredLink): Link => ({
  type,
  href,
  title,
  hreflang,
  context,
  ...(mediaType && { mediaType }),
});
