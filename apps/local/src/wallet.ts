import { VnpayStandIn } from '../../../test/support/wallet/vnpay-stand-in.js';
import { lanAddress, type LocalSettings } from './settings.js';

export interface LocalWallet {
  /** Settings for the server and the worker. */
  variables: Record<string, string>;
  close(): Promise<void>;
}

/** With an account of one's own at VNPAY, buyers pay there; without, at a stand-in in this process that speaks the same HTTP API. */
export async function openWallet(
  variables: Record<string, string | undefined>,
  settings: LocalSettings,
): Promise<LocalWallet> {
  if (variables['VNPAY_TMN_CODE']) return { variables: {}, close: async () => undefined };
  const standIn = await VnpayStandIn.open({
    host: '0.0.0.0',
    noticeUrl: `http://127.0.0.1:${settings.port}/webhooks/vnpay`,
  });
  const { code, secret, payUrl, apiUrl } = standIn.account;
  // As the buyer's browser finds it.
  const shown = new URL(payUrl);
  shown.hostname = new URL(settings.publicUrl).hostname || lanAddress();
  return {
    variables: {
      ...{ VNPAY_TMN_CODE: code, VNPAY_HASH_SECRET: secret },
      ...{ VNPAY_PAY_URL: shown.href, VNPAY_API_URL: apiUrl },
    },
    close: () => standIn.close(),
  };
}
