// Promises the whole design keeps: the content policy, the bytes, and one weave in two places.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { renderToString } from 'preact-render-to-string';
import { galleryPages } from './gallery.js';
import { Hero } from './illustrations/hero.js';
import { Illustration, LINES } from './illustrations/illustration.js';
import { renderDocument } from './render.js';
import { WeaveFile } from './weave.js';
import { REPEAT } from './weave-pattern.js';

const pages = Object.entries(galleryPages('')).map(([name, page]) => [name, renderDocument(page)] as const);
const kilobytes = (count: number) => count * 1024;

it.each(pages)('%s holds nothing the content policy forbids', (_, html) => {
  expect(html).not.toMatch(/<[^>]* style=/);
  expect(html).not.toMatch(/<[^>]* on[a-z]+=/);
  expect(html).not.toMatch(/<style(?! nonce)/);
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
});

it.each(pages)('%s has one h1 and no id twice', (_, html) => {
  expect(html.match(/<h1/g)).toHaveLength(1);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1]);
  expect(ids).toEqual([...new Set(ids)]);
});

it.each(LINES)('the drawing of %s stays under 2 KB', line => {
  expect(renderToString(<Illustration line={line} />).length).toBeLessThan(kilobytes(2));
});

it('the opening scene stays under 6 KB', () => {
  expect(renderToString(<Hero />).length).toBeLessThan(kilobytes(6));
});

it('the band in the style sheet and on the scan page are the same weave', () => {
  const file = readFileSync(new URL('../../assets/weave.svg', import.meta.url), 'utf8');
  expect(file.trim()).toBe(renderToString(<WeaveFile />));
  expect(new Set(REPEAT.map(row => row.length))).toEqual(new Set([24]));
});

const minified = async (name: string) => {
  const entryPoints = [new URL(`./styles/${name}`, import.meta.url).pathname];
  const target = ['chrome80', 'safari14', 'firefox90'];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    target,
    external: ['/static/*'],
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
};

it('the styles stay within their bytes', async () => {
  expect((await minified('scan-critical.css')).length).toBeLessThan(9000);
  expect(brotliCompressSync(await minified('site.css')).length).toBeLessThan(12_000);
});
