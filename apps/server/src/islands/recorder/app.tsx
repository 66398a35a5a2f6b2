// The recorder on a phone.
import type { JSX } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Book } from '../../api/recorder/book.js';
import { GivenScreen } from './given-screen.js';
import { Head } from './head.js';
import { BatchScreen, CodeScreen, HomeScreen, ProductScreen, type ScreenProps } from './home.js';
import { batchesHere } from './outlook.js';
import { ItemsScreen } from './items.js';
import { ReceiveScreen } from './receive-screen.js';
import type { Recorder } from './recorder.js';
import { TaskScreen } from './task-screen.js';
import type { OutItem } from './store.js';
import { useScreen } from './use-screen.js';

export interface Snapshot {
  book: Book;
  items: OutItem[];
}

export function App({ recorder }: { recorder: Recorder }) {
  const [shown, setShown] = useState<Snapshot>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const screen = useScreen();
  const reload = async (): Promise<void> => {
    setShown(await recorder.snapshot());
    redraw(0 as never);
  };
  useEffect(() => {
    recorder.onChange = () => void reload();
    void reload();
  }, []);
  if (!shown) return null;
  return (
    <>
      <Head recorder={recorder} items={shown.items} isHome={screen[0] === ''} />
      <Screen recorder={recorder} screen={screen} shown={shown} />
    </>
  );
}

type Parts = readonly string[];
type Drawn = (props: ScreenProps, parts: Parts) => JSX.Element | undefined;

/** By the first word behind the #. What is not there (any more) is the first screen. */
const SCREENS: Readonly<Record<string, Drawn>> = {
  items: ({ recorder, items, book }) => <ItemsScreen recorder={recorder} items={items} locale={book.locale} />,
  new: props => <ProductScreen {...props} />,
  given: (props, [id = '']) => <GivenScreen {...props} id={id} />,
  receive: (props, [code = '', told = '']) => <ReceiveScreen {...props} code={code} told={told} key={code} />,
  lot: (props, [gtin = '', lot = '']) => <HomeScreen {...props} scanned={{ gtin, lot }} />,
  code: (props, [gtin = '', lot = '']) => <CodeScreen {...props} gtin={gtin} lot={lot} />,
  batch: (props, [id, kind]) => {
    const batch = props.batches.find(one => one.id === id);
    if (!batch) return undefined;
    return kind ? (
      <TaskScreen {...props} batch={batch} kind={kind} key={`${batch.id}/${kind}`} />
    ) : (
      <BatchScreen {...props} batch={batch} />
    );
  },
};

function Screen({ recorder, screen, shown }: { recorder: Recorder; screen: Parts; shown: Snapshot }) {
  const [name = '', ...parts] = screen;
  const props = { recorder, ...shown, batches: batchesHere(shown.book, shown.items) };
  return SCREENS[name]?.(props, parts) ?? <HomeScreen {...props} />;
}
