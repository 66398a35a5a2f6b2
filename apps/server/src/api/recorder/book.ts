// The book a device takes along: data, not code, so that a phone that was offline for weeks records by the recipes it knew.
import { PACKS, isPack } from '#libs/catalog';
import { mayAtDesk } from '#libs/identity';
import { netContent } from '#libs/labels';
import {
  batchActions,
  ownName,
  recipeOn,
  recipeOf,
  unitsOn,
  type BatchUnit,
  type OwnWord,
  type RecipeTask,
} from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { tasksOfSeat } from '../../pages/traceability/choose-task.js';
import type { Visit } from '../../web/visit.js';
import type { BookRow } from './book.query.js';

const BASES: readonly BatchUnit[] = ['g', 'ml', 'piece', 'night'];

/** Recipes by line and version: a batch goes by the one it was started under. */
const recipeKey = (line: string, version: number): string => `${line}.${version}`;

export function bookOf(visit: Visit, { products, batches, ownUnits, ownWords, ...rest }: BookRow) {
  const { locale, me, seat } = visit;
  const today = dayOf(visit.now);
  const lineOf = new Map(products.map(product => [product.id, product.line]));
  const newest = (line: string): number => recipeOn(line, today)?.version ?? 1;
  const versions = [
    ...products.map(({ line }) => ({ line, version: newest(line) })),
    ...batches.map(({ product, recipeVersion }) => ({ line: lineOf.get(product) ?? '', version: recipeVersion })),
  ];
  return {
    me: { id: me.personId, name: me.fullName },
    cooperative: { slug: seat.slug, name: seat.name },
    locale,
    now: visit.now.toISOString(),
    mayStart: mayAtDesk(seat, batchActions.gather.roles),
    mayReceive: mayAtDesk(seat, batchActions.receive.roles),
    units: unitsOfBook(visit, ownUnits),
    recipes: Object.fromEntries(
      versions.map(({ line, version }) => [
        recipeKey(line, version),
        tasksOfSeat(seat, line, version).map(task => taskInBook(visit, line, ownWords, task)),
      ]),
    ),
    products: products.map(({ id, line, nameVi, nameEn, unit, packs }) => ({
      id,
      recipe: recipeKey(line, newest(line)),
      line,
      name: visit.say(nameVi, nameEn),
      unit: unit ?? recipeOf(line)?.unit ?? 'g',
      packs: packs.map(({ id: packId, gtin, pack, netQuantity, netUnit }) => ({
        id: packId,
        gtin,
        holds: netQuantity,
        name: `${isPack(pack) ? visit.say(PACKS[pack].vi, PACKS[pack].en) : pack} ${netContent(locale, netQuantity, netUnit)}`,
      })),
    })),
    batches: batches.map(({ recipeVersion, ...batch }) => ({
      ...batch,
      recipe: recipeKey(lineOf.get(batch.product) ?? '', recipeVersion),
    })),
    ...rest,
  };
}

/** What people weigh and measure in, each in whole base units: the first is what the form starts with. */
const unitsOfBook = (visit: Visit, ownUnits: BookRow['ownUnits']) =>
  Object.fromEntries(
    BASES.map(base => [
      base,
      unitsOn(
        base,
        ownUnits.map(own => ({ ...own, holds: BigInt(own.holds) })),
        dayOf(visit.now),
      ).map(({ name, en, holds }) => ({ name: visit.say(name, en), holds: Number(holds) })),
    ]),
  );

function taskInBook(visit: Visit, line: string, ownWords: readonly (OwnWord & { line: string })[], task: RecipeTask) {
  const { kind, step, mostPercent, blends, byProduct, fields } = task;
  return {
    kind,
    step,
    name: ownName(
      ownWords.filter(word => word.line === line),
      visit.locale,
      line,
      kind,
    ),
    /** In which stages of a batch it may be recorded: what the verbs obey. */
    stages: batchActions[step].from,
    mostPercent,
    ...(blends && { blends }),
    ...(byProduct && { byProduct: visit.say(byProduct.vi, byProduct.en) }),
    fields: fields.map(({ key, vi, en, kind: asked, unit, least, most, choices }) => ({
      key,
      label: visit.say(vi, en),
      kind: asked,
      unit,
      least,
      most,
      choices: choices?.map(one => ({ value: one.value, label: visit.say(one.vi, one.en) })),
    })),
  };
}

export type Book = ReturnType<typeof bookOf>;
export type TaskInBook = ReturnType<typeof taskInBook>;
