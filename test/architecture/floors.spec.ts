import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const PLANTED = 'test/architecture/planted/';

interface Violation {
  from: string;
  rule: { name: string };
}

/** Runs the very tool and rules of `npm run check` over files that break them on purpose. */
function violations(): { rules: string[]; found: Violation[] } {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', PLANTED];
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { NODE_OPTIONS: _, ...env } = process.env;
  const text = execFileSync(process.execPath, [tool, ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(text) as {
    summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } };
  };
  return { rules: summary.ruleSetUsed.forbidden.map(rule => rule.name), found: summary.violations };
}

/** Which planted file breaks which rule; the libs have one each of the same kind. */
const BREAKS: Record<string, string> = {
  'no-circles': 'libs/gs1/src/circle-a.ts',
  'libs-never-see-apps': 'libs/gs1/src/sees-app.ts',
  'platform-knows-no-trade': 'libs/platform/src/clock/knows-trade.ts',
  'apps-never-see-each-other': 'apps/server/src/sees-worker.ts',
  'front-doors-only': 'apps/server/src/by-the-back-door.ts',
  'plain-files-stay-plain': 'libs/gs1/src/not-plain.ts',
  'apps-do-not-import-typeorm': 'apps/server/src/imports-typeorm.ts',
  'only-payments-knows-stripe': 'apps/server/src/knows-stripe.ts',
  'tests-are-not-used-by-the-product': 'libs/gs1/src/uses-tests.ts',
  'no-undeclared-packages': 'libs/gs1/src/undeclared.ts',
};

const breakerOf = (rule: string): string | undefined =>
  BREAKS[rule] ??
  (rule.endsWith('-stands-on') ? `libs/${rule.replace('-stands-on', '')}/src/stands-on-the-wrong-lib.ts` : undefined);

describe('the floors of the house', () => {
  const { rules, found } = violations();

  it('has a planted violation for every rule', () => {
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter(rule => breakerOf(rule) === undefined)).toEqual([]);
  });

  it('says of every lib on what it stands', () => {
    const libs = readdirSync(join(root, 'libs')).filter(lib => lib !== 'platform');
    expect(libs.filter(lib => !rules.includes(`${lib}-stands-on`))).toEqual([]);
  });

  it.each(rules)('says no when %s is broken', rule => {
    const broken = found.filter(violation => violation.rule.name === rule).map(violation => violation.from);
    expect(broken).toContain(PLANTED + breakerOf(rule));
  });
});
