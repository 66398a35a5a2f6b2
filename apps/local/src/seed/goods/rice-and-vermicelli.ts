import { goodsWith } from './goods.js';

const COOKING = [
  'Vo nhẹ một lần, nấu với lượng nước bằng 1,1 lần gạo. Giữ nơi khô, đậy kín.',
  'Rinse once and cook with 1.1 parts of water. Keep dry and closed.',
] as const;
const MILLED = [
  ['thresh', 0.93],
  ['dry', 0.86],
  ['mill', 0.66],
  ['sort', 0.95],
] as const;
const BROWN = [
  ['thresh', 0.93],
  ['dry', 0.86],
  ['husk', 0.76],
  ['sort', 0.96],
] as const;

export const rice = goodsWith(
  { of: 'nong-san-thung-nang', line: 'rice', group: 'I.2.a', usage: COOKING, shelfLifeDays: 270, works: MILLED },
  [
    {
      name: ['Gạo Séng Cù Than Uyên', 'Than Uyên Séng Cù rice'],
      summary: ['Hạt dài trong, cơm dẻo thơm, để nguội vẫn mềm.', 'Long clear grains; fragrant, soft even when cold.'],
      story: [
        'Một vụ mỗi năm trên chân ruộng nước suối. Hợp tác xã thu mua thóc tươi và sấy ở nhiệt độ thấp để giữ mùi.',
        'One crop a year on stream-fed fields. The co-op buys the paddy fresh and dries it slowly to keep its scent.',
      ],
      ingredients: ['100 % gạo Séng Cù', '100 % Séng Cù rice'],
      packs: [
        ['bag', 5000, 'g', 195_000],
        ['bag', 2000, 'g', 82_000],
      ],
      demand: 16,
      stars: [4],
    },
    {
      name: ['Gạo nếp tan co giàng', 'Tan co giàng sticky rice'],
      summary: [
        'Nếp nương hạt tròn, đồ xôi dẻo và thơm lâu.',
        'Round upland sticky rice that steams soft and keeps its aroma.',
      ],
      story: [
        'Giống nếp của người Thái, gặt tay từng bông và phơi trên gác.',
        'A sticky rice of the Thái, cut ear by ear and dried under the roof.',
      ],
      ingredients: ['100 % gạo nếp', '100 % glutinous rice'],
      packs: [['bag', 2000, 'g', 96_000]],
      demand: 8,
      stars: [3],
    },
    {
      name: ['Gạo tẻ râu Nà Ban', 'Nà Ban bearded rice'],
      summary: ['Gạo ruộng bậc thang, hạt thơm, cơm chắc.', 'Terrace rice: scented grain, firm when cooked.'],
      story: [
        'Lúa có râu dài nên chim ít phá, cả bản chỉ cấy một giống này trên ruộng cao.',
        'Its long awns keep the birds away; on the high terraces the village grows nothing else.',
      ],
      ingredients: ['100 % gạo tẻ râu', '100 % bearded rice'],
      packs: [
        ['bag', 2000, 'g', 78_000],
        ['bag', 5000, 'g', 185_000],
      ],
      demand: 9,
      stars: [3],
    },
    {
      name: ['Gạo lứt đỏ Thung Nắng', 'Thung Nắng red brown rice'],
      summary: ['Gạo lứt đỏ còn nguyên cám, túi hút chân không.', 'Red rice with all its bran, vacuum-packed.'],
      story: [
        'Chỉ xay bỏ trấu trong tuần đóng gói, vì cám gạo mau hỏng.',
        'Husked only in the week of packing, because bran does not keep.',
      ],
      ingredients: ['100 % gạo lứt đỏ', '100 % red brown rice'],
      usage: [
        'Ngâm 6 giờ rồi nấu với 1,6 phần nước. Mở túi dùng trong 30 ngày.',
        'Soak for 6 hours, cook with 1.6 parts of water. Use within 30 days of opening.',
      ],
      packs: [['bag', 1000, 'g', 52_000]],
      works: BROWN,
      shelfLifeDays: 180,
      demand: 7,
    },
    {
      name: ['Hạt ngô nếp nương', 'Upland waxy corn kernels'],
      summary: [
        'Ngô nếp địa phương phơi khô, nấu xôi hoặc cháo.',
        'Dried local waxy corn for sticky corn or porridge.',
      ],
      story: [
        'Bắp treo gác bếp để dành giống, phần còn lại tẽ hạt bán cho người thành phố nhớ vị quê.',
        'The cobs above the hearth are next year’s seed; the rest is shelled for people in the cities who miss the taste.',
      ],
      ingredients: ['100 % hạt ngô nếp', '100 % waxy corn kernels'],
      usage: ['Ngâm qua đêm, ninh mềm. Giữ nơi khô.', 'Soak overnight and simmer until soft. Keep dry.'],
      packs: [['bag', 1000, 'g', 45_000]],
      works: [
        ['thresh', 0.8],
        ['dry', 0.85],
        ['sort', 0.96],
      ],
      demand: 3,
    },
  ],
);

const NOODLES = [
  ['starch', 0.22],
  ['spread', 1.9],
  ['cut', 0.99],
  ['dry', 0.5],
] as const;

export const vermicelli = goodsWith(
  {
    of: 'mien-dong-nang-vang',
    line: 'vermicelli',
    group: 'I.3.c',
    shelfLifeDays: 365,
    works: NOODLES,
    usage: [
      'Ngâm nước ấm 10 phút, trần 2 phút rồi nấu hoặc xào. Giữ nơi khô ráo.',
      'Soak in warm water for 10 minutes, blanch for 2, then cook or fry. Keep dry.',
    ],
  },
  [
    {
      name: ['Miến dong Bình Lư sợi vàng', 'Bình Lư golden canna vermicelli'],
      summary: ['Sợi dai, trong, nấu lại không nát.', 'Firm, clear noodles that survive a second boiling.'],
      story: [
        'Củ dong đào tháng Mười một, bột lọc ba nước rồi tráng ngay, phơi trọn một nắng.',
        'Roots are dug in November; the starch is washed three times, steamed the same day and dried in one day’s sun.',
      ],
      ingredients: ['100 % tinh bột dong riềng', '100 % canna starch'],
      packs: [
        ['bag', 500, 'g', 48_000],
        ['bag', 1000, 'g', 92_000],
      ],
      demand: 15,
      stars: [4],
    },
    {
      name: ['Miến dong sợi nhỏ nấu lẩu', 'Thin canna vermicelli for hotpot'],
      summary: ['Sợi mảnh, chín nhanh trong một phút.', 'Thin noodles ready in a minute.'],
      story: [
        'Lưỡi dao cắt sợi do thợ rèn trong bản làm riêng cho xưởng.',
        'The cutting blade was made for the workshop by the village smith.',
      ],
      ingredients: ['100 % tinh bột dong riềng', '100 % canna starch'],
      packs: [['bag', 500, 'g', 52_000]],
      demand: 8,
      stars: [3],
    },
    {
      name: ['Miến dong rau củ ba màu', 'Three-colour vegetable vermicelli'],
      summary: [
        'Màu từ gấc, lá dứa và hoa đậu biếc.',
        'Coloured with gấc fruit, pandan leaf and butterfly-pea flower.',
      ],
      story: [
        'Các chị trong tổ thử mười một mẻ mới giữ được màu sau khi nấu.',
        'It took the women of the group eleven trial batches until the colours stayed in the pot.',
      ],
      ingredients: [
        'Tinh bột dong riềng 97 %, gấc, lá dứa, hoa đậu biếc',
        'Canna starch 97 %, gấc, pandan leaf, butterfly-pea flower',
      ],
      packs: [['bag', 400, 'g', 55_000]],
      demand: 5,
    },
    {
      name: ['Tinh bột dong riềng', 'Canna starch'],
      summary: ['Bột lọc nước suối, làm bánh và nấu chè.', 'Stream-washed starch for cakes and sweet soups.'],
      story: [
        'Bột để lắng qua đêm, chỉ lấy lớp trắng ở giữa.',
        'It settles overnight and only the white middle layer is taken.',
      ],
      ingredients: ['100 % tinh bột dong riềng', '100 % canna starch'],
      usage: ['Hòa với nước nguội trước khi nấu. Giữ nơi khô ráo.', 'Stir into cold water before cooking. Keep dry.'],
      packs: [['bag', 500, 'g', 32_000]],
      works: [
        ['starch', 0.24],
        ['dry', 0.6],
      ],
      demand: 3,
    },
  ],
);
