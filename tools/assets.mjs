// Styles, islands, fonts and pictures for /static/: minified, named by their content, listed in dist/static/manifest.json.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';

/** Android 8 phones with their last Chrome, and iPhones of the same age. */
const TARGET = ['chrome80', 'safari14', 'firefox90'];

export async function buildAssets(root, out) {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  const styles = join(root, 'apps/server/src/ui/styles');
  const islands = join(root, 'apps/server/src/islands/client');
  const manifest = {};
  const entries = [
    ...['site.css', 'scan-critical.css'].map(name => join(styles, name)),
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
      external: ['/static/*'],
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
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
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 1));
  return manifest;
}
