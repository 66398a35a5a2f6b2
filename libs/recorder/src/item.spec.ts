import { newId } from '#platform/ids';
import { FieldDevice } from '../../../test/support/device.js';
import { isOwnerOf, isSignedBy } from './device-key.js';
import { typeOfEnclosure } from './enclosure-rules.js';
import { readBody } from './item.js';

const work = (change: object = {}) => ({
  what: 'work',
  batch: newId(),
  site: newId(),
  kind: 'pluck',
  ago: 0,
  output: '42000',
  ...change,
});

describe('an item of a device', () => {
  it('is read as it was written', () => {
    const device = new FieldDevice();
    const { body, id } = device.record(work({ note: 'Nương trên, sương' }));
    expect(readBody(body)).toMatchObject({
      id,
      seq: 1,
      deed: { what: 'work', kind: 'pluck', output: 42_000n, note: 'Nương trên, sương', enclosed: [] },
    });
  });

  it('is nothing else', () => {
    const device = new FieldDevice();
    const bodies = [
      '',
      'null',
      '[]',
      '{"v":1}',
      device.record(work({ output: '-1' })).body,
      device.record(work({ output: 1.5 })).body,
      device.record(work({ note: 'a\0b' })).body,
      device.record(work({ note: 'half \ud83c' })).body,
      device.record(work({ note: 'x'.repeat(301) })).body,
      device.record(work({ what: 'erase' })).body,
      device.record(work(), { seq: 0 }).body,
      device.record(work(), { elapsed: -5 }).body,
      device.record(work(), { at: 'yesterday' }).body,
      device.record(work(), { pad: 'x'.repeat(6000) }).body,
    ];
    for (const body of bodies) expect(readBody(body)).toBeUndefined();
  });

  it('is signed by its device: one letter more is another item', () => {
    const [device, other] = [new FieldDevice(), new FieldDevice()];
    const { body, signature } = device.record(work());
    const bytes = Buffer.from(signature, 'hex');
    expect(isSignedBy(device.publicKey, body, bytes)).toBe(true);
    expect(isSignedBy(device.publicKey, `${body} `, bytes)).toBe(false);
    expect(isSignedBy(other.publicKey, body, bytes)).toBe(false);
    expect(isSignedBy(device.publicKey, body, bytes.subarray(1))).toBe(false);
    expect(isSignedBy(Buffer.alloc(32, 255), body, bytes)).toBe(false);
    expect(isOwnerOf(device.publicKey, 'che-suong-may', device.proof('che-suong-may'))).toBe(true);
    expect(isOwnerOf(device.publicKey, 'che-suong-may', device.proof('mat-ong-hoa-ban'))).toBe(false);
  });
});

describe('what is enclosed', () => {
  it('is a photo or a voice note by its first bytes, and not too long', () => {
    expect(typeOfEnclosure(Buffer.from('ffd8ffe000104a464946', 'hex'))).toBe('image/jpeg');
    expect(typeOfEnclosure(Buffer.from('1a45dfa39f4286', 'hex'))).toBe('audio/webm');
    expect(typeOfEnclosure(Buffer.from('0000001c667479704d344120', 'hex'))).toBe('audio/mp4');
    for (const bytes of [Buffer.alloc(0), Buffer.from('<svg onload=alert(1)>'), Buffer.from('ffd8', 'hex')])
      expect(typeOfEnclosure(bytes)).toBeUndefined();
    expect(typeOfEnclosure(Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(153_600)]))).toBeUndefined();
  });
});
