// From what was typed to a deed, or to the one thing that is wrong with it.
import { readAnswers } from './read-answers.js';
import { amountOf, readCommon, saidOf, tooMuchTaken, type Read, type SentTask } from './read-form.js';
import { readWork } from './read-work.js';

export function readTask(sent: SentTask): Read {
  const read = readCommon(sent);
  if ('field' in read) return read;
  const answered = readAnswers(sent.task.fields, sent.typed, sent.words);
  if ('field' in answered) return answered;
  const common = { ...read.common, batch: sent.batch.id };
  const withAnswers = { ...common, answers: answered.answers };
  switch (sent.task.step) {
    case 'pack':
      return readPacking(sent, withAnswers);
    case 'ship':
      return readGiving(sent, common);
    case 'observe':
    case 'move':
      return { deed: { what: 'work', ...withAnswers, kind: sent.task.kind }, detail: sent.batch.lot };
    default:
      return readWork(sent, withAnswers);
  }
}

function readGiving(sent: SentTask, common: object): Read {
  const amount = amountOf(sent, 'amount');
  if (!amount) return { field: 'amount', text: sent.words.needNumber };
  return (
    tooMuchTaken(sent, 'amount', amount) ?? {
      deed: { what: 'give', ...common, code: sent.code, amount: String(amount) },
      detail: `${sent.batch.lot}: ${saidOf(sent.typed, 'amount')}`,
    }
  );
}

function readPacking(sent: SentTask, common: object): Read {
  const { words, batch, product, typed } = sent;
  const pack = product.packs.find(one => one.id === typed.get('variant'));
  if (!pack) return { field: 'variant', text: words.needPack };
  const packs = Number((typed.get('packs') ?? '').replace(/[\s.,]/g, ''));
  if (!Number.isSafeInteger(packs) || packs <= 0) return { field: 'packs', text: words.needNumber };
  return (
    tooMuchTaken(sent, 'packs', BigInt(packs) * BigInt(pack.holds)) ?? {
      deed: { what: 'pack', ...common, variant: pack.id, packs },
      detail: `${batch.lot}: ${packs} × ${pack.name}`,
    }
  );
}
