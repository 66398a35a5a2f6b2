import { wordsOf } from '#platform/language';

type Shown = Readonly<Record<string, string>>;

/** Alerts about labels: at the desk and in the department. */
export const scans = wordsOf({
  vi: {
    refusals: {
      'alert-note-needed': 'Hãy ghi lý do, để người xem sau hiểu vì sao quyết định như vậy.',
    },
    flashes: {
      'alert-decided': 'Đã ghi quyết định.',
    },
    kinds: {
      clone: 'Tem có thể bị sao chép',
      guessing: 'Có người dò số tem',
      copying: 'Có người quét lần lượt cả cuộn tem',
    },
    states: { open: 'Cần xem', suspect: 'Nghi ngờ', dismissed: 'Bình thường' },
    signals: {
      'before-life': ({ at = '' }: Shown) => `Tem được quét (${at}) khi chưa dán lên gói hàng nào.`,
      'after-life': ({ at = '' }: Shown) => `Lần quét đầu tiên (${at}) là sau khi gói hàng đã hết hạn.`,
      'too-fast': ({ km = '', minutes = '', at = '' }: Shown) =>
        `Hai lần quét cách nhau ${km} km chỉ trong ${minutes} phút (lần sau lúc ${at}): không xe nào chạy kịp.`,
      'many-devices': ({ devices = '', usual = '' }: Shown) =>
        `${devices} máy khác nhau đã quét tem này trong một tháng; hầu hết tem của sản phẩm này không quá ${usual} máy.`,
      'other-region': ({ km = '' }: Shown) => `Tem được quét cách nơi giao hàng ${km} km.`,
      'after-opening': ({ looks = '' }: Shown) => `Sau khi mã trong nắp đã dùng, tem còn được quét ${looks} lần.`,
      'long-after-opening': ({ at = '' }: Shown) =>
        `Lần quét mới nhất (${at}) là rất lâu sau khi mở nắp, lúc gói hàng ấy hẳn đã dùng hết.`,
      'after-end': ({ looks = '' }: Shown) => `Tem đã huỷ hoặc hàng đã trả về, nhưng vẫn được quét ${looks} lần.`,
      'after-recall': ({ looks = '' }: Shown) => `Tem được quét ${looks} lần sau khi lô hàng bị thu hồi.`,
      guessing: ({ count = '', minutes = '', at = '' }: Shown) =>
        `Một mạng đã thử ${count} số tem không có thật trong ${minutes} phút (lần cuối lúc ${at}).`,
      copying: ({ count = '', minutes = '', at = '' }: Shown) =>
        `Một máy đã quét ${count} tem của cùng một tờ trong ${minutes} phút (lần cuối lúc ${at}). Có thể là cửa hàng kiểm hàng, cũng có thể là người chép tem.`,
    },
    list: {
      title: 'Cảnh báo tem',
      lead: 'Những tem được quét theo cách một gói hàng khó có thể có. Điểm càng cao càng nên xem trước.',
      tabsLabel: 'Lọc cảnh báo',
      open: 'Cần xem',
      all: 'Tất cả',
      none: 'Không có cảnh báo',
      noneDetail: 'Các lượt quét được xem lại năm phút một lần. Có gì lạ sẽ hiện ở đây.',
      what: 'Chuyện gì',
      goods: 'Hàng và số tem',
      cooperative: 'Hợp tác xã',
      score: 'Điểm',
      state: 'Tình trạng',
      when: 'Cập nhật',
      pages: 'Các trang cảnh báo',
    },
    page: {
      back: 'Tất cả cảnh báo',
      noVerdict:
        'Đây là lý do để xem lại, chưa phải kết luận: máy dùng chung, cửa hàng kiểm hàng hay người đi xa cũng làm điểm tăng.',
      why: 'Vì sao có cảnh báo này',
      state: 'Tình trạng',
      score: 'Điểm',
      goods: 'Sản phẩm',
      cooperative: 'Hợp tác xã',
      lot: 'Lô',
      serial: 'Số tem',
      raised: 'Báo lần đầu',
      decided: 'Quyết định',
      decidedBy: (name: string, at: string) => `${name}, ${at}`,
      reason: 'Lý do',
      reasonHint: 'Ví dụ: đã gọi người mua, họ vừa bay từ Hà Nội vào.',
      decide: 'Quyết định',
      decideLead: 'Nếu nghi ngờ, ai quét tem này sẽ được cảnh báo ngay. Có thể đổi lại sau.',
      decideLookerLead: 'Ghi lại để người xem sau biết đã xử lý thế nào.',
      decision: 'Quyết định',
      suspectDetail: 'Người quét thấy cảnh báo tem có dấu hiệu bị sao chép.',
      suspectLookerDetail: 'Có dấu hiệu làm giả, cần theo dõi tiếp.',
      dismissedDetail: 'Đã xem, không có gì bất thường.',
      save: 'Ghi quyết định',
      looks: 'Các lượt quét gần nhất',
      noLooks: 'Không còn lượt quét nào được giữ.',
      at: 'Lúc',
      answered: 'Trang đã báo',
      area: 'Vùng (ô 20 km)',
      near: (province: string) => `gần ${province}`,
      noArea: 'không rõ',
    },
  },
  en: {
    refusals: {
      'alert-note-needed': 'Please write the reason, so that whoever looks later understands the decision.',
    },
    flashes: {
      'alert-decided': 'The decision is recorded.',
    },
    kinds: {
      clone: 'A label that may have been copied',
      guessing: 'Somebody guesses serial numbers',
      copying: 'Somebody scans a whole sheet of labels',
    },
    states: { open: 'To look at', suspect: 'Under suspicion', dismissed: 'Nothing to it' },
    signals: {
      'before-life': ({ at = '' }: Shown) => `It was scanned (${at}) before it was on any pack.`,
      'after-life': ({ at = '' }: Shown) => `Its first scan (${at}) came after the last day of the pack.`,
      'too-fast': ({ km = '', minutes = '', at = '' }: Shown) =>
        `Two scans ${km} km apart within ${minutes} minutes (the later one at ${at}): nothing on the road is that fast.`,
      'many-devices': ({ devices = '', usual = '' }: Shown) =>
        `${devices} devices scanned this label within a month; nearly all labels of this product have no more than ${usual}.`,
      'other-region': ({ km = '' }: Shown) => `It was scanned ${km} km from where the goods were delivered.`,
      'after-opening': ({ looks = '' }: Shown) =>
        `It was scanned ${looks} times after the code inside the lid was used.`,
      'long-after-opening': ({ at = '' }: Shown) =>
        `The latest scan (${at}) came so long after the lid was opened that the pack must be used up.`,
      'after-end': ({ looks = '' }: Shown) =>
        `It was voided or its goods came back, and was scanned ${looks} times since.`,
      'after-recall': ({ looks = '' }: Shown) => `It was scanned ${looks} times after its batch was recalled.`,
      guessing: ({ count = '', minutes = '', at = '' }: Shown) =>
        `One network tried ${count} serial numbers that do not exist within ${minutes} minutes (the last at ${at}).`,
      copying: ({ count = '', minutes = '', at = '' }: Shown) =>
        `One device scanned ${count} labels of the same sheet within ${minutes} minutes (the last at ${at}). It may be a shop checking its goods, or somebody copying labels.`,
    },
    list: {
      title: 'Label alerts',
      lead: 'Labels that are scanned in ways one pack hardly can be. The higher the score, the sooner to look.',
      tabsLabel: 'Filter alerts',
      open: 'To look at',
      all: 'All',
      none: 'No alerts',
      noneDetail: 'Scans are looked over every five minutes. Whatever is odd shows up here.',
      what: 'What',
      goods: 'Goods and serial',
      cooperative: 'Co-operative',
      score: 'Score',
      state: 'State',
      when: 'Updated',
      pages: 'Pages of alerts',
    },
    page: {
      back: 'All alerts',
      noVerdict:
        'This is a reason to look, not a verdict: a shared phone, a shop checking its goods or a traveller raise the score too.',
      why: 'Why this alert',
      state: 'State',
      score: 'Score',
      goods: 'Product',
      cooperative: 'Co-operative',
      lot: 'Lot',
      serial: 'Serial',
      raised: 'First raised',
      decided: 'Decision',
      decidedBy: (name: string, at: string) => `${name}, ${at}`,
      reason: 'Reason',
      reasonHint: 'For example: called the buyer, who had just flown from Hanoi.',
      decide: 'Decide',
      decideLead: 'Under suspicion, whoever scans this label is warned at once. It can be changed later.',
      decideLookerLead: 'Write down what was done about it, for whoever looks later.',
      decision: 'Decision',
      suspectDetail: 'Whoever scans it sees that the label may have been copied.',
      suspectLookerDetail: 'Signs of forgery, to be watched.',
      dismissedDetail: 'Looked at, nothing unusual.',
      save: 'Record the decision',
      looks: 'Latest scans',
      noLooks: 'No scans are kept any more.',
      at: 'At',
      answered: 'What the page said',
      area: 'Area (20 km square)',
      near: (province: string) => `near ${province}`,
      noArea: 'not known',
    },
  },
});
