// Lets this browser show notifications, once its person asks for it: makes the button, subscribes, and sends the form with what came of it.

const form = document.querySelector<HTMLFormElement>('form[data-push-key]');
if (form && 'serviceWorker' in navigator && 'PushManager' in window) offer(form);

function offer(at: HTMLFormElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-secondary';
  button.textContent = at.dataset['turnOn'] ?? '';
  button.addEventListener('click', () => void turnOn(at, button));
  at.querySelector('[data-needs-script]')?.replaceWith(button);
}

async function turnOn(at: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    const subscription = await subscribe(at.dataset['pushKey'] ?? '');
    const { endpoint, keys = {} } = subscription.toJSON();
    for (const [name, value] of Object.entries({ endpoint, p256dh: keys['p256dh'], auth: keys['auth'] })) {
      const field = document.createElement('input');
      [field.type, field.name, field.value] = ['hidden', name, value ?? ''];
      at.append(field);
    }
    at.submit();
  } catch {
    const said = document.createElement('p');
    said.setAttribute('role', 'alert');
    said.textContent = at.dataset['denied'] ?? '';
    button.replaceWith(said);
  }
}

async function subscribe(applicationServerKey: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('not allowed');
  const worker = await navigator.serviceWorker.register('/letters-worker.js', { scope: '/letters' });
  await isActive(worker);
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

/** A worker can subscribe once it runs. */
function isActive({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  if (active || !coming) return Promise.resolve();
  return new Promise(resolve =>
    coming.addEventListener('statechange', () => coming.state === 'activated' && resolve()),
  );
}
