import type { Children } from '../ui/types.js';
import type { Form } from './forms.js';

export interface PageOptions {
  title: string;
  description?: string;
  width?: 'narrow' | 'wide';
  /** Elements for <head>: structured data, a share card. */
  head?: Children;
  /** A form that was sent and refused makes the answer a 422. */
  form?: Form;
  /** Where to come back to, when this page answers a POST whose own address cannot be opened: for the language switch. */
  here?: string;
  /** The island this page uses, by its file in islands/client: the page works without it. */
  island?: string;
  /** The one address under which this page should be found. */
  canonical?: string;
}
