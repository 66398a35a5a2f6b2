import { paths } from '../../paths.js';
import type { SitemapRow } from './sitemap.query.js';

const STANDING = [
  paths.home,
  paths.search(),
  paths.cooperatives,
  paths.seasons(),
  paths.about,
  paths.aboutRanking,
  paths.aboutReturns,
  paths.aboutPrivacy,
  paths.aboutContact,
];

const PATH_OF = { product: paths.product, cooperative: paths.cooperative, commune: paths.commune };

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** sitemaps.org, version 0.9 */
export function sitemapXml(origin: string, rows: readonly SitemapRow[]): string {
  const entry = (path: string, changedOn?: string | null) =>
    `<url><loc>${escapeXml(origin + path)}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}</url>`;
  const urls = [
    ...STANDING.map(path => entry(path)),
    ...rows.map(({ kind, key, changedOn }) => entry(PATH_OF[kind](key), changedOn)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

/** Rooms that are nobody's search result: desks, baskets, one buyer's orders.. */
const CLOSED = [
  '/desk/',
  '/department',
  '/operator',
  '/basket',
  '/checkout',
  '/orders',
  '/account',
  '/sign-in',
  '/register',
  '/follow/',
  '/pay/',
];

export function robotsTxt(origin: string): string {
  return ['User-agent: *', ...CLOSED.map(path => `Disallow: ${path}`), '', `Sitemap: ${origin}/sitemap.xml`, ''].join(
    '\n',
  );
}
