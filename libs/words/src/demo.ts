import { wordsOf } from '#platform/language';

/** The page that a newcomer to the local app sees first. */
export const demo = wordsOf({
  vi: {
    title: 'Dùng thử Chợ Phiên',
    lead: 'Tỉnh mẫu này có đủ hợp tác xã, sản phẩm, lô hàng, đơn hàng. Mọi thao tác đều chạy thật trên máy của bạn; hợp tác xã và con người ở đây là hư cấu.',
    scanTitle: 'Quét thử một con tem',
    scanLead: 'Dùng máy ảnh của điện thoại cùng mạng Wi-Fi, hoặc bấm vào mã.',
    labels: { genuine: 'Hàng thật', recalled: 'Lô bị thu hồi', inactive: 'Tem chưa kích hoạt' },
    peopleTitle: 'Vào chợ với vai của',
    peopleLead: (password: string) => `Một lần bấm là đăng nhập. Mật khẩu chung: ${password}`,
    roles: {
      buyer: 'Người mua',
      clerk: 'Người ghi chép của hợp tác xã',
      packer: 'Người đóng gói của hợp tác xã',
      director: 'Giám đốc hợp tác xã',
      officer: 'Cán bộ Sở Công Thương',
      operator: 'Người vận hành máy chủ',
    },
    beThem: (role: string) => `Vào vai: ${role}`,
    partnerTitle: 'Vào chợ bằng một chương trình',
    partnerLead: (name: string) =>
      `${name} là một đối tác mẫu: chương trình của họ ghi và đọc sự kiện theo chuẩn GS1 EPCIS 2.0. Chép từng lệnh vào máy tính và chạy lần lượt. Khoá này chỉ có trên máy của bạn.`,
    partnerKey: 'Khoá của đối tác',
    partnerTells: '1. Ghi: một gói hàng vừa về kho',
    partnerAsks: '2. Đọc: những gì đã xảy ra với gói hàng ấy',
    storyTitle: 'Đi hết một phiên chợ',
    storyLead: 'Mỗi bước chừng một phút.',
    story: {
      list: 'Người ghi chép: thêm một sản phẩm có ảnh và giá, rồi gửi duyệt.',
      record:
        'Người ghi chép: mở lô mới, ghi “Hái chè” 42 kg, “Sao chè” 9 kg, “Đóng gói” 90 túi 100 g; hàng hiện ngay trong kho. In tờ tem và kích hoạt.',
      verify: 'Cán bộ Sở: xác minh hợp tác xã, duyệt sản phẩm, ghi giấy chứng nhận OCOP.',
      scan: 'Người mua: quét tem, xem lô hàng đã qua những bước nào, rồi “Mua tiếp”.',
      buy: 'Người mua: tìm “che shan tuyet”, bỏ hàng của hai hợp tác xã vào giỏ, đặt hàng bằng COD, VietQR, VNPAY hoặc thẻ. Thẻ thử: 4242 4242 4242 4242. Quên món gì thì “Thêm hàng vào đơn này”, không mất phí giao lần nữa.',
      pay: 'Cán bộ Sở: mục Thanh toán, ghi “tiền đã về” cho đơn VietQR; thư báo nằm trong hộp thư mẫu.',
      pack: 'Người đóng gói: mở “Cần gói hôm nay”, chọn lô cho từng dòng, rồi gọi “Chuyển phát Mẫu” đến lấy: mỗi 45 giây kiện hàng đi thêm một chặng, trang của người mua đổi theo.',
      complain:
        'Người ghi chép: ở “Hôm nay” có một yêu cầu trả hàng chờ trả lời; cán bộ Sở: mục Khiếu nại có một yêu cầu mà hợp tác xã đã từ chối.',
      together:
        'Người mua: ở Mua chung có một đợt đang gom, giá giảm dần khi thêm người; ở trang đầu, “Lịch mùa” cho biết tháng này có gì; ở “Đặt trước vụ mới” (cuối trang Mua chung) đặt được hàng chưa thu hoạch; nhà sàn đặt theo ngày; hàng của Chè Sương Mây gửi được xe khách về Hà Nội. Cán bộ Sở: Bán chung chia một đơn lớn cho nhiều hợp tác xã.',
      money:
        'Giám đốc hợp tác xã: mục Tiền có sao kê theo sổ cái, phần tiền của từng thành viên theo sổ cân, và hoá đơn điện tử của những đơn đã giao.',
      watch: 'Cán bộ Sở: xem tổng quan theo tháng, xã, hợp tác xã, nhóm và sao; tải XLSX.',
    },
    mailbox: 'Hộp thư mẫu',
  },
  en: {
    title: 'Try Chợ Phiên',
    lead: 'This sample province has its co-operatives, products, batches and orders. Everything you do is real, on your own machine; the co-operatives and people in it are invented.',
    scanTitle: 'Scan a label',
    scanLead: 'Use the camera of a phone in the same Wi-Fi, or click the code.',
    labels: { genuine: 'Genuine', recalled: 'A recalled batch', inactive: 'Not yet activated' },
    peopleTitle: 'Enter the market as',
    peopleLead: (password: string) => `One click signs you in. The password of all: ${password}`,
    roles: {
      buyer: 'Buyer',
      clerk: 'Clerk of a co-operative',
      packer: 'Packer of a co-operative',
      director: 'Director of a co-operative',
      officer: 'Officer of the trade department',
      operator: 'Operator of the server',
    },
    beThem: (role: string) => `Be the ${role.toLowerCase()}`,
    partnerTitle: 'Enter the market as a program',
    partnerLead: (name: string) =>
      `${name} is a sample partner: its programs write and read events as GS1 EPCIS 2.0. Copy the lines into a terminal, one after the other. The key exists on your machine alone.`,
    partnerKey: 'Key of the partner',
    partnerTells: '1. Write: a pack has come in',
    partnerAsks: '2. Read: what has happened to this pack',
    storyTitle: 'Walk through one market day',
    storyLead: 'Each step takes about a minute.',
    story: {
      list: 'Clerk: add a product with a photo and a price, and send it for approval.',
      record:
        'Clerk: start a batch and record “Hái chè” 42 kg, “Sao chè” 9 kg, “Đóng gói” 90 bags of 100 g; the stock is there at once. Print the label sheet and activate it.',
      verify: 'Officer: verify the co-operative, approve the product, record its OCOP certificate.',
      scan: 'Buyer: scan a label, see which steps the batch went through, and buy again.',
      buy: 'Buyer: search “che shan tuyet”, put goods of two co-operatives in the basket, and order by COD, VietQR, VNPAY or card. Test card: 4242 4242 4242 4242. Forgot something? “Add goods to this order”, without a second delivery fee.',
      pay: 'Officer: under Payments, record that the money of a VietQR order has arrived; the letters are in the sample mailbox.',
      pack: 'Packer: open “to pack today”, choose a batch for each line, and call “Chuyển phát Mẫu”: every 45 seconds the parcel is a step further, and the buyer’s page with it.',
      complain:
        'Clerk: “Today” shows a return that waits for an answer; officer: under Complaints stands one that the co-operative refused.',
      together:
        'Buyer: under “Group buys” one fills up, and its price falls with every pledge; “Season calendar” on the first page says what this month brings; “Order the new harvest ahead”, at the end of Group buys, sells what is not harvested yet; stilt houses are booked by the day; goods of Chè Sương Mây can go by bus to Hà Nội. Officer: selling together divides one large order among co-operatives.',
      money:
        'Director: Money has the statement by the books, each member’s part by what they brought, and the e-invoices of delivered orders.',
      watch: 'Officer: see the sums by month, commune, co-operative, group and star; download the XLSX.',
    },
    mailbox: 'Sample mailbox',
  },
});
