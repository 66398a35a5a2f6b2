// The service worker of the recorder and the scanner: keeps their files, and answers for the network when there is none.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies';

interface WorkerScope {
  KEPT: { url: string; revision: null }[];
  skipWaiting(): Promise<void>;
  addEventListener(
    name: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}
const worker = self as unknown as WorkerScope;

/** A page that sends elsewhere (to sign in) or fails is not the app. */
const onlyTheApp = {
  cacheWillUpdate: ({ response }: { response: Response }): Promise<Response | null> =>
    Promise.resolve(response.status === 200 && !response.redirected ? response : null),
};

const PAGES = 'field-pages';
const { scope } = worker.registration;
/** A network that answers nothing for so long is none. */
const PATIENCE_MS = 15_000;

/** Whatever stands behind `?` is the page's own business: it is one page. */
const onePage = { cacheKeyWillBeUsed: (): Promise<string> => Promise.resolve(scope) };

/** Nothing else under its address is the app: the page of devices at the desk has to be as it is now. */
const isApp = ({ request, url }: { request: Request; url: URL }): boolean =>
  request.mode === 'navigate' && url.pathname === new URL(scope).pathname;
const asksForCode = (url: URL): boolean => url.searchParams.has('code');

precacheAndRoute(worker.KEPT, { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();
// The page itself: from memory at once, and fetched anew for the next time.
registerRoute(
  asked => isApp(asked) && !asksForCode(asked.url),
  new StaleWhileRevalidate({ cacheName: PAGES, plugins: [onlyTheApp, onePage] }),
);
// Where a code leads the server knows. Without a network the page is there all the same, sees the code in its address, and says what it can.
registerRoute(
  asked => isApp(asked) && asksForCode(asked.url),
  async ({ request }) => {
    try {
      return await withPatience(fetch(request));
    } catch {
      return (await caches.match(scope, { cacheName: PAGES })) ?? Response.error();
    }
  },
);
// Large files that not every phone needs (the code reader) are kept once they were fetched; icons, too.
registerRoute(
  ({ url }) => url.pathname.startsWith('/static/'),
  new CacheFirst({ cacheName: 'field-files', plugins: [onlyTheApp] }),
);

// The first visit came before this worker: so it fetches the page itself, and is not installed until it has it.
async function keepPage(): Promise<void> {
  const page = await fetch(scope, { credentials: 'same-origin' });
  if (page.status !== 200 || page.redirected) throw new Error(`no page to keep: ${page.status}`);
  await (await caches.open(PAGES)).put(scope, page);
}

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    work.then(resolve, reject);
  });
}

worker.addEventListener('install', event => event.waitUntil(keepPage().then(() => worker.skipWaiting())));
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()));
