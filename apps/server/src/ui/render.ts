import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A part of a page, to be drawn again in its place. */
export const renderPart = (part: VNode): string => renderToString(part);

export function renderDocument(page: VNode): string {
  return '<!doctype html>' + renderToString(page);
}
