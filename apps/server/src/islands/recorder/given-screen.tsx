// The giver's side: a code as large as the screen, to be held up to the receiver's phone.
import { create } from 'qrcode';
import { say } from './desk-words.js';
import { handOverAddress } from './hand-over.js';
import { amountHere, productName, type ScreenProps } from './home.js';

/** Light modules around the symbol, as ISO/IEC 18004 asks. */
const QUIET = 4;

export function GivenScreen({ recorder, book, items, batches, id }: ScreenProps & { id: string }) {
  const { words } = recorder.facts;
  const item = items.find(one => one.id === id && one.deed.what === 'give');
  const batch = batches.find(one => one.id === item?.deed['batch']);
  if (!item || !batch) return <p>{words.notHere}</p>;
  return (
    <div class="stack">
      <h1>{say(words.giveTitle, { lot: batch.lot })}</h1>
      <p>
        {productName(book, batch.product)}, {amountHere(book, batch.unit, Number(item.deed['amount']))}
      </p>
      <Symbol text={handOverAddress(location.origin, book, batch, item.deed)} name={words.showCode} />
      <p>{say(words.giveCode, { code: String(item.deed['code']).replace(/(.{4})(?=.)/g, '$1 ') })}</p>
      <p>{words.giveLead}</p>
      {item.state === 'stored' && <p class="hint">{words.giveTaken}</p>}
    </div>
  );
}

/** Dark on light also on a dark screen: not every phone reads it the other way round. */
function Symbol({ text, name }: { text: string; name: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  const side = size + 2 * QUIET;
  const cells = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const);
  const path = cells
    .filter(([column, row]) => modules.get(row, column) === 1)
    .map(([column, row]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
    .join('');
  return (
    <svg class="field-code" role="img" aria-label={name} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
