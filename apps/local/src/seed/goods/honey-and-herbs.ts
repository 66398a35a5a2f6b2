import { goodsWith } from './goods.js';

const HONEY = [
  ['filter', 0.98],
  ['dewater', 0.95],
  ['settle', 0.99],
] as const;

export const honey = goodsWith(
  {
    of: 'mat-ong-hoa-ban',
    line: 'honey',
    group: 'I.2.b',
    shelfLifeDays: 720,
    works: HONEY,
    usage: [
      'Pha với nước ấm dưới 50 °C, hoặc dùng trực tiếp. Mật kết tinh là bình thường; ngâm chai trong nước ấm.',
      'Take as it is or in water below 50 °C. Crystals are natural; stand the bottle in warm water.',
    ],
    warnings: ['Không dùng cho trẻ dưới 12 tháng tuổi.', 'Not for children under 12 months.'],
  },
  [
    {
      season: [4, 5, 6, 11],
      name: ['Mật ong hoa rừng Nà Hừ', 'Nà Hừ forest-flower honey'],
      summary: [
        'Mật ong nội quay khi đã chín, thuỷ phần dưới 20 %.',
        'Native-bee honey extracted when ripe, under 20 % moisture.',
      ],
      story: [
        'Mỗi thùng ong một năm chỉ quay hai lần, để lại nửa bánh tổ cho ong qua đông.',
        'Each hive is emptied only twice a year, and half of the comb is left to the bees for winter.',
      ],
      ingredients: ['100 % mật ong', '100 % honey'],
      packs: [
        ['bottle', 500, 'g', 165_000],
        ['bottle', 1000, 'g', 310_000],
      ],
      demand: 12,
      stars: [4],
    },
    {
      season: [3, 4],
      name: ['Mật ong hoa ban', 'Hoa ban blossom honey'],
      summary: ['Mật vụ tháng Ba, màu vàng nhạt, thơm nhẹ.', 'Pale, light honey of the March bloom.'],
      story: [
        'Mùa ban nở chỉ ba tuần. Trời mưa nhiều thì năm ấy không có mật này.',
        'The trees bloom for three weeks; in a wet year there is none.',
      ],
      ingredients: ['100 % mật ong', '100 % honey'],
      packs: [['bottle', 500, 'g', 195_000]],
      demand: 6,
      stars: [3],
    },
    {
      season: [5, 6],
      name: ['Mật ong hoa thảo quả', 'Cardamom-blossom honey'],
      summary: [
        'Mật ong dưới tán rừng thảo quả, hậu hơi cay ấm.',
        'Honey from under the black-cardamom forest, with a warm spicy finish.',
      ],
      story: [
        'Ong được mang lên rừng vào tháng Năm và ở đó đến khi hoa tàn.',
        'The hives are carried up in May and stay until the bloom is over.',
      ],
      ingredients: ['100 % mật ong', '100 % honey'],
      packs: [['jar', 350, 'g', 150_000]],
      demand: 5,
    },
    {
      name: ['Mật ong bánh tổ', 'Comb honey'],
      summary: ['Bánh tổ nguyên sáp, cắt tay, đóng hộp 300 g.', 'Whole capped comb, hand-cut, 300 g box.'],
      story: [
        'Cắt từ thùng kế không đặt tầng chân, nên sáp mỏng và ăn được cả.',
        'Cut from supers without foundation, so the wax is thin and all of it can be eaten.',
      ],
      ingredients: ['Mật ong, sáp ong', 'Honey, beeswax'],
      packs: [['box', 300, 'g', 180_000]],
      works: [],
      shelfLifeDays: 365,
      demand: 3,
    },
    {
      name: ['Phấn hoa ong rừng', 'Forest bee pollen'],
      summary: ['Phấn hoa sấy lạnh, hạt tơi, nhiều màu.', 'Cool-dried loose pollen in many colours.'],
      story: [
        'Cửa lấy phấn chỉ gài hai ngày mỗi tuần để đàn còn đủ ăn.',
        'The traps are set two days a week only, so that the colony has enough.',
      ],
      ingredients: ['100 % phấn hoa', '100 % bee pollen'],
      usage: [
        'Ngày 1–2 thìa cà phê với sữa chua. Giữ kín, nơi mát.',
        'One or two teaspoons a day with yoghurt. Keep closed and cool.',
      ],
      warnings: [
        'Người dị ứng phấn hoa không dùng. Không dùng cho trẻ dưới 12 tháng tuổi.',
        'Not for people allergic to pollen, nor for children under 12 months.',
      ],
      packs: [['jar', 200, 'g', 140_000]],
      works: [['filter', 0.9]],
      shelfLifeDays: 365,
      demand: 3,
      stars: [3, 'revoked'],
    },
  ],
);

const DRIED = [
  ['clean', 0.94],
  ['slice', 0.97],
  ['dry', 0.24],
] as const;

export const herbs = goodsWith(
  {
    of: 'duoc-lieu-dinh-may',
    line: 'herbs',
    group: 'III.3',
    shelfLifeDays: 540,
    works: DRIED,
    usage: [
      'Hãm 5–10 g với 500 ml nước sôi trong 10 phút, uống trong ngày. Giữ nơi khô ráo.',
      'Steep 5–10 g in 500 ml of boiling water for 10 minutes and drink the same day. Keep dry.',
    ],
    warnings: [
      'Thực phẩm này không phải là thuốc, không thay thế thuốc chữa bệnh.',
      'This food is not a medicine and does not replace one.',
    ],
  },
  [
    {
      season: [10, 11, 12],
      name: ['Thảo quả khô Sìn Hồ', 'Sìn Hồ dried black cardamom'],
      group: 'I.4.b',
      summary: [
        'Quả to, chín đỏ mới hái, sấy củi vừa khói.',
        'Large pods picked red and dried over wood with a touch of smoke.',
      ],
      story: [
        'Thảo quả mọc dưới tán rừng già: giữ rừng thì mới có thảo quả.',
        'It grows only under old forest: who wants the spice must keep the trees.',
      ],
      ingredients: ['100 % quả thảo quả khô', '100 % dried black cardamom'],
      usage: [
        'Nướng thơm, đập dập trước khi ninh nước dùng. Giữ nơi khô ráo.',
        'Toast and crush before simmering in broth. Keep dry.',
      ],
      warnings: ['', ''],
      packs: [
        ['bag', 200, 'g', 62_000],
        ['bag', 500, 'g', 145_000],
      ],
      works: [
        ['clean', 0.96],
        ['dry', 0.25],
      ],
      demand: 9,
      stars: [3],
    },
    {
      name: ['Hà thủ ô đỏ thái lát', 'Sliced red hà thủ ô root'],
      summary: [
        'Củ trồng ba năm, chế với đậu đen, thái lát sấy khô.',
        'Three-year roots prepared with black beans, sliced and dried.',
      ],
      story: [
        'Cửu chưng cửu sái rút gọn còn ba lần nấu, ba lần phơi, theo người thầy thuốc trong bản.',
        'Boiled and sunned three times, as the healer of the village teaches.',
      ],
      ingredients: ['Củ hà thủ ô đỏ, đậu đen', 'Hà thủ ô root, black beans'],
      packs: [['bag', 500, 'g', 168_000]],
      demand: 6,
      stars: [3],
    },
    {
      name: ['Trà hoa atisô Sìn Hồ', 'Sìn Hồ artichoke-flower tea'],
      summary: ['Hoa atisô sấy lạnh, vị ngọt dịu.', 'Cool-dried artichoke flowers, gently sweet.'],
      story: [
        'Sìn Hồ đủ lạnh để atisô ra hoa, ruộng nào cũng nghỉ đất một vụ.',
        'Sìn Hồ is cold enough for artichokes to bloom; each field rests for a season.',
      ],
      ingredients: ['100 % hoa atisô', '100 % artichoke flower'],
      packs: [['bag', 200, 'g', 125_000]],
      demand: 7,
      stars: [3],
    },
    {
      name: ['Giảo cổ lam khô', 'Dried jiaogulan'],
      summary: ['Giảo cổ lam bảy lá, hái trước khi ra hoa.', 'Seven-leaf jiaogulan picked before it flowers.'],
      story: [
        'Hái bằng kéo, chừa gốc để tháng sau lại lên.',
        'Cut with scissors above the root, so that it grows again next month.',
      ],
      ingredients: ['100 % giảo cổ lam', '100 % jiaogulan'],
      packs: [['bag', 250, 'g', 90_000]],
      demand: 5,
    },
    {
      name: ['Đông trùng hạ thảo sấy', 'Dried cordyceps'],
      group: 'III.1',
      summary: [
        'Quả thể nuôi trong phòng sạch, sấy thăng hoa, hũ 10 g.',
        'Fruiting bodies grown indoors and freeze-dried, 10 g jar.',
      ],
      story: [
        'Phòng nuôi đặt cạnh xưởng sấy, do hai kỹ sư trẻ về quê làm.',
        'Grown beside the drying house by two young engineers who came home.',
      ],
      ingredients: ['100 % quả thể Cordyceps militaris', '100 % Cordyceps militaris'],
      packs: [['jar', 10, 'g', 290_000]],
      works: [
        ['clean', 0.98],
        ['dry', 0.2],
      ],
      demand: 4,
      stars: [4],
    },
    {
      name: ['Đẳng sâm khô', 'Dried codonopsis'],
      summary: ['Củ trồng hai năm ở Tả Phìn, sấy nguyên củ.', 'Two-year roots of Tả Phìn, dried whole.'],
      story: [
        'Giống lấy từ hạt cây rừng, ươm trong vườn của từng hộ.',
        'The seed comes from wild plants and is raised in each household’s garden.',
      ],
      ingredients: ['100 % củ đẳng sâm', '100 % codonopsis root'],
      packs: [['bag', 500, 'g', 230_000]],
      demand: 4,
    },
    {
      name: ['Trà lá sâm Lai Châu', 'Lai Châu ginseng-leaf tea'],
      group: 'III.1',
      summary: [
        'Lá sâm trồng dưới tán, đang chờ duyệt hồ sơ nguồn gốc.',
        'Leaves of ginseng grown under trees; its papers of origin are being checked.',
      ],
      story: [
        'Vườn sâm có giấy xác nhận nguồn gốc của kiểm lâm, mỗi cây một thẻ.',
        'The garden has the forest rangers’ certificate of origin, and every plant its tag.',
      ],
      ingredients: ['100 % lá sâm', '100 % ginseng leaf'],
      packs: [['box', 50, 'g', 260_000]],
      demand: 0,
      state: 'submitted',
    },
    {
      name: ['Cao giảo cổ lam', 'Jiaogulan extract'],
      group: 'III.1',
      summary: ['Cao cô đặc hòa nước ấm.', 'A thick extract to stir into warm water.'],
      story: ['Nấu ba lần nước, cô lửa nhỏ một ngày.', 'Boiled three times and thickened over a low fire for a day.'],
      ingredients: ['100 % giảo cổ lam', '100 % jiaogulan'],
      packs: [['jar', 100, 'g', 210_000]],
      works: [
        ['clean', 0.94],
        ['extract', 0.08],
      ],
      demand: 0,
      state: 'refused',
    },
  ],
);
