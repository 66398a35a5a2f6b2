import { robotsTxt, sitemapXml } from './sitemap.js';

describe('what search engines are told', () => {
  it('is XML whatever a key holds', () => {
    const xml = sitemapXml('https://market.example', [
      { kind: 'product', key: 'che-shan', changedOn: '2026-11-24' },
      { kind: 'commune', key: '<&">', changedOn: null },
    ]);
    expect(xml).toContain(
      '<url><loc>https://market.example/products/che-shan</loc><lastmod>2026-11-24</lastmod></url>',
    );
    expect(xml).toContain('<url><loc>https://market.example/communes/%3C%26%22%3E</loc></url>');
    expect(xml).toContain('<loc>https://market.example/about/ranking</loc>');
  });

  it('keeps them out of desks and of one buyer’s orders', () => {
    const robots = robotsTxt('https://market.example');
    for (const room of ['/desk/', '/department', '/follow/', '/pay/', '/basket'])
      expect(robots).toContain(`Disallow: ${room}\n`);
    expect(robots).not.toContain('Disallow: /\n');
  });
});
