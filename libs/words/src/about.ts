import { wordsOf } from '#platform/language';
import { ranking } from './about-ranking.js';

/** What the market says about itself. */
export const about = wordsOf({
  vi: {
    pagesLabel: 'Các trang giới thiệu',
    market: {
      title: 'Về Chợ Phiên',
      lead: 'Chợ phiên là nơi các bản làng Lai Châu gặp nhau để mua bán. Trang này là phiên chợ ấy, mở mọi ngày.',
      sections: {
        what: {
          title: 'Ở đây có gì',
          text: 'Hợp tác xã, tổ hợp tác, doanh nghiệp và hộ kinh doanh của tỉnh tự bày bán sản phẩm OCOP và đặc sản của mình. Người mua đặt hàng không cần tài khoản, trả tiền khi nhận hàng, chuyển khoản VietQR, trả qua VNPAY hoặc bằng thẻ.',
        },
        trace: {
          title: 'Vì sao tin được',
          text: 'Mỗi gói hàng mang một mã QR riêng. Mã chỉ được in khi hàng đã đóng gói, không in quá số gói có thật. Quét mã là thấy lô hàng, các bước đã làm, nơi làm, hạn dùng và lô có bị thu hồi hay không.\n\nHàng trên trang truy xuất, hàng trong kho, hàng trong đơn và hàng bị thu hồi là cùng một bản ghi, nên không thể nói khác nhau.',
        },
        copies: {
          title: 'Mã QR không nói được gì',
          text: 'Mã bị chép lại thì quét vẫn ra. Chúng tôi chỉ nhận ra qua cách mã được quét: hai nơi quá xa trong thời gian quá ngắn, quá nhiều máy, quét khi tem chưa dán hay sau khi hàng đã mở. Nếu cứ 10 gói mới có một gói được quét, một tem chỉ bị chép một lần bị phát hiện với xác suất 1%; một tem bị chép lên 100 gói thì 99,97%.\n\nVới hàng có mã trong nắp, khi người mua đã nhập mã đó thì bản chép chỉ cần được quét là lộ ra: xác suất 10%.',
        },
        stars: {
          title: 'Sao OCOP',
          text: 'Sao chỉ hiện khi giấy chứng nhận còn hiệu lực trong ngày bạn xem. Giấy có hạn 36 tháng; hết hạn hoặc bị thu hồi là sao tự mất.',
        },
        sellers: {
          title: 'Ai được bán',
          text: 'Sở Công Thương kiểm tra danh tính người bán trước lần bán đầu tiên và duyệt từng sản phẩm trước khi lên chợ. Tên, địa chỉ, điện thoại và mã số thuế của người bán có ở mỗi trang sản phẩm.',
        },
        department: {
          title: 'Cơ quan quản lý thấy gì',
          text: 'Sở thấy số tổng hợp theo xã, hợp tác xã, nhóm hàng và tháng; không thấy tên, điện thoại hay địa chỉ của người mua. Mỗi lần xem và tải số liệu đều được ghi lại.',
        },
        source: {
          title: 'Phần mềm',
          text: 'Chợ Phiên là phần mềm nguồn mở theo giấy phép Apache-2.0. Ai cũng có thể đọc mã, kiểm tra và tự vận hành.',
        },
      },
    },
    ranking: ranking.vi,
    returns: {
      title: 'Đổi trả và khiếu nại',
      lead: 'Quyền của bạn theo Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15, và cách dùng quyền đó ở đây.',
      sections: {
        before: {
          title: 'Huỷ đơn',
          text: 'Bạn huỷ được đơn trên trang theo dõi đơn khi hợp tác xã chưa đóng gói. Đơn chuyển khoản hoặc trả bằng thẻ mà quá giờ thanh toán thì tự huỷ, và hàng được trả về kệ.',
        },
        wrong: {
          title: 'Thông tin sai hoặc thiếu',
          text: 'Nếu thông tin người bán đưa ra bị sai hoặc thiếu so với luật, bạn có quyền đơn phương chấm dứt hợp đồng trong 30 ngày kể từ ngày giao kết. Tiền phải được hoàn chậm nhất 30 ngày kể từ ngày bạn báo.',
        },
        damaged: {
          title: 'Hàng hỏng, sai, thiếu',
          text: 'Hãy giữ bao bì và tem, chụp ảnh, rồi gọi cho người bán theo số ở trang sản phẩm hoặc trang theo dõi đơn. Hợp tác xã bán hàng chịu trách nhiệm về hàng của mình.',
        },
        recall: {
          title: 'Hàng bị thu hồi',
          text: 'Khi một lô bị thu hồi, trang truy xuất của lô báo ngay, hàng còn lại bị khoá không bán được nữa. Nếu bạn đang giữ hàng của lô đó, đừng dùng và hãy liên hệ người bán.',
        },
        refund: {
          title: 'Hoàn tiền',
          text: 'Tiền trả bằng thẻ được hoàn về đúng thẻ đó. Tiền chuyển khoản được người vận hành chuyển lại. Tiền đến sau khi đơn đã hết hạn cũng được ghi nhận và hoàn lại.',
        },
        complain: {
          title: 'Khi chưa giải quyết được',
          text: 'Bạn có thể yêu cầu đơn vị vận hành cung cấp thông tin người bán, hoặc khiếu nại tới Sở Công Thương. Khi liên hệ, hãy đọc mã đơn hàng hoặc số in dưới mã QR.',
        },
      },
    },
    privacy: {
      title: 'Dữ liệu cá nhân',
      lead: 'Chúng tôi chỉ giữ những gì cần để giao hàng cho bạn. Quyền của bạn theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.',
      sections: {
        orders: {
          title: 'Khi bạn đặt hàng',
          text: 'Chúng tôi giữ tên, số điện thoại, địa chỉ nhận, lời nhắn và e-mail nếu bạn điền. Hợp tác xã có hàng trong đơn thấy những thông tin này để giao hàng; cơ quan quản lý thì không. Số thẻ do Stripe nhận; chúng tôi không thấy và không lưu. Nếu hợp tác xã lập hoá đơn điện tử ở đây, hoá đơn có tên và địa chỉ của bạn, và ở lại trong sổ sách của họ theo luật kế toán.',
        },
        scans: {
          title: 'Khi bạn quét mã',
          text: 'Chúng tôi ghi mã nào được quét, lúc nào, và nếu biết thì vùng nào (ô rộng khoảng 20 km). Máy và mạng của bạn chỉ được giữ dưới dạng số đã băm bằng khoá đổi mỗi tháng rồi huỷ, để nhận ra tem bị sao chép. Không ghi bạn là ai. Từng lượt quét bị xoá sau 90 ngày, chỉ còn lại số đếm.',
        },
        reviews: {
          title: 'Khi bạn viết đánh giá',
          text: 'Mọi người thấy số sao, lời, ảnh và tên bạn tự chọn; không thấy gì khác của đơn. Bạn rút được bất cứ lúc nào từ trang theo dõi đơn; xoá tài khoản thì đánh giá viết bằng tài khoản ấy cũng bị xoá.',
        },
        account: {
          title: 'Khi bạn có tài khoản',
          text: 'Chúng tôi giữ tên, e-mail hoặc số điện thoại, và mật khẩu ở dạng không đọc ngược lại được.',
        },
        cookies: {
          title: 'Cookie',
          text: 'Chỉ có bốn cookie, đều của trang này: phiên đăng nhập, giỏ hàng, ngôn ngữ, và lời báo hiện một lần. Không có cookie quảng cáo, không có công cụ theo dõi của bên khác.',
        },
        rights: {
          title: 'Quyền của bạn',
          text: 'Bạn có quyền xem, sửa, nhận bản sao, xoá dữ liệu, rút lại sự đồng ý và phản đối. Yêu cầu được trả lời lần đầu trong 2 ngày làm việc; việc rút đồng ý hoặc hạn chế xử lý được làm xong trong 15 ngày, việc xoá trong 20 ngày.',
        },
        erasure: {
          title: 'Xoá tài khoản',
          text: 'Người có tài khoản tự xoá được trong mục Tài khoản: tên, e-mail và số điện thoại bị xoá khỏi máy chủ. Số tiền và mặt hàng của đơn cũ được giữ lại cho sổ sách, không còn gắn với bạn.',
        },
      },
    },
    contact: {
      title: 'Liên hệ',
      lead: 'Hỏi về hàng thì gọi người bán là nhanh nhất. Hỏi về trang này thì liên hệ đơn vị vận hành.',
      sections: {
        seller: {
          title: 'Người bán',
          text: 'Số điện thoại và địa chỉ của từng hợp tác xã có ở trang sản phẩm, trang hợp tác xã và trang theo dõi đơn.',
        },
        batch: {
          title: 'Nghi ngờ hàng giả',
          text: 'Nếu quét mã mà trang báo không nhận ra, báo đã được quét nhiều lần hoặc thông tin không khớp với gói hàng, đừng dùng hàng. Hãy gọi người bán hoặc Sở Công Thương, đọc số in dưới mã QR.',
        },
        order: {
          title: 'Về một đơn hàng',
          text: 'Mở đường dẫn theo dõi đơn mà bạn nhận được khi đặt. Khi gọi, hãy đọc mã đơn; chúng tôi không bao giờ hỏi mật khẩu hay số thẻ.',
        },
      },
      operator: 'Đơn vị vận hành',
      runAt: (origin: string) => `Chợ này được vận hành tại địa chỉ ${origin}.`,
      notDeclared:
        'Bản cài đặt này chưa khai báo tên, địa chỉ và số đăng ký sàn của đơn vị vận hành. Sàn chỉ được mở cho người mua sau khi đã khai báo.',
      cooperatives: 'Danh bạ hợp tác xã',
    },
  },
  en: {
    pagesLabel: 'Pages about the market',
    market: {
      title: 'About Chợ Phiên',
      lead: 'A chợ phiên is the market day on which the villages of Lai Châu meet to trade. This is that market, open every day.',
      sections: {
        what: {
          title: 'What there is',
          text: 'Co-operatives, co-operative groups, enterprises and household businesses of the province sell their own OCOP products and specialties. You can order without an account and pay on delivery, by VietQR transfer, through VNPAY or by card.',
        },
        trace: {
          title: 'Why you can trust it',
          text: 'Each pack has a QR code of its own. Codes are printed only for packs that exist, never more. Scan one to see the batch, the steps of its making, the places, the date and whether the batch was recalled.\n\nThe goods on the trace page, in the store, in an order and in a recall are the same record, so they cannot disagree.',
        },
        copies: {
          title: 'What a QR code cannot tell',
          text: 'A copied code still scans. We notice it only by how it is scanned: in two places too far apart in too short a time, by too many phones, before the label was on a pack or after the pack was opened. If one pack in ten is ever scanned, a label that was copied once is noticed with a chance of 1%; one that was copied onto 100 packs, with 99.97%.\n\nWhere there is a code under the seal and the buyer has entered it, it is enough that the copy is scanned: a chance of 10%.',
        },
        stars: {
          title: 'OCOP stars',
          text: 'A star shows only while its certificate holds on the day you look. Certificates last 36 months; when one ends or is revoked, the star goes by itself.',
        },
        sellers: {
          title: 'Who may sell',
          text: 'The trade department checks who a seller is before the first sale and approves each product before it goes on sale. Name, address, phone and tax code of the seller stand on every product page.',
        },
        department: {
          title: 'What the authorities see',
          text: 'Sums by commune, co-operative, product group and month; never a buyer’s name, phone or address. Every look-up and export is written down.',
        },
        source: {
          title: 'The software',
          text: 'Chợ Phiên is open source under the Apache-2.0 licence. Anyone may read it, check it and run it.',
        },
      },
    },
    ranking: ranking.en,
    returns: {
      title: 'Returns and complaints',
      lead: 'Your rights under the Law on Protection of Consumers’ Rights 19/2023/QH15, and how to use them here.',
      sections: {
        before: {
          title: 'Cancelling',
          text: 'You can cancel on the page that follows your order until the co-operative has packed it. An order by transfer or card that is not paid in time cancels itself, and the goods go back on the shelf.',
        },
        wrong: {
          title: 'Wrong or missing information',
          text: 'If what the seller told you was wrong or lacked what the law asks for, you may end the contract within 30 days of making it. The money must be returned within 30 days of your notice.',
        },
        damaged: {
          title: 'Damaged, wrong or missing goods',
          text: 'Keep the pack and its label, take pictures, and call the seller at the number on the product page or on the page of your order. The co-operative that sold the goods answers for them.',
        },
        recall: {
          title: 'Recalled goods',
          text: 'When a batch is recalled, its trace page says so at once and what is left of it cannot be sold. If you have goods of that batch, do not use them and call the seller.',
        },
        refund: {
          title: 'Refunds',
          text: 'Money paid by card goes back to the same card. Money sent by transfer is sent back by the operator. Money that arrives after an order has lapsed is noted and returned as well.',
        },
        complain: {
          title: 'If it is not settled',
          text: 'You may ask the operator for the seller’s details, or complain to the trade department. Have the code of your order or the number under the QR code at hand.',
        },
      },
    },
    privacy: {
      title: 'Personal data',
      lead: 'We keep only what it takes to bring you your goods. Your rights come from the Law on Personal Data Protection 91/2025/QH15.',
      sections: {
        orders: {
          title: 'When you order',
          text: 'We keep your name, phone number, address, note and, if you give it, your e-mail. The co-operatives whose goods you ordered see these to deliver; the authorities do not. Card numbers go to Stripe; we neither see nor store them. If the co-operative has e-invoices made here, your name and address stand on the invoice, which stays in its books as accounting law asks.',
        },
        scans: {
          title: 'When you scan',
          text: 'We note which code was scanned, when and, if known, in which area (a square of about 20 km). Of your phone and network we keep only a number hashed with a key that changes every month and is then destroyed, so that copied labels can be noticed. Not who you are. Single scans are deleted after 90 days; only counts remain.',
        },
        reviews: {
          title: 'When you write a review',
          text: 'Everybody sees the stars, the words, the photos and the name you chose; nothing else of the order. You can withdraw it at any time from the page that follows your order; erasing an account erases the reviews written with it.',
        },
        account: {
          title: 'When you have an account',
          text: 'We keep your name, your e-mail or phone number, and your password in a form that cannot be turned back.',
        },
        cookies: {
          title: 'Cookies',
          text: 'There are four, all our own: your session, your basket, your language, and a message shown once. No advertising, no trackers of others.',
        },
        rights: {
          title: 'Your rights',
          text: 'You may see, correct, copy and erase your data, withdraw consent and object. The first answer comes within 2 working days; withdrawing consent or restricting use is done within 15 days, erasure within 20.',
        },
        erasure: {
          title: 'Erasing an account',
          text: 'You can erase your account yourself under Account: your name, e-mail and phone number are removed from the server. Sums and goods of past orders stay for the books, no longer tied to you.',
        },
      },
    },
    contact: {
      title: 'Contact',
      lead: 'For questions about goods, calling the seller is fastest. For questions about this site, turn to its operator.',
      sections: {
        seller: {
          title: 'Sellers',
          text: 'The phone number and address of each co-operative are on its product pages, on its own page and on the page of your order.',
        },
        batch: {
          title: 'If you suspect a fake',
          text: 'If a scan says the code is unknown or was scanned many times, or what it says does not fit the pack, do not use the goods. Call the seller or the trade department and read out the number under the QR code.',
        },
        order: {
          title: 'About an order',
          text: 'Open the link you were given when you ordered. When you call, have the order code ready; nobody will ever ask you for a password or a card number.',
        },
      },
      operator: 'Operator',
      runAt: (origin: string) => `This market is run at ${origin}.`,
      notDeclared:
        'This installation does not yet name its operator, their address and the registration of the marketplace. It may open to buyers only once it does.',
      cooperatives: 'All co-operatives',
    },
  },
});
