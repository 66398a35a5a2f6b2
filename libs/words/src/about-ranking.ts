import { wordsOf } from '#platform/language';

/** How goods are ordered. It must say what the shop's search.query.ts and home.query.ts do, no more and no less. */
export const ranking = wordsOf({
  vi: {
    title: 'Hàng được xếp thứ tự thế nào',
    lead: 'Thứ tự do các quy tắc dưới đây quyết định. Không ai trả tiền để được xếp trước, và không có quy tắc nào khác.',
    sections: {
      eligible: {
        title: 'Hàng nào được hiện',
        text: 'Sản phẩm đã được duyệt, của người bán đã xác minh và đang hoạt động, còn ít nhất một loại gói đang bán. Hàng tạm hết vẫn hiện, kèm chữ “Hết hàng”, và không bị xếp lùi.',
      },
      words: {
        title: 'Khi bạn gõ từ khoá',
        text: 'Sản phẩm được tìm khi mọi từ bạn gõ đều là phần đầu của một từ trong tên tiếng Việt, tên tiếng Anh hoặc lời giới thiệu ngắn. Gõ có dấu hay không dấu, chữ hoa hay chữ thường đều được; chỉ tính tám từ đầu.',
      },
      tiers: {
        title: 'Sát từ khoá',
        text: 'Xếp trước nhất: tên tiếng Việt có mọi từ đúng dấu như bạn gõ. Vì thế “bò” đứng trước “bơ” khi bạn gõ “bò”.\n\nTiếp theo: tên tiếng Việt hoặc tiếng Anh có mọi từ, không kể dấu.\n\nSau đó: có từ chỉ nằm trong lời giới thiệu.\n\nTrong cùng một bậc, tên càng ngắn, tức càng ít chữ ngoài những từ bạn gõ, càng đứng trước; nếu vẫn bằng nhau, hàng được tạo trên chợ sau đứng trước.',
      },
      slips: {
        title: 'Khi gõ nhầm',
        text: 'Nếu không có sản phẩm nào chứa đủ các từ, chúng tôi tìm những tên gần giống (độ giống từ 0,6 trở lên theo cụm ba chữ cái), xếp tên giống nhất lên trước, và nói rõ điều đó trên trang kết quả.',
      },
      others: {
        title: 'Mới nhất và theo giá',
        text: 'Không gõ từ khoá thì hàng được tạo sau đứng trước. Xếp theo giá dùng giá gói rẻ nhất của sản phẩm; bằng giá thì hàng mới hơn đứng trước.',
      },
      filters: {
        title: 'Bộ lọc',
        text: 'Chọn nhiều mục trong một nhóm lọc là lấy bất kỳ mục nào; giữa các nhóm lọc, mọi điều kiện đều phải đúng. Số bên cạnh mỗi mục là số sản phẩm bạn sẽ thấy nếu chọn mục đó, với các nhóm lọc khác giữ nguyên.',
      },
      home: {
        title: 'Trang đầu và hàng cùng loại',
        text: 'Mục “Đang có sao OCOP” xếp nhiều sao trước, rồi mới trước. Mục “Mới lên chợ” xếp mới trước. Mục “Người làm ra hàng” là sáu nơi có nhiều hàng đang bán nhất. “Hàng cùng loại” lấy từ 40 sản phẩm mới nhất của cùng ngành hàng, ưu tiên cùng xã, rồi mới trước.',
      },
      reviews: {
        title: 'Đánh giá của người mua',
        text: 'Số sao và số đánh giá của người mua được ghi bên cạnh hàng, nhưng không quyết định thứ tự ở bất cứ danh sách nào. Trên trang một sản phẩm, đánh giá mới viết đứng trước.',
      },
    },
  },
  en: {
    title: 'How goods are ordered',
    lead: 'The rules below decide the order. Nobody pays to come first, and there are no other rules.',
    sections: {
      eligible: {
        title: 'What is shown',
        text: 'Approved products of verified, active sellers with at least one pack on sale. Goods that are sold out for the moment stay, marked “Sold out”, and are not moved down.',
      },
      words: {
        title: 'When you type words',
        text: 'A product is found when every word you typed begins a word of its Vietnamese name, its English name or its short description. Tone marks and capitals do not matter; the first eight words count.',
      },
      tiers: {
        title: 'Best match',
        text: 'First: the Vietnamese name has every word with the tone marks as you typed them. So “bò” (beef) comes before “bơ” (avocado) when you type “bò”.\n\nNext: the Vietnamese or English name has every word, tone marks aside.\n\nThen: some word is only in the description.\n\nWithin a step, shorter names, which say least beside your words, come first; after that, what was created at the market later comes first.',
      },
      slips: {
        title: 'When a word is misspelt',
        text: 'If nothing has all the words, we look for similar names (a likeness of 0.6 or more by groups of three letters), put the most alike first, and say so on the page of results.',
      },
      others: {
        title: 'Newest, and by price',
        text: 'Without words, what was created later comes first. Sorting by price uses the cheapest pack of a product; at the same price, the newer comes first.',
      },
      filters: {
        title: 'Filters',
        text: 'Several choices in one filter mean any of them; between filters, all must hold. The number beside a choice is how many products you would see with it while the other filters stay.',
      },
      home: {
        title: 'Front page and goods of the same kind',
        text: '“Holding OCOP stars” puts more stars first, then the newer. “New at the market” puts the newer first. “The people behind the goods” are the six with most goods on sale. “More of this kind” takes the 40 newest products of the same line, those of the same commune first, then the newer.',
      },
      reviews: {
        title: 'Reviews by buyers',
        text: 'The stars and the number of reviews stand beside goods, but decide the order of no list. On the page of a product the newest reviews come first.',
      },
    },
  },
});
