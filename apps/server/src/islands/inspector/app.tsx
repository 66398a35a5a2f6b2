import { useEffect, useState } from 'preact/hooks';
import { Head } from '../recorder/head.js';
import { ItemsScreen } from '../recorder/items.js';
import type { Recorder } from '../recorder/recorder.js';
import { useScreen } from '../recorder/use-screen.js';
import { kitsHere } from './kits.js';
import {
  BatchInKitScreen,
  CooperativeScreen,
  LotInKitScreen,
  KitsScreen,
  LabelScreen,
  type KitProps,
} from './screens.js';

export function InspectorApp({ recorder }: { recorder: Recorder }) {
  const [shown, setShown] = useState<KitProps>();
  const screen = useScreen();
  useEffect(() => {
    const reload = async (): Promise<void> => setShown({ recorder, ...(await kitsHere(recorder)) });
    recorder.onChange = () => void reload();
    void reload();
  }, []);
  if (!shown) return null;
  return (
    <>
      <Head recorder={recorder} items={shown.items} isHome={screen[0] === ''} />
      <Screen shown={shown} screen={screen} />
    </>
  );
}

function Screen({ shown, screen: [name, ...parts] }: { shown: KitProps; screen: readonly string[] }) {
  if (name === 'items') return <ItemsScreen {...shown} />;
  if (name === 'coop') return <CooperativeScreen {...shown} ids={parts} key={parts.join()} />;
  if (name === 'batch') return <BatchInKitScreen {...shown} ids={parts} key={parts.join()} />;
  if (name === 'lot') return <LotInKitScreen {...shown} gtin={parts[0] ?? ''} lot={parts[1] ?? ''} />;
  if (name === 'label')
    return <LabelScreen {...shown} gtin={parts[0] ?? ''} serial={parts[1] ?? ''} key={parts.join()} />;
  return <KitsScreen {...shown} />;
}
