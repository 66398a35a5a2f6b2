// The receiver's side: the code was scanned, the goods are weighed once more. The two sides meet when both phones have sent.
import { useState } from 'preact/hooks';
import { Select } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { DefinitionList } from '../../ui/lists.js';
import { Amount } from './amount-field.js';
import { say } from './desk-words.js';
import { EnclosureField } from './enclosure-field.js';
import { goodsOffered, type GoodsOffered } from './hand-over.js';
import { amountHere, productName, type ScreenProps } from './home.js';
import { rowIdOf, type BatchHere } from './outlook.js';
import { amountOf, inFirstUnit, readCommon } from './read-form.js';
import { SiteField } from './task-screen.js';
import { useForm } from './use-form.js';
import { WhenField } from './when-field.js';
import type { OutFile } from './store.js';

interface ReceiveProps extends ScreenProps {
  code: string;
  /** What stood behind # in the code. */
  told: string;
}

export function ReceiveScreen(props: ReceiveProps) {
  const { recorder, book, code, told } = props;
  const { words } = recorder.facts;
  const goods = goodsOffered(told);
  const targets = targetsFor(props, goods);
  const [target, setTarget] = useState(targets[0]?.value ?? '');
  const [files, setFiles] = useState<OutFile[]>([]);
  const unit = goods?.unit ?? targets.find(one => one.value === target)?.unit ?? 'g';
  const form = useForm(async (typed, confirmed) => {
    const sent = { words, book, unit, typed, files, confirmed };
    const amount = amountOf(sent, 'amount');
    if (!amount) return { field: 'amount', text: words.needNumber };
    if (goods && amount > BigInt(goods.amount))
      return { field: 'amount', text: say(words.moreThanGiven, { amount: inFirstUnit(sent, BigInt(goods.amount)) }) };
    const read = readCommon(sent);
    if ('field' in read) return read;
    const [kind, id = ''] = (typed.get('target') ?? '').split(':');
    const product = book.products.find(one => one.id === id);
    if (kind !== 'batch' && !product) return { field: 'target', text: words.needInto };
    const batch =
      kind === 'batch' ? id : rowIdOf((await recorder.startBatch(product as { id: string; name: string })).id);
    const from = goods ? `${goods.from}, ${goods.lot}` : code;
    await recorder.record(
      { what: 'receive', ...read.common, batch, code, amount: String(amount) },
      { title: words.receiveTitle, detail: `${from}: ${typed.get('amount') ?? ''} ${typed.get('amountUnit') ?? ''}` },
      files,
    );
    location.hash = `#/batch/${batch}`;
    return undefined;
  });
  if (!book.mayReceive) return <p class="notice notice-warning">{words.mayNotReceive}</p>;
  return (
    <form class="form stack" onSubmit={form.submit} noValidate>
      <h1>{words.receiveTitle}</h1>
      {goods ? <Goods {...props} goods={goods} /> : <p>{words.receiveUnknown}</p>}
      <Amount name="amount" label={words.weighed} book={book} unit={unit} words={words} error={form.error('amount')} />
      <div onChange={event => setTarget((event.target as HTMLSelectElement).value)}>
        <Select
          name="target"
          label={words.into}
          options={targets.map(({ value, label }) => ({ value, label }))}
          value={target}
          error={form.error('target')}
        />
      </div>
      <SiteField {...props} value={undefined} error={form.error('site')} />
      <WhenField words={words} error={form.error('when')} />
      <EnclosureField words={words} files={files} onChange={setFiles} />
      <button class="button button-primary field-button" disabled={form.isBusy}>
        <Icon name="check" />
        <span>{words.record}</span>
      </button>
    </form>
  );
}

function Goods({ recorder, book, goods }: ScreenProps & { goods: GoodsOffered }) {
  const { words } = recorder.facts;
  return (
    <>
      <DefinitionList
        items={[
          { term: words.receiveFrom, detail: `${goods.from} · ${goods.product} · ${goods.lot}` },
          { term: words.receiveAmount, detail: amountHere(book, goods.unit, Number(goods.amount)) },
        ]}
      />
      <p class="hint">{words.receiveLead}</p>
    </>
  );
}

/** Batches in work that count alike, then a new batch of each product that does. */
function targetsFor({ recorder, book, batches }: ScreenProps, goods: GoodsOffered | undefined) {
  const { words } = recorder.facts;
  const fits = ({ unit }: { unit: string }): boolean => goods === undefined || unit === goods.unit;
  const inWork = (batch: BatchHere): boolean => !batch.isPacked && fits(batch);
  return [
    ...batches.filter(inWork).map(({ id, lot, product, unit }) => ({
      value: `batch:${id}`,
      unit,
      label: say(words.intoBatch, { lot, product: productName(book, product) }),
    })),
    ...book.products.filter(fits).map(({ id, name, unit }) => ({
      value: `product:${id}`,
      unit,
      label: say(words.intoNew, { product: name }),
    })),
  ];
}
