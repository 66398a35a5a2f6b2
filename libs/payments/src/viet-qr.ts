import { Banks, QRPay } from 'vietnam-qr-pay';
import type { Dong } from '#platform/money';

export interface BankAccount {
  /** Six digits that name the bank at NAPAS. */
  bankBin: string;
  bankAccount: string;
}

/**
 * The text of a VietQR symbol (EMVCo merchant-presented mode, NAPAS "QR Format T&C v1.0"): a transfer of exactly this sum to the account
 * with the reference as its message. Every Vietnamese banking app fills in its form from it.
 */
export function vietQrText(
  payment: { amount: Dong; reference: string },
  { bankBin, bankAccount }: BankAccount,
): string {
  const { reference: purpose, amount } = payment;
  return QRPay.initVietQR({ bankBin, bankNumber: bankAccount, amount: amount.toString(), purpose }).build();
}

/** How people call the bank of these six digits: for those who type the transfer by hand. */
export function bankName(bin: string): string {
  return Banks.find(bank => bank.bin === bin)?.shortName ?? bin;
}
