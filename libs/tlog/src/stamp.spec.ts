import {
  COSIGNATURE,
  ED25519,
  isStampedBy,
  signerKey,
  stampOf,
  toBase64,
  toBytes,
  signNote,
  verifyCheckpoint,
} from './index.js';

const key = signerKey('cho.example/log', ED25519, new Uint8Array(32).fill(1));
const other = signerKey('cho.example/log', ED25519, new Uint8Array(32).fill(2));
const book = '{"batches":[{"lot":"241126-A01","balance":"10,5 kg"}]}';
const stamp = stampOf(key, 'book/che-suong-may', book);

describe('the stamp of the log on what a phone takes along', () => {
  it('holds for just that thing, word for word', () => {
    expect(isStampedBy(key, 'book/che-suong-may', book, stamp)).toBe(true);
  });

  it.each([
    ['other words', key, 'book/che-suong-may', book.replace('10,5', '90,5'), stamp],
    ['another thing', key, 'book/mat-ong', book, stamp],
    ['somebody else’s key', other, 'book/che-suong-may', book, stamp],
    ['a stamp of somebody else', key, 'book/che-suong-may', book, stampOf(other, 'book/che-suong-may', book)],
    ['a stamp that was cut', key, 'book/che-suong-may', book, stamp.slice(0, -8)],
    ['no stamp', key, 'book/che-suong-may', book, null],
    ['nonsense', key, 'book/che-suong-may', book, 'é'],
    [
      'something else that the log signed',
      key,
      'book/che-suong-may',
      book,
      toBase64(toBytes(signNote(`${book}\n`, key))),
    ],
    ['a key of a witness', signerKey(key.name, COSIGNATURE, key.seed), 'book/che-suong-may', book, stamp],
  ])('is refused with %s', (_what, by, what, content, said) =>
    expect(isStampedBy(by, what, content, said)).toBe(false),
  );

  it('cannot pass for a checkpoint', () => {
    expect(verifyCheckpoint(Buffer.from(stamp, 'base64').toString(), key)).toBeUndefined();
  });
});
