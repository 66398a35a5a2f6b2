import { Badge } from '../../ui/badges.js';
import type { Visit } from '../../web/visit.js';
import type { DeviceState } from './devices.query.js';

/** Whether the chain is whole, in a sentence of its own for each thing that is not. */
export function ChainCell({ visit, device }: { visit: Visit; device: DeviceState }) {
  const { devices: words } = visit.words.recorder;
  const { missing, forks, clocks, items } = device;
  if (items === 0) return <>{words.nothingYet}</>;
  const isWhole = missing === 0 && forks === 0;
  return (
    <>
      <Badge tone={isWhole ? 'success' : 'danger'}>{isWhole ? words.whole : words.broken}</Badge>
      {missing > 0 && <div>{words.missing(missing)}</div>}
      {forks > 0 && <div>{words.forks(forks)}</div>}
      {clocks > 0 && <div class="hint">{words.clocks(clocks)}</div>}
    </>
  );
}

export function ItemsCell({ visit, device }: { visit: Visit; device: DeviceState }) {
  const { devices: words } = visit.words.recorder;
  const { items, waiting, refused } = device;
  return (
    <>
      {visit.number(items)}
      {waiting > 0 && <div class="hint">{words.waiting(waiting)}</div>}
      {refused > 0 && <div class="hint">{words.refused(refused)}</div>}
    </>
  );
}

export const lastSync = (visit: Visit, { lastSyncAt }: DeviceState): string =>
  lastSyncAt ? visit.moment(lastSyncAt) : visit.words.recorder.devices.never;
