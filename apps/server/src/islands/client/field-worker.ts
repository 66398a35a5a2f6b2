// The service worker of the recorder and the scanner: keeps their files, and answers for the network when there is none.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
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

precacheAndRoute(worker.KEPT, { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();
// The page itself: from memory at once, and fetched anew for the next time.
registerRoute(new NavigationRoute(new StaleWhileRevalidate({ cacheName: PAGES, plugins: [onlyTheApp] })));
// Large files that not every phone needs (the code reader) are kept once they were fetched; icons, too.
registerRoute(
  ({ url }) => url.pathname.startsWith('/static/'),
  new CacheFirst({ cacheName: 'field-files', plugins: [onlyTheApp] }),
);

// The first visit came before this worker: so it fetches the page itself, and is not installed until it has it.
async function keepPage(): Promise<void> {
  const page = await fetch(worker.registration.scope, { credentials: 'same-origin' });
  if (page.status !== 200 || page.redirected) throw new Error(`no page to keep: ${page.status}`);
  await (await caches.open(PAGES)).put(worker.registration.scope, page);
}

worker.addEventListener('install', event => event.waitUntil(keepPage().then(() => worker.skipWaiting())));
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()));
