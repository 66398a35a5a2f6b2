import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** `E43`, `B1`, and of a range the first with the number of the last; `241126-B1` is a lot, and `%B4` a letter of an address. */
const NAMED = /(?<![\w%-])(?:([EHDRQLT])(\d\d)|(B)([1-7]))\b(?:–[A-Z](\d{1,2})\b)?/g;

/** The ids in a title: `(E30–E35)` names six. */
function idsIn(title: string): string[] {
  return [...title.matchAll(NAMED)].flatMap(([, letter, two = '', b, one = '', last]) => {
    const [kind, first] = [letter ?? b ?? '', Number(two || one)];
    const count = Math.max(1, Number(last ?? first) - first + 1);
    return Array.from({ length: count }, (_, at) => kind + String(first + at).padStart(b ? 1 : 2, '0'));
  });
}

/** What stands in quotes in a line of a test: titles, and rows that become titles. `'B1'` alone is a stall or a lot, never a title. */
const quotedIn = (line: string): string[] =>
  (line.match(/'(?:[^'\\]|\\.)*'|`[^`]*`|"(?:[^"\\]|\\.)*"/g) ?? []).filter(text => !/^.B\d.$/.test(text));

/** Every id that a test names, with the files that do. Comments prove nothing. */
function namedInTests(): Map<string, Set<string>> {
  const files = ['apps', 'libs', 'test/journeys', 'test/support'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`),
  );
  const named = new Map<string, Set<string>>();
  for (const file of files.filter(one => /\.spec\.tsx?$|^test\/journeys\/.*\.ts$/.test(one))) {
    const lines = textOf(file).split('\n');
    const quoted = lines.filter(line => !/^\s*(\/\/|\/?\*)/.test(line)).flatMap(quotedIn);
    for (const id of quoted.flatMap(idsIn)) named.set(id, (named.get(id) ?? new Set()).add(file));
  }
  return named;
}

describe('the statements of the standards', () => {
  const listed = [...textOf('docs/statements.md').matchAll(/^\| ([A-Z]\d{1,2}) +\|/gm)].map(([, id = '']) => id);
  const named = namedInTests();

  it('reads ranges and single ids', () => {
    expect(idsIn('%s (E08–E11), R02 B3')).toEqual(['E08', 'E09', 'E10', 'E11', 'R02', 'B3']);
    expect(idsIn('lot L1 in box 241126-B1, /10/L%C3%B4')).toEqual([]);
    expect(quotedIn("addStall('B1', 'sells (B3)')").flatMap(idsIn)).toEqual(['B3']);
  });

  it('have ids of their own', () => {
    expect(listed.length).toBeGreaterThan(120);
    expect(listed).toEqual([...new Set(listed)]);
  });

  it('are each named by a test', () => {
    console.log(listed.map(id => `${id}  ${[...(named.get(id) ?? [])].sort().join('  ')}`).join('\n'));
    expect(listed.filter(id => !named.has(id))).toEqual([]);
  });
});
