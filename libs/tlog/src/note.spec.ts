import {
  COSIGNATURE,
  ED25519,
  isEqual,
  leafHash,
  readCheckpoint,
  readNote,
  readSignerKey,
  readVerifierKey,
  signatureLine,
  signerKey,
  signNote,
  toBytes,
  verifyCheckpoint,
  verifyNote,
  verifyProofFile,
  writeCheckpoint,
  writeProofFile,
  writeSignerKey,
  writeVerifierKey,
  type KeyType,
} from './index.js';

const key = (name: string, seed: number, type: KeyType = ED25519) =>
  signerKey(name, type, new Uint8Array(32).fill(seed));
const log = key('cho.example/log', 1);
const witness = key('so.example/w1', 2, COSIGNATURE);
const text = writeCheckpoint({ origin: log.name, size: 1n, root: leafHash(toBytes('entry')) });
const AT = 1_764_216_000n;

describe('a key of a note', () => {
  it('is read back as it was written', () => {
    for (const one of [log, witness]) {
      expect(readSignerKey(writeSignerKey(one))).toEqual(one);
      const { seed: _, ...verifier } = one;
      expect(readVerifierKey(writeVerifierKey(one))).toEqual(verifier);
    }
  });

  it('with another id, type or name is none', () => {
    const written = writeVerifierKey(log);
    expect(readVerifierKey(written.replace(log.id, '00000000'))).toBeUndefined();
    expect(readVerifierKey(written.replace('cho.', 'xho.'))).toBeUndefined();
    expect(readVerifierKey('a b+12345678+AAAA')).toBeUndefined();
    expect(readSignerKey('nonsense')).toBeUndefined();
    expect(() => key('with space', 3)).toThrow('cannot be called');
  });
});

describe('a note', () => {
  it('may have empty lines in its text, and 16 signatures and more (T03)', () => {
    const keys = Array.from({ length: 20 }, (_, at) => key(`k${at}.example`, at + 1));
    const long = 'one\n\ntwo\n';
    const note = `${long}\n${keys.map(one => `${signatureLine(long, one)}\n`).join('')}`;
    expect(readNote(note)?.text).toBe(long);
    expect(verifyNote(note, keys)?.verified.length).toBe(20);
    expect(verifyNote(note, keys.slice(0, 3))?.unverified.length).toBe(17);
  });

  it('is refused whole when a known key did not sign it, ignored signatures or not', () => {
    const note = signNote(text, log) + `${signatureLine(`${text}x\n`, witness, AT)}\n`;
    expect(verifyNote(note, [log])).toBeDefined();
    expect(verifyNote(note, [log, witness])).toBeUndefined();
  });

  it.each(['no newline at the end', 'only text\n', 'text\n\nno dash\n', 'a\tb\n\n— k AAAAAAA=\n', '\n\n', ''])(
    'is none: %j',
    note => expect(readNote(note)).toBeUndefined(),
  );

  it('is UTF-8', () => expect(readNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toBeUndefined());
});

describe('a checkpoint (T02)', () => {
  it('names the log that signed it', () => {
    expect(verifyCheckpoint(signNote(text, log), log)?.size).toBe(1n);
    expect(verifyCheckpoint(signNote(text.replace('cho.', 'other.'), log), log)).toBeUndefined();
    expect(verifyCheckpoint(signNote(text, key('cho.example/log', 9)), log)).toBeUndefined();
  });

  it.each([
    'cho.example/log\n01\nAAAA\n',
    'cho.example/log\n-1\nAAAA\n',
    'cho.example/log\n1\nAAAA\n',
    '\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
    'cho.example/log\n1\n',
  ])('is none: %j', wrong => expect(readCheckpoint(wrong)).toBeUndefined());

  it('may be larger than 2^53 and have further lines', () => {
    const large = 'x\n9007199254740993\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n';
    expect(readCheckpoint(large)?.size).toBe(9_007_199_254_740_993n);
  });
});

describe('a log (T04)', () => {
  it('signs its checkpoints with Ed25519 itself: a witness alone is not enough, nor is its kind of key', () => {
    expect(verifyCheckpoint(signNote(text, witness, AT), log, [witness])).toBeUndefined();
    const other = key(log.name, 1, COSIGNATURE);
    expect(verifyCheckpoint(signNote(text, other, AT), other)).toBeUndefined();
  });

  it('may add signatures of kinds that are not known yet, such as ML-DSA-44', () => {
    const newer = `— ${log.name} ${Buffer.from([1, 2, 3, 4, ...new Uint8Array(2420 + 8)]).toString('base64')}\n`;
    expect(verifyCheckpoint(signNote(text, log) + newer, log)?.note.unverified).toHaveLength(1);
  });
});

describe('a cosignature (T10)', () => {
  it('says when, and is of another kind than a signature of the log', () => {
    const note = `${signNote(text, log)}${signatureLine(text, witness, AT)}\n`;
    const verified = verifyCheckpoint(note, log, [witness])?.note.verified;
    expect(verified?.map(({ name, time }) => [name, time])).toEqual([
      [log.name, undefined],
      [witness.name, AT],
    ]);
    const asLog = key('so.example/w1', 2);
    expect(verifyNote(`${text}\n${signatureLine(text, witness, AT)}\n`, [asLog])).toBeUndefined();
  });

  it('has no time that does not fit, and none that was changed', () => {
    expect(verifyNote(`${text}\n${signatureLine(text, witness, 1n << 63n)}\n`, [witness])).toBeUndefined();
    expect(() => signatureLine(text, witness)).toThrow('has a time');
  });
});

describe('a proof file (T09)', () => {
  const checkpoint = `${signNote(text, log)}${signatureLine(text, witness, AT)}\n`;
  const entry = toBytes('entry');
  const file = writeProofFile({ index: 0n, path: [], checkpoint, extra: entry });

  it('reads as C2SP has it', () => {
    expect(file).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra ZW50cnk=\nindex 0\n\ncho\.example\/log\n1\n/);
  });

  it('shows the entry with two public keys and nothing else', () => {
    const proven = verifyProofFile(file, log, [witness]);
    expect(typeof proven === 'string' ? proven : isEqual(proven.entry, entry)).toBe(true);
  });

  it.each([
    ['no-proof', file.replace('index 0', 'index 00')],
    ['no-proof', file.replace('@v1', '@v2')],
    ['no-proof', file.replace('ZW50cnk=', 'ZW50cnk')],
    ['checkpoint', file.replace('\n1\n', '\n2\n')],
    ['entry', file.replace('ZW50cnk=', 'ZW50cnl=').replace('ZW50cnl=', 'ZW50cng=')],
    ['entry', file.replace('index 0', 'index 1')],
    ['witness', writeProofFile({ index: 0n, path: [], checkpoint: signNote(text, log), extra: entry })],
  ])('says what is wrong: %s', (fault, wrong) => expect(verifyProofFile(wrong, log, [witness])).toBe(fault));
});
