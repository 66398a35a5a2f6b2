import { assets } from '../../web/assets.js';

const FONTS = ['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600'].map(
  name => `/static/fonts/be-vietnam-pro-${name}-normal.woff2`,
);

/** What the recorder needs to open without a network. Names carry a hash of their content, so they need no revision. */
export const RECORDER_FILES = (): string[] => [
  assets.url('site.css'),
  assets.url('field.css'),
  assets.url('recorder.js'),
  ...FONTS,
];

/** The inspector's: an officer's app of the same kind. */
export const INSPECTOR_FILES = (): string[] => [
  assets.url('site.css'),
  assets.url('field.css'),
  assets.url('inspector.js'),
  ...FONTS,
];

/** The scanner's, with the program that reads codes. */
export const SCANNER_FILES = (): string[] => [
  assets.url('site.css'),
  assets.url('field.css'),
  assets.url('scanner.js'),
  assets.url('zxing_reader.wasm'),
  ...FONTS,
];

/** The worker's text with the list of what it keeps in front: another release is another text, which makes browsers fetch it anew. */
export const workerScript = (files: readonly string[]): string =>
  `self.KEPT=${JSON.stringify(files.map(url => ({ url, revision: null })))};\n${assets.text('field-worker.js')}`;
