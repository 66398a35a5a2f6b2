// Styles, islands, fonts and pictures for /static/: minified, named by their content, listed in dist/static/manifest.json.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import sharp from 'sharp';

/** Android 8 phones with their last Chrome, and iPhones of the same age. */
const TARGET = ['chrome80', 'safari14', 'firefox90'];

export async function buildAssets(root, out) {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  const styles = join(root, 'apps/server/src/ui/styles');
  const islands = join(root, 'apps/server/src/islands/client');
  const manifest = {};
  const entries = [
    ...['site.css', 'field.css', 'scan-critical.css'].map(name => join(styles, name)),
    ...(existsSync(islands)
      ? readdirSync(islands)
          .filter(name => name.endsWith('.ts'))
          .map(name => join(islands, name))
      : []),
  ].filter(existsSync);
  for (const entry of entries) {
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      target: TARGET,
      // The fault of Safari 14 (a default that refers to an earlier parameter) does not occur in what we ship.
      supported: { destructuring: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      // What browser and server share lies in libs.
      conditions: ['source'],
      external: ['/static/*'],
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
      logLimit: 5,
    });
    const extension = extname(entry) === '.css' ? '.css' : '.js';
    const name = basename(entry, extname(entry));
    const bytes = result.outputFiles[0].contents;
    const hashed = `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${extension}`;
    writeFileSync(join(out, hashed), bytes);
    manifest[`${name}${extension}`] = `/static/${hashed}`;
  }
  const fonts = join(root, 'node_modules/@fontsource/be-vietnam-pro/files');
  for (const file of readdirSync(fonts).filter(name => /-(latin|vietnamese)-(400|600)-normal\.woff2$/.test(name)))
    cpSync(join(fonts, file), join(out, 'fonts', file));
  const assets = join(root, 'apps/server/assets');
  if (existsSync(assets)) cpSync(assets, out, { recursive: true });
  keepHashed(join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'), out, manifest);
  await drawIcons(join(assets, 'favicon.svg'), out);
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 1));
  return manifest;
}

/** Icons of the app on a home screen, as old Android wants them: PNG, with room at the edges for a round mask. */
async function drawIcons(favicon, out) {
  if (!existsSync(favicon)) return;
  for (const side of [192, 512]) {
    const mark = await sharp(favicon, { density: 72 * 16 })
      .resize(Math.round(side * 0.7))
      .png()
      .toBuffer();
    await sharp({ create: { width: side, height: side, channels: 4, background: '#1d2050' } })
      .composite([{ input: mark }])
      .png({ compressionLevel: 9 })
      .toFile(join(out, `app-${side}.png`));
  }
}

/** A file of a package as it is, under a name with its hash. */
function keepHashed(file, out, manifest) {
  const bytes = readFileSync(file);
  const [extension, name] = [extname(file), basename(file)];
  const hashed = `${basename(file, extension)}.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${extension}`;
  writeFileSync(join(out, hashed), bytes);
  manifest[name] = `/static/${hashed}`;
}
