import { Config, ConfigError } from './index.js';

const DATABASE_URL = 'postgres://localhost/market';

describe('the settings', () => {
  it('need only a database', () => {
    const config = Config.read({ DATABASE_URL });
    expect(config.values.PORT).toBe(3000);
    expect(config.publicUrl).toBe('http://localhost:3000');
    expect(config.isSecure).toBe(false);
  });

  it('treat an empty variable as not set, and cut the slash of the public address', () => {
    const config = Config.read({ DATABASE_URL, REDIS_URL: '', PUBLIC_URL: 'https://cho.example/' });
    expect(config.values.REDIS_URL).toBeUndefined();
    expect(config.publicUrl).toBe('https://cho.example');
    expect(config.isSecure).toBe(true);
  });

  it('name every mistake at once', () => {
    let error: unknown;
    try {
      Config.read({ DATABASE_URL: 'mysql://x', PORT: 'door', REDIS_URL: 'nowhere' });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).mistakes).toEqual([
      'PORT: must be a number from 0 to 65535, e.g. 3000',
      'DATABASE_URL: must be an address like postgres://user:password@host/name',
      'REDIS_URL: must be an address like redis://host:6379',
    ]);
  });
});
