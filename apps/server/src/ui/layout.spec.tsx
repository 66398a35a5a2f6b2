import { guest, director, words, scanWords } from './gallery-words.js';
import { Page } from './layout.js';
import { renderDocument } from './render.js';
import { ScanPage, Verdict } from './scan-layout.js';
import type { ShellActor } from './types.js';

const page = (actor: ShellActor, path = '/products?q=ch%C3%A8') =>
  renderDocument(
    <Page
      title={'<script>alert(1)</script>'}
      locale="vi"
      path={path}
      actor={actor}
      words={words}
      assets={{ css: '/static/site.css' }}
    >
      <h1>Chợ</h1>
    </Page>,
  );

it('is a whole document in the reader’s language', () => {
  expect(page(guest)).toMatch(/^<!doctype html><html lang="vi">/);
  expect(page(guest)).not.toContain('<script>alert');
});

it('the skip link reaches main', () => {
  expect(page(guest)).toContain('href="#main"');
  expect(page(guest)).toMatch(/<main id="main"[^>]*tabindex="-1"/);
});

it('a guest is offered to sign in and come back; a member their desks and the way out', () => {
  expect(page(guest)).toContain('href="/sign-in?back=%2Fproducts%3Fq%3Dch%25C3%25A8"');
  expect(page(guest)).not.toContain('/sign-out');
  expect(page(director)).toContain('href="/coop"');
  expect(page(director)).toContain('action="/sign-out"');
  expect(page(director)).not.toContain('/sign-in');
});

it('the language switch posts the other language and this page', () => {
  expect(page(guest)).toContain(
    '<input type="hidden" name="locale" value="en"/><input type="hidden" name="back" value="/products?q=ch%C3%A8"/>',
  );
});

it('what was searched for stays in the box, as it was typed', () => {
  expect(page(guest, '/search?q=m%E1%BA%ADt+ong%22%3E&page=2')).toContain('name="q" value="mật ong&quot;>"');
  expect(page(guest)).not.toMatch(/name="q" value/);
});

it('the section one stands in is marked', () => {
  expect(page(guest).match(/aria-current="page"/g)).toHaveLength(1);
  expect(page(guest, '/sign-in').match(/aria-current="page"/g)).toBeNull();
});

describe('the scan page', () => {
  const scan = (css: string, kind: 'genuine' | 'recalled' = 'genuine') =>
    renderDocument(
      <ScanPage title="Hàng thật" locale="en" path="/01/09520000000019" css={css} nonce="n0nce" words={scanWords}>
        <Verdict kind={kind} title="Hàng thật" detail="Quét lần đầu" />
      </ScanPage>,
    );

  it('inlines its styles as they are, under the nonce', () => {
    expect(scan('.row>*{margin:0}')).toContain('<style nonce="n0nce">.row>*{margin:0}</style>');
  });

  it('asks for no style sheet, script or font', () => {
    expect(scan('')).not.toMatch(/rel="stylesheet"|<script|woff2/);
  });

  it('a recall interrupts, a genuine label does not', () => {
    expect(scan('', 'recalled')).toContain('role="alert"');
    expect(scan('')).not.toContain('role="alert"');
  });
});
