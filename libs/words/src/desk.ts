import { wordsOf } from '#platform/language';

/** The first page of a co-op's desk: what waits to be done. */
export const desk = wordsOf({
  vi: {
    title: 'Việc cần làm',
    waiting: 'Đang chờ bạn',
    nothing: 'Không có việc nào đang chờ',
    nothingText: 'Đơn mới, lô đang làm, hàng chưa có tem sẽ hiện ở đây.',
    tasks: {
      toPack: 'Đơn cần đóng gói',
      toSend: 'Đơn đã gói, chờ gửi',
      onTheWay: 'Đơn đang giao: ghi lại khi khách đã nhận',
      unlabelled: 'Gói chưa có tem',
      idleRolls: 'Đợt tem chờ dán và kích hoạt',
      refused: 'Sản phẩm chưa được duyệt, cần sửa',
      drafts: 'Bản nháp chưa gửi duyệt',
      soldOut: 'Sản phẩm đang bán đã hết hàng',
      expiring: 'Lô trong kho sắp hết hạn',
    },
    inWork: 'Lô đang làm',
    record: 'Ghi việc tiếp',
    lastTask: (task: string, day: string) => `${task}, ${day}`,
    notStarted: 'Mới mở, chưa ghi việc nào',
    moreInWork: (count: string) => `Tất cả ${count} lô đang làm`,
    first: 'Bốn bước đầu tiên',
    firstLead: 'Làm một lần theo thứ tự này là có hàng trên chợ.',
    steps: {
      product: 'Thêm sản phẩm rồi gửi Sở duyệt',
      site: 'Thêm địa điểm: nương, xưởng, kho',
      batch: 'Mở lô đầu tiên và ghi từng việc',
      labels: 'Đóng gói, in tem, dán rồi kích hoạt',
    },
    done: 'xong',
    verification: {
      waiting:
        'Sở Công Thương đang xác minh đơn vị của bạn. Trong lúc chờ bạn vẫn khai sản phẩm và ghi lô hàng được; khách thấy hàng sau khi xác minh xong.',
      refused: 'Sở Công Thương chưa xác minh đơn vị của bạn nên khách chưa thấy hàng. Lý do:',
      suspended: 'Gian hàng đang tạm dừng nên khách không thấy hàng. Hãy liên hệ Sở Công Thương.',
    },
  },
  en: {
    title: 'What to do',
    waiting: 'Waiting for you',
    nothing: 'Nothing is waiting',
    nothingText: 'New orders, batches in work and packs without labels will be listed here.',
    tasks: {
      toPack: 'Orders to pack',
      toSend: 'Orders packed, to be sent',
      onTheWay: 'Orders on the way: note when they arrive',
      unlabelled: 'Packs without a label',
      idleRolls: 'Label rolls to stick on and activate',
      refused: 'Products not approved, to be corrected',
      drafts: 'Drafts not yet submitted',
      soldOut: 'Products on sale that are sold out',
      expiring: 'Batches in stock that expire soon',
    },
    inWork: 'Batches in work',
    record: 'Record the next task',
    lastTask: (task: string, day: string) => `${task}, ${day}`,
    notStarted: 'Just started, nothing recorded',
    moreInWork: (count: string) => `All ${count} batches in work`,
    first: 'The first four steps',
    firstLead: 'Once through them, in this order, and your goods are on the market.',
    steps: {
      product: 'Add a product and submit it for approval',
      site: 'Add your places: field, workshop, store',
      batch: 'Start the first batch and record each task',
      labels: 'Pack, print labels, stick them on and activate them',
    },
    done: 'done',
    verification: {
      waiting:
        'The trade department is verifying your organisation. Meanwhile you can enter products and record batches; buyers see them once it is verified.',
      refused: 'The trade department has not verified your organisation, so buyers do not see its goods. Reason:',
      suspended: 'Selling is suspended, so buyers do not see your goods. Please contact the trade department.',
    },
  },
});
