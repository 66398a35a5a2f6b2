import { Audience, MOST_PER_ADDRESS, MOST_WATCHING } from './audience.js';
import { TooManyWatching } from './refusals.js';

describe('the audience', () => {
  it('lets so many watch from one address, and another in when one has left', () => {
    const audience = new Audience();
    const [leave] = Array.from({ length: MOST_PER_ADDRESS }, () => audience.enter('192.0.2.1'));
    expect(() => audience.enter('192.0.2.1')).toThrow(TooManyWatching);
    expect(() => audience.enter('192.0.2.2')).not.toThrow();
    leave?.();
    leave?.();
    audience.enter('192.0.2.1');
    expect(() => audience.enter('192.0.2.1')).toThrow(TooManyWatching);
  });

  it('lets so many watch in all', () => {
    const audience = new Audience();
    const leave = Array.from({ length: MOST_WATCHING }, (_, at) => audience.enter(`address ${at}`));
    expect(() => audience.enter('one more')).toThrow(TooManyWatching);
    leave[0]?.();
    expect(() => audience.enter('one more')).not.toThrow();
  });
});
