// The service worker behind notifications: shows what comes, and opens its page when it is touched. It keeps no files and answers for no page.

interface PushEvent {
  data?: { json(): unknown };
  waitUntil(work: Promise<unknown>): void;
}
interface ClickEvent {
  notification: { close(): void; data?: unknown };
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerScope {
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: { openWindow(url: string): Promise<unknown> };
  addEventListener(name: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(name: 'notificationclick', listener: (event: ClickEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

interface Message {
  title: string;
  text: string;
  /** Of ours, from the slash on. */
  page: string;
  /** The letter: a repetition takes the place of the first. */
  tag: string;
}

worker.addEventListener('push', event => {
  const { title, text, page, tag } = (event.data?.json() ?? {}) as Message;
  event.waitUntil(
    worker.registration.showNotification(title, { body: text, tag, data: page, icon: '/static/app-192.png' }),
  );
});

worker.addEventListener('notificationclick', event => {
  event.notification.close();
  const page = String(event.notification.data ?? '/letters');
  event.waitUntil(worker.clients.openWindow(page.startsWith('/') && !page.startsWith('//') ? page : '/letters'));
});
