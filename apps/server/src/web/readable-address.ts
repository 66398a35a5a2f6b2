/**
 * For Fastify's `rewriteUrl`. Its router answers an escape that stands for nothing (`/%zz`, `/%E0%A4%A`) by itself, past every header and
 * page of ours. Spelled out such a path passes, and is refused at the threshold like everything unreadable.
 */
export function readableAddress(url: string): string {
  if (!url.includes('%')) return url;
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return isReadable(path) ? url : path.replaceAll('%', '%25') + url.slice(path.length);
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
