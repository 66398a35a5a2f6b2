import { isLine, type LineCode } from '#libs/catalog';
import type { Day } from '#platform/clock';
import { inLocale, type Locale } from '#platform/language';
import { textile, tourism, wood } from './crafts-and-stays.js';
import { firstRecipes } from './first-recipes.js';
import { fish, livestock } from './fish-and-meat.js';
import { flowers, fruit } from './fruit-and-flowers.js';
import { honey } from './honey.js';
import { houseTasks } from './house-tasks.js';
import type { Recipe, RecipeTask } from './recipe.js';
import { rice, vermicelli } from './rice-and-vermicelli.js';
import { herbs, tea } from './tea-and-herbs.js';

/** Every version there ever was: a batch of three years ago is still read by its own. */
export const recipeVersions: readonly Recipe[] = [
  ...firstRecipes,
  ...[tea, herbs, rice, vermicelli, honey, fish, livestock, fruit, flowers, textile, wood, tourism],
];

/** The newest version of each line. The work in the co-ops' own words, in its usual order; not every batch goes through every task. */
export const recipes = Object.fromEntries(
  recipeVersions.toSorted((a, b) => a.version - b.version).map(recipe => [recipe.line, recipe]),
) as Readonly<Record<LineCode, Recipe>>;

/** The newest version when none is named. Undefined for a line or a version we have never heard of. */
export const recipeOf = (line: string, version?: number): Recipe | undefined => {
  if (version !== undefined) return recipeVersions.find(one => one.line === line && one.version === version);
  return isLine(line) ? recipes[line] : undefined;
};

/** The version that a batch started on this day follows; the first one before there was any. */
export function recipeOn(line: string, day: Day): Recipe | undefined {
  const versions = recipeVersions.filter(one => one.line === line).toSorted((a, b) => a.version - b.version);
  return versions.findLast(one => one.validFrom <= day) ?? versions[0];
}

/** A task of the recipe, or one that is known on every line. */
export const taskOf = (line: string, kind: string, version?: number): RecipeTask | undefined => {
  const recipe = recipeOf(line, version);
  return recipe && [...recipe.tasks, ...houseTasks].find(one => one.kind === kind);
};

/** How people call the task; its code when no recipe has it any more. */
export function taskName(locale: Locale, line: string, kind: string): string {
  const found =
    taskOf(line, kind) ??
    recipeVersions
      .filter(one => one.line === line)
      .flatMap(one => one.tasks)
      .find(one => one.kind === kind);
  return found ? inLocale(locale, found.vi, found.en) : kind;
}
