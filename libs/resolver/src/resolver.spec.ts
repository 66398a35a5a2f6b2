import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import { isMalformed, pathOf, readDigitalLink } from '#libs/gs1';
import { choose, locationOf, type Choice } from './choose.js';
import { descriptionOf } from './description.js';
import { levelsOf } from './levels.js';
import { isLinkType, LINK_TYPES, linkTypeNamed, RETIRED, type LinkType } from './link-types.js';
import type { Level, Link } from './link.js';
import { LINKSET_CONTEXT, linksetOf } from './linkset.js';
import { wishOf } from './wish.js';

const GTIN = '09520123456788';
const linkOf = (path: string) => {
  const link = readDigitalLink(path);
  if (isMalformed(link)) throw new Error(link.malformed);
  return link;
};
const a = (type: LinkType, href: string, more: Partial<Link> = {}): Link => ({
  type,
  href: `https://a.vn/${href}`,
  title: href,
  ...more,
});
const level = (path: string, ...links: Link[]): Level => ({ path, description: 'Chè Shan tuyết', links });
const chosen = (choice: Choice): string => (choice.kind === 'link' ? choice.link.title : choice.kind);

const product = level(
  `/01/${GTIN}`,
  a('defaultLink', 'product'),
  a('pip', 'product', { hreflang: ['vi', 'en'], mediaType: 'text/html' }),
  a('instructions', 'pha-che', { hreflang: ['vi'] }),
  a('instructions', 'brewing', { hreflang: ['en'] }),
  a('masterData', 'json', { mediaType: 'application/json' }),
  a('masterData', 'page', { mediaType: 'text/html' }),
  a('relatedVideo', 'video-1'),
  a('relatedVideo', 'video-2'),
  a('promotion', 'lai-chau', { context: ['VN'] }),
  a('promotion', 'abroad'),
);
const lot = level(`/01/${GTIN}/10/L7`, a('defaultLink', 'lot'), a('traceability', 'lot'));

describe('the levels of a request', () => {
  it.each([
    [`/01/${GTIN}`, [`/01/${GTIN}`]],
    [`/01/${GTIN}/10/L7`, [`/01/${GTIN}/10/L7`, `/01/${GTIN}`]],
    [
      `/01/${GTIN}/22/V/10/L7/21/S`,
      [`/01/${GTIN}/21/S`, `/01/${GTIN}/22/V/10/L7`, `/01/${GTIN}/22/V`, `/01/${GTIN}/10/L7`, `/01/${GTIN}`],
    ],
    [`/01/${GTIN}/235/T`, [`/01/${GTIN}/235/T`, `/01/${GTIN}`]],
    ['/414/9520123004569/254/7', ['/414/9520123004569/254/7', '/414/9520123004569']],
    ['/8010/9520123A/8011/7', ['/8010/9520123A/8011/7', '/8010/9520123A']],
  ])('R02 R11 of %s, finest first', (path, levels) => {
    expect(levelsOf(linkOf(path)).map(pathOf)).toEqual(levels);
  });
});

describe('choosing a link', () => {
  const ask = (query: string, headers: { accept?: string; acceptLanguage?: string } = {}, levels = [lot, product]) =>
    chosen(choose(levels, wishOf({ query, ...headers })));

  it('R07 goes to the default of the finest level, whatever language is wanted', () => {
    expect(ask('')).toBe('lot');
    expect(ask('', { acceptLanguage: 'ja' })).toBe('lot');
    expect(ask('', {}, [level(`/01/${GTIN}/10/L8`), product])).toBe('product');
  });

  it('R09 goes to the type that is asked for, at the finest level that has it', () => {
    expect(ask('linkType=gs1:traceability')).toBe('lot');
    expect(ask('linkType=https://ref.gs1.org/voc/pip')).toBe('product');
    expect(ask('linkType=https%3A%2F%2Fgs1.org%2Fvoc%2Fpip')).toBe('product');
    expect(ask('x=1;linkType=gs1:pip')).toBe('product');
    expect(ask('linkType=gs1:recipeInfo')).toBe('no-such-type');
    expect(ask('linkType=gs1:nosuchlt')).toBe('no-such-type');
    expect(ask('linkType=gs1:toString')).toBe('no-such-type');
    expect(ask('linkType=gs1:pip', {}, [])).toBe('nothing');
    expect(ask('', {}, [level(`/01/${GTIN}`)])).toBe('nothing');
  });

  it.each(['linkType=linkset', 'linkType=all'])('R10 gives the links themselves for %s', query => {
    expect(ask(query, { accept: 'text/html' })).toBe('linkset');
  });

  it('R10 gives the links to whoever accepts nothing else so well', () => {
    expect(ask('', { accept: 'application/linkset+json' })).toBe('linkset');
    expect(ask('', { accept: 'text/html;q=0.5, application/linkset+json' })).toBe('linkset');
    expect(ask('', { accept: 'text/html, application/linkset+json;q=0.5' })).toBe('lot');
    expect(ask('', { accept: '*/*' })).toBe('lot');
    expect(ask('linkType=gs1:pip', { accept: 'application/linkset+json' })).toBe('product');
    expect(ask('', { accept: 'application/json, application/linkset+json;q=0.9' })).toBe('lot');
  });

  it('R08 takes the one of several defaults that alone suits', () => {
    const several = level(
      `/01/${GTIN}`,
      a('defaultLink', 'any'),
      a('defaultLinkMulti', 'viet', { hreflang: ['vi'] }),
      a('defaultLinkMulti', 'english', { hreflang: ['en'] }),
    );
    expect(ask('', {}, [several])).toBe('any');
    expect(ask('', { acceptLanguage: 'ja' }, [several])).toBe('any');
    expect(ask('', { acceptLanguage: 'en-GB' }, [several])).toBe('english');
    expect(ask('', { acceptLanguage: 'ja, vi;q=0.5' }, [several])).toBe('viet');
    expect(ask('', { acceptLanguage: 'en' }, [lot, several])).toBe('lot');
    const single = level(`/01/${GTIN}`, a('defaultLink', 'any'), a('defaultLinkMulti', 'only', { hreflang: ['en'] }));
    expect(ask('', { acceptLanguage: 'en' }, [single])).toBe('any');
  });

  it('R15 looks at language with its weights, then at the kind of file', () => {
    const instructions = 'linkType=gs1:instructions';
    expect(ask(instructions, { acceptLanguage: 'vi-VN,vi;q=0.9,en;q=0.8' })).toBe('pha-che');
    expect(ask(instructions, { acceptLanguage: 'fr, en;q=0.3' })).toBe('brewing');
    expect(ask(`${instructions}&lang=en`, { acceptLanguage: 'vi' })).toBe('brewing');
    expect(ask('linkType=gs1:masterData', { accept: 'application/json' })).toBe('json');
    expect(ask('linkType=gs1:masterData', { accept: 'text/html,*/*;q=0.8' })).toBe('page');
    expect(ask('linkType=gs1:masterData&mediaType=application/json', { accept: 'text/html' })).toBe('json');
    expect(ask('linkType=gs1:promotion&context=VN')).toBe('lai-chau');
    expect(ask('linkType=gs1:promotion&context=JP')).toBe('abroad');
  });

  it('R14 offers what the request cannot tell apart', () => {
    expect(ask('linkType=gs1:relatedVideo', { acceptLanguage: 'vi', accept: 'text/html' })).toBe('choices');
    expect(ask('linkType=gs1:instructions')).toBe('choices');
  });

  it('R09 answers any request', () => {
    const weird = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('*', ';q=', ',,', '*/*;q=0', 'linkType=', 'linkType=%00', 'vi;q=2'),
    );
    fc.assert(
      fc.property(weird, weird, weird, (query, accept, acceptLanguage) => {
        expect(choose([lot, product], wishOf({ query, accept, acceptLanguage })).kind).toBeDefined();
      }),
    );
  });
});

describe('the address of a redirect', () => {
  it.each([
    ['https://a.vn/x', '', 'https://a.vn/x'],
    ['https://a.vn/x', '17=261231;flag&x=%2F', 'https://a.vn/x?17=261231;flag&x=%2F'],
    ['https://a.vn/x?y=1', 'foo=bar', 'https://a.vn/x?y=1&foo=bar'],
    ['https://a.vn/x?', 'foo=bar', 'https://a.vn/x?foo=bar'],
    ['https://a.vn/x#top', 'foo=bar', 'https://a.vn/x?foo=bar#top'],
    ['https://a.vn/x?y=1#a#b', 'foo=bar?', 'https://a.vn/x?y=1&foo=bar?#a#b'],
  ])('R16 of %s with %s', (href, query, location) => {
    expect(locationOf(a('pip', '', { href }), query)).toBe(location);
  });
});

describe('the linkset', () => {
  const linkset = linksetOf('https://tem.example', [lot, product, level(`/01/${GTIN}/22/V`)]);

  it('R11 has every level that has a link under its own anchor', () => {
    expect(linkset.linkset.map(({ anchor }) => anchor)).toEqual([
      `https://tem.example/01/${GTIN}/10/L7`,
      `https://tem.example/01/${GTIN}`,
    ]);
  });

  it('R06 says of the default where it leads and nothing else', () => {
    expect(linkset.linkset[0]).toMatchObject({
      itemDescription: 'Chè Shan tuyết',
      'https://ref.gs1.org/voc/defaultLink': [{ href: 'https://a.vn/lot', title: 'lot' }],
    });
    const detailed = linksetOf('https://a.vn', [
      level(`/01/${GTIN}`, a('defaultLink', 'x', { hreflang: ['vi'], mediaType: 'text/html' })),
    ]);
    expect(detailed.linkset[0]?.['https://ref.gs1.org/voc/defaultLink']).toEqual([
      { href: 'https://a.vn/x', title: 'x' },
    ]);
  });

  for (const schema of ['gs1-linkset-schema.json', 'linkset-schema-1.2.x-as-published.json'])
    describeShared('R12 is valid', `resolver/${schema}`, file => {
      const valid = new Ajv({ strict: false }).compile(readJson<object>(file));
      it(`against ${schema}`, () => {
        expect(valid(linkset) ? [] : valid.errors).toEqual([]);
        expect(valid({ linkset: [{ ...linkset.linkset[0], 'gs1:pip': [] }] })).toBe(false);
      });
    });

  describeShared('R13 reads as linked data', 'resolver/linksetContext.jsonld', file => {
    it('with the names that GS1 gives', () => {
      const { '@context': given } = JSON.parse(readFileSync(file, 'utf8')) as {
        '@context': Record<string, { '@id': string } | string>;
      };
      const idOf = (of: Record<string, unknown>, key: string) => (of[key] as { '@id'?: string })['@id'] ?? of[key];
      for (const key of ['anchor', 'href', 'linkset', 'gs1', 'title', 'hreflang', 'type', 'itemDescription', '@vocab'])
        expect([key, idOf(LINKSET_CONTEXT['@context'], key)]).toEqual([key, idOf(given, key)]);
    });
  });
});

describe('the description file', () => {
  const description = descriptionOf('https://tem.example', 'Chợ Phiên', '/linkset-context');
  it('R17 R20 answers for all keys, and for EPC binary strings', () => {
    expect(description).toMatchObject({ supportedPrimaryKeys: ['all'], linkTypeDefaultCanBeLinkset: false });
  });
  describeShared('R17 is valid', 'resolver/description-file-schema-1.2.0.json', file => {
    it('against the schema 1.2.0', () => {
      const valid = new Ajv({ strict: false, formats: { uri: true } }).compile(readJson<object>(file));
      expect(valid(description) ? [] : valid.errors).toEqual([]);
    });
  });
});

describe('the link types', () => {
  it('R22 are known by their three addresses and their short form', () => {
    for (const text of [
      'gs1:pip',
      'https://ref.gs1.org/voc/pip',
      'https://www.gs1.org/voc/pip',
      'http://gs1.org/voc/pip',
    ])
      expect(linkTypeNamed(text)).toBe('pip');
    for (const text of ['pip', 'gs1:Pip', 'gs1:', 'schema:pip', 'https://evil.example/voc/pip'])
      expect(linkTypeNamed(text)).toBeUndefined();
    expect(isLinkType('constructor')).toBe(false);
  });

  describeShared('R22 are the ratified ones', 'resolver/gs1-linktypes-v1.16.json', file => {
    it('all sixty', () => {
      const { linkTypes } = readJson<{ linkTypes: Record<string, { status: string }> }>(file);
      expect(Object.keys(LINK_TYPES).sort()).toEqual(Object.keys(linkTypes).sort());
      expect(Object.keys(linkTypes)).toHaveLength(60);
      expect([...RETIRED]).toEqual(Object.keys(linkTypes).filter(name => linkTypes[name]?.status === 'deprecated'));
    });
  });
});
