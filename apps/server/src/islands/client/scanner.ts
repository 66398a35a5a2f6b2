// Looks through the camera for a code, or into a photo, and goes where the code leads. Without script the box for typing does it.
import { prepare, readCode } from '../scanner/read-code.js';

const LOOK_EVERY_MS = 200;
const WIDEST = 960;

const part = <E extends HTMLElement>(id: string): E | null => document.getElementById(id) as E | null;
const form = part<HTMLFormElement>('scan-form');
const code = part<HTMLInputElement>('f-code');
const video = part<HTMLVideoElement>('scan-video');
const start = part<HTMLButtonElement>('scan-start');
const photo = part<HTMLInputElement>('scan-photo');
const says = part('scan-says');

if (form && code && video && start && photo && says) {
  prepare(form.dataset['wasm'] ?? '');
  part('scan-live')?.removeAttribute('hidden');
  if (!navigator.mediaDevices) start.hidden = true;
  start.addEventListener('click', () => void live().catch(() => say('refused')));
  photo.addEventListener('change', () => void fromPhoto());
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register('/scanner-worker.js', { scope: '/scanner' }).catch(() => undefined);
}

function say(key: 'nothing' | 'refused' | 'looking'): void {
  if (says) says.textContent = says.dataset[key] ?? '';
}

async function fromPhoto(): Promise<void> {
  const [picture] = photo?.files ?? [];
  if (!picture || !photo) return;
  say('looking');
  const text = await readCode(picture, true).catch(() => undefined);
  photo.value = '';
  if (text === undefined) say('nothing');
  else go(text);
}

async function live(): Promise<void> {
  if (!video || !start) return;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.hidden = false;
  start.hidden = true;
  await video.play();
  say('looking');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const look = async (): Promise<void> => {
    const scale = Math.min(1, WIDEST / (video.videoWidth || WIDEST));
    canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
    canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
    pen?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = pen?.getImageData(0, 0, canvas.width, canvas.height);
    const text = picture && (await readCode(picture, false).catch(() => undefined));
    if (text === undefined) setTimeout(() => void look(), LOOK_EVERY_MS);
    else {
      for (const track of (video.srcObject as MediaStream).getTracks()) track.stop();
      go(text);
    }
  };
  await look();
}

/** Where a code leads the server knows; only what the recorder finds by itself goes there, because it may be offline. */
function go(text: string): void {
  if (!form || !code) return;
  code.value = text;
  const to = new FormData(form).get('to');
  const screen = typeof to === 'string' ? screenOf(to, text) : undefined;
  if (screen) location.href = `${String(to)}${screen}`;
  else form.submit();
}

/** An officer's phone judges a label by itself; a recorder finds its lots, and goods that change hands. */
function screenOf(to: string, text: string): string | undefined {
  if (/^\/desk\/[^/]+\/recorder/.test(to)) return screenFor(text);
  if (!to.startsWith('/department/inspections/')) return undefined;
  const [, gtin, serial] = /\/01\/(\d{14})(?:\/10\/[^/?#]+)?\/21\/([^/?#]+)/.exec(text) ?? [];
  return gtin && serial ? `#/label/${gtin}/${serial}` : undefined;
}

/** The recorder's screen for a code: of goods that change hands, or of a lot. */
function screenFor(text: string): string | undefined {
  const [, handOver, told = ''] = /\/hand-over\/([2-9A-HJ-NP-Z]{16})(?:#(.*))?$/.exec(text) ?? [];
  if (handOver) return `#/receive/${handOver}/${encodeURIComponent(told)}`;
  const [, gtin, lot] = /\/01\/(\d{14})\/10\/([^/?#]+)/.exec(text) ?? [];
  return gtin && lot ? `#/lot/${gtin}/${lot}` : undefined;
}
