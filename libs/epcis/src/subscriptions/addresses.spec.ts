import { isPublicAddress, readDest } from './addresses.js';
import { restAfter, verdictOf } from './backoff.js';
import { DestUnreadable } from './refusals.js';

describe('an address to send to (E43)', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '113.160.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2405:4800::1',
  ])('%s is public', address => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['0.0.0.0', 'this machine'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'of a carrier'],
    ['100.100.100.200', 'metadata of a cloud'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'metadata of a cloud'],
    ['168.63.129.16', 'of a cloud'],
    ['192.0.0.192', 'metadata of a cloud'],
    ['192.0.2.1', 'for documents'],
    ['198.18.0.1', 'for measuring'],
    ['198.51.100.7', 'for documents'],
    ['203.0.113.7', 'for documents'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'this machine'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'IPv4 in IPv6'],
    ['::8.8.8.8', 'IPv4 in IPv6'],
    ['::ffff:127.0.0.1', 'IPv4 in IPv6'],
    ['::ffff:8.8.8.8', 'IPv4 in IPv6'],
    ['::ffff:7f00:1', 'IPv4 in IPv6'],
    ['64:ff9b::7f00:1', 'IPv4 in IPv6'],
    ['64:ff9b:1::1', 'IPv4 in IPv6'],
    ['2002:7f00:1::1', 'IPv4 in IPv6'],
    ['2001::1', 'IPv4 in IPv6'],
    ['100::1', 'discarded'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata of a cloud'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'for documents'],
    ['3fff::1', 'for documents'],
    ['4000::1', 'given to nobody'],
    ['example.com', 'no address'],
    ['', 'no address'],
  ])('%s is not: %s', address => expect(isPublicAddress(address)).toBe(false));

  const strict = { areLocalAllowed: false };
  const local = { areLocalAllowed: true };

  it.each([
    ['https://client.example.com/queryCallback', 'https://client.example.com/queryCallback'],
    ['https://client.example.com:8443/a?b=c#d', 'https://client.example.com:8443/a?b=c'],
    ['HTTPS://Client.Example.com', 'https://client.example.com/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ])('%s is kept as %s', (text, kept) => expect(readDest(text, strict).href).toBe(kept));

  it.each([
    '',
    'client.example.com',
    '/callback',
    'ftp://client.example.com/',
    'file:///etc/passwd',
    'gopher://client.example.com/',
    'http://client.example.com/',
    'https://user:secret@client.example.com/',
    'https://client.example.com:25/',
    'https://client.example.com:80/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3:8443/',
    `https://client.example.com/${'x'.repeat(2000)}`,
  ])('%s is refused', text => expect(() => readDest(text, strict)).toThrow(DestUnreadable));

  it('may be this machine only where one tries things out', () => {
    expect(readDest('http://127.0.0.1:80/x', local).href).toBe('http://127.0.0.1/x');
    expect(() => readDest('ftp://127.0.0.1/x', local)).toThrow(DestUnreadable);
  });
});

describe('what comes after an attempt', () => {
  it('is a longer and longer rest, up to an hour', () => {
    expect([1, 2, 3, 4, 11, 500].map(failures => restAfter(failures) / 1000)).toEqual([5, 10, 20, 40, 3600, 3600]);
    expect(restAfter(1, 90)).toBe(90_000);
    expect(restAfter(1, 1e9)).toBe(3_600_000);
  });

  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [204, 'taken'],
    [301, 'failed'],
    [307, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [404, 'failed'],
    [410, 'gone'],
    [413, 'too-large'],
    [500, 'failed'],
  ])('%i means %s', (status, verdict) => expect(verdictOf(status)).toBe(verdict));
});
