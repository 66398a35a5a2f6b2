export type EpcisFact =
  { name: 'capture.received'; captureId: string } | { name: 'subscription.paused'; subscriptionId: string };
