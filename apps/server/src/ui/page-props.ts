import type { Assets, Children, Flash, ShellActor, ShellWords } from './types.js';

export interface PageProps {
  title: string;
  description?: string;
  locale: 'vi' | 'en';
  /** Where this page lives, with its query: the language switch comes back here. */
  path: string;
  actor: ShellActor;
  words: ShellWords;
  assets: Assets;
  children: Children;
  /** Extra elements for <head>: canonical link, share card, structured data. */
  head?: Children;
  flash?: Flash;
  /** 'wide' lets desks and dashboards use the whole screen; 'narrow' is for forms and reading. */
  width?: 'narrow' | 'wide';
}
