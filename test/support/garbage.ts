import fc from 'fast-check';

/** What people paste by mistake and attackers on purpose. NUL in a form is dropped, in an address refused. */
const NASTY = [
  '',
  ' ',
  '\0',
  '\r\nset-cookie: session=x',
  '\u202e\u200b\ufeff',
  'Chè Shan tuyết\u0323\u0301',
  '🫖'.repeat(60),
  'a'.repeat(5000),
  "'; DROP TABLE identity_person; --",
  "' OR 1=1 --",
  '%_\\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</script><!--',
  '{{7*7}}${7*7}',
  '=HYPERLINK("http://evil.example")',
  '../../../../etc/passwd',
  '//evil.example',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '9'.repeat(40),
  '-9223372036854775809',
  '9007199254740993',
  '0x10',
  '１２３',
  '1,5',
  '2026-02-30',
  '9999-12-31T23:59',
  '275760-09-13',
  '-000001-01-01',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '99999',
  '+84',
];

/** A text from a stranger. */
export const garbageText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.bigInt().map(String),
  fc.double().map(String),
);

/** The same as it stands in an address: escaped, or in escapes that stand for nothing. */
export const garbagePart = fc.oneof(
  { weight: 6, arbitrary: garbageText.map(encodeURIComponent) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '%',
      '%zz',
      '%00',
      '%C0%AF',
      '%ED%A0%80',
      '%E0%A4%A',
      '%252e%252e',
      '..%2f..%2fetc',
      '%2e%2e',
      '%F0%9F',
      'a%2Fb',
      ';a=b',
      '\'"<>\\^`{|}',
    ),
  },
);

/** A query of these parameters and of some that nobody asked for: left out, once, many times, as if it were a list or an object. */
export function garbageQuery(names: readonly string[]): fc.Arbitrary<string> {
  const spelled = (name: string) => fc.constantFrom(name, name, name, `${name}[]`, `${name}[x]`, `${name}.x`);
  const name = fc.constantFrom(...names, 'page', '__proto__', 'constructor').chain(spelled);
  return fc
    .array(fc.tuple(name, garbagePart), { maxLength: 6 })
    .map(pairs => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
}

type Fields = readonly (readonly [name: string, value: string])[];

/** A filled-in form of which one or two fields hold garbage, are left out or come several times; the rest is as it should be. */
export function garbledForm(standing: Fields): fc.Arbitrary<string> {
  const all = standing.map((_, at) => at);
  const chosen = fc.subarray(all, { minLength: Math.min(1, all.length), maxLength: Math.min(2, all.length) });
  const spoilt = fc.tuple(...standing.map(([name]) => garbledField(name)));
  const extra = fc.array(fc.tuple(garbageText, garbageText), { maxLength: 1 });
  return fc
    .tuple(chosen, spoilt, extra)
    .map(([at, garbled, more]) => [
      ...standing.flatMap((field, index) => (at.includes(index) ? (garbled[index] ?? []) : [field])),
      ...more,
    ])
    .map(fields => new URLSearchParams(fields.map(pair => [...pair])).toString());
}

const garbledField = (name: string): fc.Arbitrary<Fields> =>
  fc.oneof(
    { weight: 5, arbitrary: garbageText.map(text => [[name, text] as const]) },
    { weight: 1, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc
        .array(garbageText, { minLength: 2, maxLength: 4 })
        .map(texts => texts.map(text => [name, text] as const)),
    },
  );

/** Ways to send a body that no form of ours is sent in. */
export const STRANGE_BODIES: readonly (readonly [type: string, payload: string])[] = [
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '"text"'],
  ['application/json', '{"name":{"$ne":1},"quantity":[1,{"a":2}],"reason":"\\ud800"}'],
  ['application/json', '{"__proto__":{"isAdmin":true}}'],
  ['application/json', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['application/json', '{'],
  ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['application/x-www-form-urlencoded', '__proto__=a&__proto__=b&constructor=c&toString=d&hasOwnProperty=e'],
  ['application/x-www-form-urlencoded', '%=%zz&&&=&a%00b=c%00d&%ED%A0%80=%FF'],
  ['application/x-www-form-urlencoded', 'a=1&'.repeat(20_000)],
  ['text/plain', 'hello'],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['multipart/form-data', 'no boundary'],
  ['multipart/form-data; boundary=x', '--x\r\nbroken'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n'],
  ['not a type', 'x'],
];
