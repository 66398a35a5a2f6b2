import type { DemoCast } from '../../server/src/pages/demo/demo-cast.js';

/** What a newcomer reads on the terminal: where it is, who to be, what to scan. */
export function banner(url: string, cast: DemoCast, code: string, seconds: number): string {
  const width = Math.max(...cast.people.map(person => person.login.length));
  const people = cast.people.map(person => `    ${person.login.padEnd(width)}  ${person.role}`);
  return [
    '',
    `  Chợ Phiên  →  ${url}/demo`,
    '',
    `  Mật khẩu / password: ${cast.password}`,
    ...people,
    '',
    '  Quét bằng điện thoại cùng mạng / scan with a phone in the same network:',
    code
      .trimEnd()
      .split('\n')
      .map(line => `  ${line}`)
      .join('\n'),
    '',
    `  Sẵn sàng sau ${seconds.toFixed(1)} giây / ready. Ctrl-C dừng lại / stops.`,
    '',
  ].join('\n');
}
