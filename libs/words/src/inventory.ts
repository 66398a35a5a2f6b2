import type { Day } from '#platform/clock';
import { formatDay, wordsOf, type Locale } from '#platform/language';

type Facts = Readonly<Record<string, string | number>>;

const dayText = (locale: Locale, day: string | number | undefined): string =>
  typeof day === 'string' ? formatDay(locale, day as Day) : '';

/** Packs on shelves, at the desk. */
export const inventory = wordsOf({
  vi: {
    refusals: {
      'out-of-stock': ({ available }: Facts) =>
        available === 0
          ? 'Mặt hàng này vừa hết. Hãy bỏ ra khỏi giỏ rồi đặt lại.'
          : `Mặt hàng này chỉ còn ${available} gói. Hãy giảm số lượng.`,
      'batch-not-for-sale': ({ lot }: Facts) =>
        `Lô ${lot} đã bị thu hồi, đang tạm giữ hoặc hết hạn, không được xuất kho. Hãy chọn lô khác.`,
      'nothing-held': 'Dòng hàng này đã được lấy khỏi kho hoặc đã huỷ.',
      'count-below-held': ({ held }: Facts) =>
        `Có ${held} gói đã hứa cho đơn hàng. Hãy huỷ bớt đơn trước khi ghi số ít hơn.`,
      'count-reason-needed': 'Hãy ghi vì sao số đếm khác sổ.',
      'not-a-count': 'Xin điền số gói đếm được.',
      'slot-taken': ({ day, available }: Facts) =>
        available === 0
          ? `Ngày ${dayText('vi', day)} đã hết chỗ. Hãy chọn ngày khác.`
          : `Ngày ${dayText('vi', day)} chỉ còn ${available} chỗ. Hãy giảm số khách hoặc chọn ngày khác.`,
      'capacity-below-booked': ({ day }: Facts) =>
        `Ngày ${dayText('vi', day)} đã có nhiều khách đặt hơn số chỗ mới. Hãy để số chỗ cao hơn.`,
      'not-by-the-day': 'Chỉ quy cách tính theo đêm mới mở ngày đón khách.',
      'too-many-days': ({ most }: Facts) => `Mở từ hôm nay trở đi, mỗi lần tối đa ${most} ngày.`,
    },
    flashes: {
      'stock-counted': 'Đã ghi số đếm.',
    },
    stock: {
      title: 'Kho',
      none: 'Kho chưa có hàng',
      noneDetail: 'Đóng gói một lô thì số gói sẽ hiện ở đây ngay.',
      toBatches: 'Xem các lô hàng',
      onHand: 'Trong kho',
      held: 'Đã hứa',
      free: 'Còn bán',
      packs: (count: string) => `${count} gói`,
      shelves: 'Các lô trong kho',
      lot: 'Lô',
      place: 'Nơi để',
      bestBefore: 'Hạn sử dụng',
      noExpiry: 'Không có hạn',
      count: 'Kiểm kê',
      blocked: { recalled: 'Thu hồi, đã khoá', expired: 'Hết hạn', soon: 'Sắp hết hạn' },
      countTitle: (lot: string) => `Đếm lại lô ${lot}`,
      counted: 'Số gói đếm được',
      countedHint: (onHand: string, held: string) =>
        `Trong sổ: ${onHand} gói, trong đó ${held} gói đã hứa cho đơn hàng.`,
      unit: 'gói',
      reason: 'Vì sao khác sổ',
      reasonHint: 'Ví dụ: túi rách, hàng mẫu, đếm nhầm lần trước.',
      save: 'Ghi số đếm',
      soldOut: 'Hết hàng',
    },
  },
  en: {
    refusals: {
      'out-of-stock': ({ available }: Facts) =>
        available === 0
          ? 'The last one has just gone. Please take it out of the basket and order again.'
          : `Only ${available} left of this. Please order fewer.`,
      'batch-not-for-sale': ({ lot }: Facts) =>
        `Lot ${lot} has been recalled, is held or has expired, and must not leave the store. Please choose another batch.`,
      'nothing-held': 'This line has already been packed or cancelled.',
      'count-below-held': ({ held }: Facts) =>
        `${held} packs are promised to orders. Cancel some of those before you record fewer.`,
      'count-reason-needed': 'Please say why the count differs from the book.',
      'not-a-count': 'Please give the number of packs you counted.',
      'slot-taken': ({ day, available }: Facts) =>
        available === 0
          ? `Nothing is left on ${dayText('en', day)}. Please choose another day.`
          : `Only ${available} left on ${dayText('en', day)}. Please come with fewer or choose another day.`,
      'capacity-below-booked': ({ day }: Facts) =>
        `More guests have booked ${dayText('en', day)} than there would be places. Please leave more.`,
      'not-by-the-day': 'Only packs counted in nights have days to be opened.',
      'too-many-days': ({ most }: Facts) => `From today on, and at most ${most} days at a time.`,
    },
    flashes: {
      'stock-counted': 'The count is recorded.',
    },
    stock: {
      title: 'Stock',
      none: 'Nothing in stock',
      noneDetail: 'Pack a batch, and its packs stand here at once.',
      toBatches: 'See the batches',
      onHand: 'On hand',
      held: 'Promised',
      free: 'For sale',
      packs: (count: string) => `${count} packs`,
      shelves: 'Batches in stock',
      lot: 'Lot',
      place: 'Where',
      bestBefore: 'Best before',
      noExpiry: 'Does not expire',
      count: 'Count',
      blocked: { recalled: 'Recalled, locked', expired: 'Expired', soon: 'Expires soon' },
      countTitle: (lot: string) => `Count lot ${lot}`,
      counted: 'Packs counted',
      countedHint: (onHand: string, held: string) => `In the book: ${onHand}, of which ${held} are promised to orders.`,
      unit: 'packs',
      reason: 'Why it differs',
      reasonHint: 'For example a torn bag, samples, miscounted before.',
      save: 'Record the count',
      soldOut: 'Sold out',
    },
  },
});
