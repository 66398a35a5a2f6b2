// The recorder on a phone. Which screen shows stands behind the # of the address, so that the phone's back button works.
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Book } from '../../api/recorder/book.js';
import { Head } from './head.js';
import { BatchScreen, HomeScreen, ProductScreen } from './home.js';
import { batchesHere } from './outlook.js';
import { ItemsScreen } from './items.js';
import type { Recorder } from './recorder.js';
import { TaskScreen } from './task-screen.js';
import type { OutItem } from './store.js';

export interface Snapshot {
  book: Book;
  items: OutItem[];
}

const screenOf = (hash: string): string[] => hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);

export function App({ recorder }: { recorder: Recorder }) {
  const [shown, setShown] = useState<Snapshot>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [screen, setScreen] = useState(screenOf(location.hash));
  const reload = async (): Promise<void> => {
    setShown(await recorder.snapshot());
    redraw(0 as never);
  };
  useEffect(() => {
    recorder.onChange = () => void reload();
    const turn = (): void => {
      setScreen(screenOf(location.hash));
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus();
    };
    addEventListener('hashchange', turn);
    void reload();
    return () => removeEventListener('hashchange', turn);
  }, []);
  if (!shown) return null;
  return (
    <>
      <Head recorder={recorder} items={shown.items} isHome={screen[0] === ''} />
      <Screen recorder={recorder} screen={screen} shown={shown} />
    </>
  );
}

function Screen({
  recorder,
  screen: [name, ...parts],
  shown,
}: {
  recorder: Recorder;
  screen: string[];
  shown: Snapshot;
}) {
  const batches = batchesHere(shown.book, shown.items);
  const batch = batches.find(one => one.id === parts[0]);
  const props = { recorder, ...shown, batches };
  if (name === 'items') return <ItemsScreen {...props} />;
  if (name === 'new') return <ProductScreen {...props} />;
  if (name === 'batch' && batch && parts[1])
    return <TaskScreen {...props} batch={batch} kind={parts[1]} key={parts.join('/')} />;
  if (name === 'batch' && batch) return <BatchScreen {...props} batch={batch} />;
  if (name === 'lot') return <HomeScreen {...props} scanned={{ gtin: parts[0] ?? '', lot: parts[1] ?? '' }} />;
  return <HomeScreen {...props} />;
}
