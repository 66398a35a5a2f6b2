import { wordsOf } from '#platform/language';

type Facts = Readonly<Record<string, string | number>>;

/** Labels at the desk, and the page behind them in the buyer's hand. */
export const labels = wordsOf({
  vi: {
    refusals: {
      'more-labels-than-packs': ({ left }: Facts) =>
        left === 0 ? 'Gói nào của lô này cũng đã có tem.' : `Chỉ còn ${left} gói chưa có tem, không in nhiều hơn được.`,
      'not-a-count-of-labels': ({ most }: Facts) => `Mỗi lần in từ 1 đến ${most} tem.`,
      'no-labels-for-recalled': 'Lô này đã bị thu hồi, không in và không kích hoạt tem được nữa.',
      'more-labels-than-allowed': ({ left }: Facts) =>
        left === 0
          ? 'Hợp tác xã đang giữ đủ số tem in sẵn được phép. Hãy gắn bớt tem lên gói hàng, ghi hỏng tem không dùng được, hoặc đề nghị Sở nâng hạn mức.'
          : `Chỉ còn được in sẵn ${left} tem. Hãy đặt ít hơn, gắn bớt tem đang giữ lên gói hàng, hoặc đề nghị Sở nâng hạn mức.`,
      'not-an-allowance': ({ most }: Facts) => `Hạn mức là số nguyên từ 0 đến ${most} tem.`,
      'allowance-of-the-past': 'Hạn mức chỉ đặt được từ hôm nay trở đi. Hãy chọn hôm nay hoặc một ngày sau.',
      'nothing-to-print': 'Tem của đợt này đã huỷ hết, không còn gì để in.',
      'no-such-label': 'Đợt này không có tem mang số đó. Hãy xem lại từng ký tự.',
      'strip-is-not-whole': 'Hãy điền cả số đầu và số cuối của dải tem, hoặc để trống cả hai.',
      'labels-already-bound': ({ bound }: Facts) =>
        `Trong dải này có ${bound} tem đã dán lên hàng. Tem đã gắn với lô thì không gắn lại được.`,
      'no-free-labels': 'Dải tem này không còn tem nào chưa dùng.',
      'label-garbled': 'Bộ gõ tiếng Việt đã làm sai mã của tem. Hãy tắt bộ gõ (chuyển sang tiếng Anh) rồi quét lại.',
      'label-unknown':
        'Không có tem nào mang số đó cho hàng trong đơn này. Hãy quét lại hoặc xem lại từng ký tự; nếu tem vẫn không có trong sổ, đừng gửi gói hàng đó.',
      'label-of-other-cooperative': 'Tem này của hợp tác xã khác. Hãy để gói hàng đó riêng và lấy gói của mình.',
      'label-is-void': 'Tem này đã huỷ. Hãy dán tem mới cho gói hàng, kích hoạt, rồi quét tem mới.',
      'label-is-sold':
        'Tem này đã bán theo một kiện khác, nên có thể đã bị chép lại. Đừng gửi gói này; hãy so hai gói và báo cho Sở.',
      'label-in-other-parcel':
        'Tem này đang nằm trong một kiện khác chưa gửi. Hãy lấy nó ra khỏi kiện đó trước, hoặc lấy gói khác.',
      'label-of-recalled': ({ lot }: Facts) => `Lô ${lot} đang bị thu hồi. Đừng gửi; hãy lấy gói của lô khác.`,
      'label-not-for-this-order': 'Đơn này không đặt mặt hàng mang tem này. Hãy kiểm tra lại gói hàng.',
      'label-not-on-pack':
        'Tem này chưa được kích hoạt. Hãy mở đợt tem, kích hoạt hoặc gắn dải tem với lô, rồi quét lại.',
      'label-of-other-batch': ({ lot, packed }: Facts) =>
        `Gói này thuộc lô ${lot}, nhưng kiện được ghi là lấy từ lô ${packed}. Hãy đổi gói cho đúng lô đã ghi.`,
      'parcel-has-its-labels': ({ lot, packs }: Facts) =>
        `Kiện chỉ có ${packs} gói của lô ${lot} và đã quét đủ. Hãy đếm lại, hoặc lấy tem quét nhầm ra.`,
    },
    flashes: {
      'labels-issued': 'Đã tạo tem. Bây giờ hãy tải PDF và in.',
      'labels-activated': 'Đã kích hoạt. Từ giờ người mua quét tem sẽ thấy đây là hàng thật.',
      'label-voided': 'Đã huỷ tem. Gói hàng đó có thể nhận tem mới.',
      'labels-discarded': 'Đã ghi số tem hỏng. Không ai dùng được chúng nữa.',
      'labels-counted': 'Đã ghi kết quả kiểm đếm.',
      'allowance-set': 'Đã đặt hạn mức tem in sẵn.',
    },
    scan: {
      verdicts: {
        genuine: 'Hàng thật',
        seen: 'Tem thật, đã được quét trước đây',
        inactive: 'Tem chưa được kích hoạt',
        unknown: 'Không có trong sổ',
        recalled: 'Đang thu hồi, không sử dụng',
        suspect: 'Tem có dấu hiệu bị sao chép',
        opened: 'Niêm phong đã được mở',
        expired: 'Đã hết hạn sử dụng',
        lot: 'Thông tin lô hàng',
        product: 'Thông tin sản phẩm',
      },
      genuine: (seller: string) => `Tem này do ${seller} phát hành và bạn là người đầu tiên quét.`,
      seen: (times: string, first: string) =>
        `Đây là lần quét thứ ${times}; lần đầu lúc ${first}. Nếu bạn hoặc người nhà đã quét thì không sao. Nếu gói vừa mua còn nguyên, tem có thể bị chép lại.`,
      inactive:
        'Tem đã in nhưng hợp tác xã chưa xác nhận dán lên hàng, hoặc đã huỷ. Nếu tem nằm trên gói hàng bạn mua, hãy báo cho hợp tác xã.',
      unknown: 'Mã này không có trong sổ của Chợ Phiên. Nếu bạn quét từ một gói hàng, đừng dùng khi chưa hỏi rõ.',
      recalled: (lot: string, day: string) =>
        `Lô ${lot} bị thu hồi ngày ${day}. Đừng dùng; hãy giữ lại và gọi cho hợp tác xã để được hoàn tiền.`,
      recalledReason: 'Lý do thu hồi',
      suspect:
        'Mã này đã được quét theo cách mà một gói hàng không thể có, nên có thể đã bị in lại trên hàng khác. Đừng dùng khi chưa hỏi hợp tác xã.',
      expired: (day: string) =>
        `Hạn sử dụng của lô này là ngày ${day}. Đừng dùng; nếu vừa mua, hãy gọi cho hợp tác xã.`,
      lot: 'Mã này chỉ cho biết lô hàng, không xác nhận được từng gói. Hãy quét mã QR có số riêng trên gói nếu có.',
      product: 'Mã này chỉ cho biết loại sản phẩm, không cho biết lô và không xác nhận được từng gói.',
      scanned: 'Số lần quét',
      scannedTimes: (times: string, first: string) => `${times} lần, lần đầu ${first}`,
      opened: (when: string) =>
        `Mã bên trong đã được nhập lúc ${when}. Nếu bạn hoặc người nhà đã mở thì không sao. Nếu gói trong tay bạn còn nguyên niêm phong, tem của nó là bản chép: đừng dùng, hãy gọi cho hợp tác xã.`,
      open: 'Mở gói: nhập hoặc quét mã bên trong',
      sold: 'Đã bán',
      soldBy: (seller: string, month: string) => `${seller} bán qua Chợ Phiên, tháng ${month}`,
      facts: 'Trên nhãn',
      name: 'Tên hàng',
      netContent: 'Khối lượng, số lượng',
      lotLabel: 'Số lô',
      producedOn: 'Ngày sản xuất',
      packedOn: 'Ngày đóng gói',
      bestBefore: 'Hạn sử dụng',
      origin: 'Xuất xứ',
      madeIn: (place: string) => `Việt Nam: ${place}`,
      ingredients: 'Thành phần',
      usage: 'Cách dùng, bảo quản',
      warnings: 'Cảnh báo',
      standard: 'Tiêu chuẩn áp dụng',
      gtin: 'Mã sản phẩm (GTIN)',
      serial: 'Số tem',
      responsible: 'Chịu trách nhiệm về hàng hoá',
      organisation: 'Tổ chức',
      address: 'Địa chỉ',
      phone: 'Điện thoại',
      gln: 'Mã địa điểm (GLN)',
      steps: 'Đường đi của lô hàng',
      noSteps: 'Lô này chưa có bước nào được ghi lại.',
      made: (input: string, output: string) => `${input} → ${output}`,
      packed: (packs: string, content: string) => `${packs} × ${content}`,
      certificate: 'Chứng nhận OCOP',
      stars: (stars: number) => `OCOP ${stars} sao`,
      onPackingDay: 'Ngày đóng gói',
      now: 'Hôm nay',
      thenAndNow: 'Ngày đóng gói và hôm nay',
      noCertificate: 'không có chứng nhận còn hiệu lực',
      certificateLine: (decision: string, issuer: string, until: string) =>
        `Quyết định ${decision}, ${issuer}, có hiệu lực đến hết ${until}`,
      issuers: { district: 'cấp huyện', province: 'cấp tỉnh', central: 'cấp trung ương' },
      buyAgain: 'Mua tiếp',
      productPage: 'Trang sản phẩm',
      doubt: 'Khi bạn nghi ngờ',
      doubtCall: (seller: string) => `Gọi ${seller}, đọc số tem và nơi mua:`,
      doubtUs: 'Hoặc báo cho Chợ Phiên',
      doubtForeign: 'Hãy hỏi nơi bán, hoặc báo cho Chợ Phiên.',
      privacy:
        'Chợ Phiên đếm lượt quét, không lưu bạn là ai; nơi quét chỉ giữ tới vùng rộng khoảng 20 km, trong 90 ngày.',
      malformed: 'Mã quét không đọc được',
      malformedDetail:
        'Địa chỉ này không phải là mã truy xuất đúng. Hãy thử quét lại cả mã; nếu vẫn vậy, tem có thể bị hỏng.',
      skip: 'Bỏ qua đến nội dung',
      report: 'Báo sai sót',
      forms: {
        THT: 'Tổ hợp tác',
        HTX: 'Hợp tác xã',
        LHHTX: 'Liên hiệp hợp tác xã',
        DN: 'Doanh nghiệp',
        HKD: 'Hộ kinh doanh',
      },
    },
  },
  en: {
    refusals: {
      'more-labels-than-packs': ({ left }: Facts) =>
        left === 0
          ? 'Every pack of this batch has its label.'
          : `Only ${left} packs are without a label; no more can be made.`,
      'not-a-count-of-labels': ({ most }: Facts) => `Between 1 and ${most} labels at a time.`,
      'no-labels-for-recalled': 'This batch has been recalled: its labels can no longer be made, printed or activated.',
      'more-labels-than-allowed': ({ left }: Facts) =>
        left === 0
          ? 'The co-operative holds as many pre-printed labels as it may. Put some on packs, write down those that are spoiled, or ask the department for a higher allowance.'
          : `Only ${left} more labels may be printed ahead. Order fewer, put some of those you hold on packs, or ask the department for a higher allowance.`,
      'not-an-allowance': ({ most }: Facts) => `An allowance is a whole number from 0 to ${most}.`,
      'allowance-of-the-past': 'An allowance begins today or later. Choose today or a later day.',
      'nothing-to-print': 'Every label of this roll has been voided: there is nothing left to print.',
      'no-such-label': 'No label on this roll has that number. Please check each character.',
      'strip-is-not-whole': 'Fill in both ends of the strip, or leave both empty.',
      'labels-already-bound': ({ bound }: Facts) =>
        `${bound} labels of this strip are on packs already. A label bound to a batch is never bound again.`,
      'no-free-labels': 'No unused label is left on this strip.',
      'label-garbled':
        'A Vietnamese input method has changed the code. Switch it off (type in English) and scan again.',
      'label-unknown':
        'No goods of this order have a label with that number. Scan again, or check each character; if it is still not in the books, do not send that pack.',
      'label-of-other-cooperative': 'This label is another co-operative’s. Put that pack aside and take one of yours.',
      'label-is-void': 'This label is void. Put a new label on the pack, activate it, and scan that one.',
      'label-is-sold':
        'This label was sold with another parcel, so it may have been copied. Do not send this pack: compare the two, and tell the department.',
      'label-in-other-parcel':
        'This label is in another parcel that has not left. Take it out there first, or take another pack.',
      'label-of-recalled': ({ lot }: Facts) =>
        `Lot ${lot} is being recalled. Do not send it; take a pack of another lot.`,
      'label-not-for-this-order': 'Nobody ordered the goods with this label. Please check the pack.',
      'label-not-on-pack':
        'This label is not activated. Open its roll, activate it or bind its strip to the batch, and scan again.',
      'label-of-other-batch': ({ lot, packed }: Facts) =>
        `This pack is of lot ${lot}, but the parcel was packed from lot ${packed}. Change the pack for one of the lot that was written down.`,
      'parcel-has-its-labels': ({ lot, packs }: Facts) =>
        `Only ${packs} packs of lot ${lot} are in the parcel, and all are scanned. Count again, or take out the label that was scanned by mistake.`,
    },
    flashes: {
      'labels-issued': 'The labels are made. Now download the PDF and print it.',
      'labels-activated': 'Activated. Whoever scans a label from now on sees genuine goods.',
      'label-voided': 'The label is void. Its pack may get a new one.',
      'labels-discarded': 'Written down as spoiled. Nobody can use those labels any more.',
      'labels-counted': 'The count is written down.',
      'allowance-set': 'The allowance has been set.',
    },
    scan: {
      verdicts: {
        genuine: 'Genuine',
        seen: 'A genuine label, scanned before',
        inactive: 'This label is not activated',
        unknown: 'Not in our books',
        recalled: 'Recalled, do not use',
        suspect: 'This label may have been copied',
        opened: 'The seal of this pack was opened',
        expired: 'Past its best-before date',
        lot: 'About this lot',
        product: 'About this product',
      },
      genuine: (seller: string) => `${seller} issued this label, and you are the first to scan it.`,
      seen: (times: string, first: string) =>
        `Scanned ${times} times now; first on ${first}. If that was you or your family, all is well. If the pack was sealed when you bought it, the label may have been copied.`,
      inactive:
        'The label was printed, but the co-operative has not confirmed that it is on a pack, or has voided it. If it is on goods you bought, please tell the co-operative.',
      unknown:
        'This code is not in the books of Chợ Phiên. If you scanned it from a pack, do not use the goods before you have asked.',
      recalled: (lot: string, day: string) =>
        `Lot ${lot} was recalled on ${day}. Do not use it; keep it and call the co-operative for your refund.`,
      recalledReason: 'Why it was recalled',
      suspect:
        'This code was scanned in ways that one pack cannot be, so it may have been printed again on other goods. Do not use them before you have asked the co-operative.',
      expired: (day: string) =>
        `The best-before date of this lot was ${day}. Do not use it; if you have just bought it, call the co-operative.`,
      lot: 'This code names a lot only and cannot confirm a single pack. Scan the QR code with its own number on the pack, if there is one.',
      product: 'This code names a product only: neither its lot nor a single pack can be confirmed.',
      scanned: 'Scans',
      scannedTimes: (times: string, first: string) => `${times} times, first on ${first}`,
      opened: (when: string) =>
        `Its inside code was given on ${when}. If you or your family opened it, all is well. If the pack in your hand is still sealed, its label is a copy: do not use it, and call the co-operative.`,
      open: 'Open: enter or scan the inside code',
      sold: 'Sold',
      soldBy: (seller: string, month: string) => `by ${seller} on Chợ Phiên, in ${month}`,
      facts: 'On the label',
      name: 'Name',
      netContent: 'Net content',
      lotLabel: 'Lot',
      producedOn: 'Made on',
      packedOn: 'Packed on',
      bestBefore: 'Best before',
      origin: 'Origin',
      madeIn: (place: string) => `Vietnam: ${place}`,
      ingredients: 'Ingredients',
      usage: 'Use and storage',
      warnings: 'Warnings',
      standard: 'Standard applied',
      gtin: 'Product code (GTIN)',
      serial: 'Label number',
      responsible: 'Who answers for the goods',
      organisation: 'Organisation',
      address: 'Address',
      phone: 'Phone',
      gln: 'Location code (GLN)',
      steps: 'The way of this lot',
      noSteps: 'No step of this lot has been recorded.',
      made: (input: string, output: string) => `${input} → ${output}`,
      packed: (packs: string, content: string) => `${packs} × ${content}`,
      certificate: 'OCOP certificate',
      stars: (stars: number) => `OCOP ${stars} stars`,
      onPackingDay: 'On the day of packing',
      now: 'Today',
      thenAndNow: 'On the day of packing and today',
      noCertificate: 'no valid certificate',
      certificateLine: (decision: string, issuer: string, until: string) =>
        `Decision ${decision}, ${issuer}, valid until the end of ${until}`,
      issuers: { district: 'district level', province: 'province level', central: 'national level' },
      buyAgain: 'Buy again',
      productPage: 'Product page',
      doubt: 'If you are in doubt',
      doubtCall: (seller: string) => `Call ${seller} and tell them the label number and where you bought it:`,
      doubtUs: 'Or tell Chợ Phiên',
      doubtForeign: 'Ask where you bought it, or tell Chợ Phiên.',
      privacy:
        'Chợ Phiên counts scans and does not keep who you are; of the place only an area of about 20 km, for 90 days.',
      malformed: 'This code cannot be read',
      malformedDetail:
        'This address is not a valid trace code. Try to scan the whole code again; if that does not help, the label may be damaged.',
      skip: 'Skip to content',
      report: 'Report a mistake',
      forms: {
        THT: 'Co-operative group',
        HTX: 'Co-operative',
        LHHTX: 'Co-operative union',
        DN: 'Company',
        HKD: 'Household business',
      },
    },
  },
});
