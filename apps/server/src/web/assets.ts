import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the project lies: this file runs from its source, from its compiled file and from the bundle of an app (tools/programs.mjs). */
const PROJECT = import.meta.dirname.replace(/([\\/]dist)?[\\/]apps([\\/]server[\\/]src[\\/]web)?$/, '');

const STATIC = join(PROJECT, 'dist/static');

/** The built styles and scripts, named by their content: read once, on first use. */
class Assets {
  readonly folder = STATIC;
  private manifest?: Record<string, string>;
  private readonly texts = new Map<string, string>();

  /** `site.css` -> `/static/site.1a2b3c4d5e.css` */
  url(name: string): string {
    this.manifest ??= JSON.parse(readFileSync(join(STATIC, 'manifest.json'), 'utf8')) as Record<string, string>;
    const url = this.manifest[name];
    if (!url) throw new Error(`no built file ${name}: run npm run build`);
    return url;
  }

  /** The text of a built file, for inlining. */
  text(name: string): string {
    const known = this.texts.get(name);
    if (known !== undefined) return known;
    const text = readFileSync(join(STATIC, this.url(name).replace('/static/', '')), 'utf8');
    this.texts.set(name, text);
    return text;
  }
}

export const assets = new Assets();
