// Looks through the camera for a code, or into a photo, and goes where the code leads. Without script the box for typing does it.
import { drawKept, keepCode } from '../scanner/kept-codes.js';
import { prepare, readCode } from '../scanner/read-code.js';
import { appOf, orderOf, screenFor } from '../scanner/screen-for.js';

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
  askFor(new URLSearchParams(location.search));
  drawKept(part('scan-kept'));
}

/** What asks stands in the address: the page itself may be one that was put away before. */
function askFor(asked: URLSearchParams): void {
  const to = appOf(asked.get('to'));
  const back = to ?? orderOf(asked.get('to'));
  form?.querySelector('[name=to]')?.remove();
  if (back) form?.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'to', value: back }));
  const text = (asked.get('code') ?? '').trim();
  // The server shows a code that it was asked for: this page knows none, so there was no network to ask it.
  if (text === '' || !code || code.defaultValue !== '') return;
  keepCode(text, back ?? '');
  const screen = to && screenFor(to, text, true);
  if (screen) location.replace(to + screen);
  code.value = text;
  say('kept');
}

function say(key: 'nothing' | 'refused' | 'looking' | 'kept'): void {
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

/** Where a code leads the server knows; what the app that asks finds by itself goes there, because it may be offline. */
function go(text: string): void {
  if (!form || !code) return;
  code.value = text;
  const to = appOf(new URLSearchParams(location.search).get('to'));
  const screen = to && screenFor(to, text, false);
  if (screen) location.href = to + screen;
  else form.submit();
}
