export type ScansFact = { name: 'alert.raised'; alertId: string };
