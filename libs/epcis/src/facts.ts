export type EpcisFact = { name: 'capture.received'; captureId: string };
