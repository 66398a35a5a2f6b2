import { wordsOf } from '#platform/language';
import { decisions } from './notifications-decisions.js';
import { groupBuyLetters } from './notifications-groupbuys.js';
import { harvestLetters } from './notifications-harvests.js';
import { poolLetters } from './notifications-pools.js';

/** In letters about goods that the buyer comes for, what the department decided, group buys, harvests, and pools. */
export const further = wordsOf({
  vi: {
    ...decisions.vi,
    ...groupBuyLetters.vi,
    ...harvestLetters.vi,
    ...poolLetters.vi,
    fetching: {
      free: 'không mất phí, bạn đến lấy',
      at: (where: string) => `Đến lấy tại: ${where}`,
      stall: (code: string) => `sạp ${code}`,
      cod: 'Bạn trả tiền mặt cho hợp tác xã khi đến lấy hàng.',
    },
  },
  en: {
    ...decisions.en,
    ...groupBuyLetters.en,
    ...harvestLetters.en,
    ...poolLetters.en,
    fetching: {
      free: 'none, you come for it',
      at: (where: string) => `To be fetched at: ${where}`,
      stall: (code: string) => `stall ${code}`,
      cod: 'You pay cash to the co-operative when you come for the goods.',
    },
  },
});
