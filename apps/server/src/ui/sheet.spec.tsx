import fc from 'fast-check';
import { renderDocument } from './render.js';
import { Sheet } from './sheet.js';

interface Texts {
  title: string;
  link: string;
  note?: string;
}

const page = ({ title, link, note }: Texts): string =>
  renderDocument(
    <p title={link}>
      {title} <a href={link}>Chè &amp; mật ong</a> {note !== undefined && <b>{note}</b>}
    </p>,
  );

const text = fc.string({ unit: 'grapheme' });
/** An attribute that is empty is written shorter when it is known beforehand, and means the same. */
const address = fc.string({ unit: 'grapheme', minLength: 1 });

describe('a sheet', () => {
  it('filled is the very page that would have been rendered, whatever the texts hold', () => {
    const withNote = fc.record({ title: text, link: address, note: text });
    const without = fc.record({ title: text, link: address });
    fc.assert(
      fc.property(fc.oneof(fc.tuple(withNote, withNote), fc.tuple(without, without)), ([first, next]) => {
        expect(Sheet.render<Texts>(first, page).fill(next).toString()).toBe(page(next));
      }),
    );
  });
});
