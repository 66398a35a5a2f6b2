import { COSIGNATURE, ED25519, readSignerKey, readVerifierKey, type SignerKey, type VerifierKey } from '#libs/tlog';
import { ConfigError, type Config } from '#platform/config';

/** What this house's log is called, who signs it and who watches it. */
export class LogSettings {
  constructor(
    /** The name of a log that is made now; one that is there keeps its own for ever. */
    readonly origin: string,
    readonly witnesses: readonly VerifierKey[],
    readonly ownKey?: SignerKey,
  ) {}
}

/** Throws ConfigError. */
export function logSettings(config: Config): LogSettings {
  const { LOG_PRIVATE_KEY: given, LOG_WITNESSES: list = '' } = config.values;
  const ownKey = given === undefined ? undefined : readSignerKey(given);
  const written = list.split(/[\s,]+/).filter(text => text !== '');
  const witnesses = written.map(readVerifierKey).filter(key => key?.type === COSIGNATURE) as VerifierKey[];
  const mistakes = [
    ...(given !== undefined && ownKey?.type !== ED25519 ? ['LOG_PRIVATE_KEY: not a private key of a signed note'] : []),
    ...(witnesses.length < written.length ? ['LOG_WITNESSES: not all of them are public keys of witnesses'] : []),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  // https://c2sp.org/tlog-tiles#parameters: the prefix without its scheme.
  return new LogSettings(`${config.publicUrl.replace(/^https?:\/\//, '')}/log`, witnesses, ownKey);
}
