// Photos and voice notes: made small on the phone, known by their content.
import { hashOf } from './device-key.js';
import type { OutFile } from './store.js';

const MOST_BYTES = 100_000;
/** The longer side, tried in turn until the photo is small enough. */
const SIDES = [1280, 1024, 800, 640, 480];
const QUALITIES = [0.75, 0.6, 0.45];
/** 16 kbit/s of speech: half a minute is 60 kB. */
const VOICE_BITS = 16_000;
export const LONGEST_VOICE_MS = 30_000;

/** A JPEG of at most 100 kB, without what the camera wrote into it (place, owner, phone). */
export async function shrink(photo: Blob): Promise<OutFile> {
  const picture = await pictureOf(photo);
  for (const side of SIDES)
    for (const quality of QUALITIES) {
      const blob = await drawn(picture, side, quality);
      if (blob.size <= MOST_BYTES) return asFile(blob, 'image/jpeg');
    }
  throw new Error('this photo does not become small');
}

function pictureOf(photo: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('unreadable'));
    reader.onload = () => {
      const picture = new Image();
      picture.onerror = () => reject(new Error('no picture'));
      picture.onload = () => resolve(picture);
      // The content security policy lets data: in, not blob:.
      picture.src = String(reader.result);
    };
    reader.readAsDataURL(photo);
  });
}

function drawn(picture: HTMLImageElement, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('no blob'))), 'image/jpeg', quality),
  );
}

export async function asFile(blob: Blob, type: string): Promise<OutFile> {
  const bytes = await new Response(blob).arrayBuffer();
  return { hash: hashOf(new Uint8Array(bytes)), bytes, type, isSent: false };
}

/** Not on an address without https: browsers keep the microphone shut there. */
export const canRecordVoice = (): boolean => 'MediaRecorder' in window && navigator.mediaDevices !== undefined;

/** Speaks into the phone until `stop` is called, or for half a minute. */
export async function recordVoice(): Promise<{ stop(): void; note: Promise<OutFile> }> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: VOICE_BITS });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  const timer = setTimeout(() => recorder.stop(), LONGEST_VOICE_MS);
  const note = new Promise<OutFile>(resolve => {
    recorder.onstop = () => {
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
      const type = recorder.mimeType.split(';')[0] ?? 'audio/webm';
      resolve(asFile(new Blob(parts, { type }), type));
    };
  });
  recorder.start();
  return { stop: () => recorder.state === 'recording' && recorder.stop(), note };
}
