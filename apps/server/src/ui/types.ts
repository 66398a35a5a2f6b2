import type { ComponentChildren } from 'preact';

export interface Link {
  href: string;
  label: string;
  current?: boolean;
}

/** Who looks at the page, as far as the frame around it needs to know. */
export interface ShellActor {
  /** Absent for a guest. */
  name?: string;
  /** Undefined where nobody has counted: then no number is shown. */
  basketCount: number | undefined;
  /** What the bell has to tell; only for somebody with a name. */
  unread?: number;
  /** The desks this person may enter: their co-op, the department, the operator's room. */
  links: Link[];
}

/** Every string the frame prints, in the page's language. */
export interface ShellWords {
  tagline: string;
  skip: string;
  search: string;
  searchHint: string;
  basket: string;
  /** With how many are unread. */
  bell: (unread: number) => string;
  menu: string;
  signIn: string;
  signOut: string;
  account: string;
  language: string;
  /** The public sections, in the order of the market: products, co-ops, communes, markets. */
  sections: Link[];
  footer: {
    about: string;
    ranking: string;
    returns: string;
    privacy: string;
    contact: string;
    /** Who runs this marketplace and under which registration (Decree 52/2013, article 27). */
    operator: string;
  };
}

export interface ScanWords {
  skip: string;
  language: string;
  about: string;
  privacy: string;
  contact: string;
}

export interface Assets {
  css: string;
  js?: string;
}

export interface Photo {
  src: string;
  srcset?: string;
  sizes?: string;
  alt: string;
  width: number;
  height: number;
}

export type Tone = 'info' | 'success' | 'warning' | 'danger';
export type Flash = { tone: Tone; text: string };
export type Children = ComponentChildren;
export type HeadingLevel = 2 | 3 | 4;
