/**
 * Whether a Vietnamese input method (Telex, VNI) wrote over what a scanner typed: `W` becomes `Ư`, `AA` becomes `Â`, `DD` becomes `Đ`, and S, F, R, X, J
 * become tones of a vowel somewhere before. Which letters stood there cannot be told any more, so it is refused and never guessed. Neither an
 * address nor a serial of ours has a letter outside ASCII: in addresses they are escaped.
 */
export const isGarbled = (read: string): boolean => /(?![\x20-\x7e])[\p{L}\p{M}]/u.test(read);
