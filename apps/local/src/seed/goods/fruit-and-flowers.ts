import { goodsWith } from './goods.js';

const fresh = { of: 'nong-san-vung-cao-xanh', line: 'fruit', group: 'I.1.a' } as const;
const CHILL = [
  'Rửa sạch, gọt vỏ khi ăn. Giữ ngăn mát.',
  'Wash and peel before eating. Keep in the refrigerator.',
] as const;

export const fruit = goodsWith(
  {
    ...fresh,
    usage: CHILL,
    shelfLifeDays: 30,
    works: [
      ['sort', 0.88],
      ['wash', 1],
    ],
  },
  [
    {
      season: [10, 11, 12],
      name: ['Khoai sâm Sìn Hồ', 'Sìn Hồ yacon'],
      summary: ['Củ mọng nước, ngọt mát, ăn sống như quả.', 'Juicy, sweet tubers eaten raw like fruit.'],
      story: [
        'Đào xong để trong bóng râm một tuần cho ngọt rồi mới đóng thùng.',
        'Left in the shade for a week after digging to sweeten before they are packed.',
      ],
      ingredients: ['100 % khoai sâm', '100 % yacon'],
      packs: [
        ['crate', 5000, 'g', 120_000],
        ['bag', 2000, 'g', 52_000],
      ],
      demand: 10,
      stars: [3],
    },
    {
      season: [8, 9],
      name: ['Lê Tai nung Nùng Nàng', 'Nùng Nàng Tai nung pears'],
      summary: ['Lê giòn, nhiều nước, hái tháng Bảy đến tháng Tám.', 'Crisp, juicy pears picked in July and August.'],
      story: [
        'Quả bọc giấy từng trái từ khi bằng ngón tay cái.',
        'Each fruit is wrapped in paper when it is as big as a thumb.',
      ],
      ingredients: ['100 % quả lê', '100 % pears'],
      packs: [['crate', 5000, 'g', 210_000]],
      demand: 5,
    },
    {
      season: [6, 7, 8, 9, 10, 11],
      name: ['Chanh leo San Thàng', 'San Thàng passion fruit'],
      summary: ['Chanh leo tím, ruột vàng đầy.', 'Purple passion fruit full of yellow pulp.'],
      story: [
        'Giàn trồng trên đất ruộng một vụ, thu cách ngày.',
        'Grown on trellises over single-crop rice land and picked every other day.',
      ],
      ingredients: ['100 % quả chanh leo', '100 % passion fruit'],
      packs: [['crate', 3000, 'g', 105_000]],
      demand: 4,
    },
    {
      name: ['Mận sấy dẻo', 'Soft dried plums'],
      group: 'I.3.c',
      summary: ['Mận hậu sấy dẻo, chua ngọt, ít đường.', 'Soft-dried plums, sweet-sour, with little sugar.'],
      story: [
        'Mùa mận chỉ hơn một tháng; sấy dẻo để bán được quanh năm.',
        'Plums last for barely a month; dried, they sell all year.',
      ],
      ingredients: ['Mận 88 %, đường, muối', 'Plums 88 %, sugar, salt'],
      usage: ['Ăn liền. Giữ kín, nơi mát.', 'Ready to eat. Keep closed and cool.'],
      packs: [['bag', 250, 'g', 68_000]],
      works: [
        ['sort', 0.9],
        ['cut', 0.86],
        ['sweeten', 1.12],
        ['dry', 0.32],
      ],
      shelfLifeDays: 270,
      demand: 8,
      stars: [3],
    },
    {
      name: ['Chuối tây sấy mộc', 'Plain dried bananas'],
      group: 'I.3.c',
      summary: ['Chuối chín cây sấy mộc, không thêm đường.', 'Tree-ripe bananas dried without any sugar.'],
      story: [
        'Lò sấy dùng bơm nhiệt chạy điện mặt trời trên mái nhà sơ chế.',
        'The heat-pump dryer runs on the solar roof of the packing house.',
      ],
      ingredients: ['100 % chuối', '100 % banana'],
      usage: ['Ăn liền. Giữ kín, nơi mát.', 'Ready to eat. Keep closed and cool.'],
      packs: [['bag', 300, 'g', 45_000]],
      works: [
        ['sort', 0.92],
        ['cut', 0.65],
        ['dry', 0.3],
      ],
      shelfLifeDays: 240,
      demand: 7,
    },
  ],
);

const GARDEN = [
  'Đặt nơi mát, tránh nắng gắt; tưới khi mặt chất trồng khô.',
  'Stand in a cool place out of strong sun; water when the surface is dry.',
] as const;
const living = {
  of: 'nong-san-vung-cao-xanh',
  line: 'flowers',
  shelfLifeDays: null,
  usage: GARDEN,
  works: [['sort', 0.94]],
} as const;

export const flowers = goodsWith(living, [
  {
    group: 'V.2',
    season: [1, 2, 12],
    name: ['Địa lan Trần mộng', 'Trần mộng cymbidium orchid'],
    summary: [
      'Chậu ba ngồng, nở dịp Tết, hoa bền hơn một tháng.',
      'A pot with three spikes that opens for Tết and lasts over a month.',
    ],
    story: ['Vườn lan đặt trên 1.500 m, không cần nhà lạnh.', 'The garden lies above 1,500 m and needs no cooling.'],
    ingredients: ['Cây địa lan, chất trồng', 'Cymbidium plant, growing medium'],
    packs: [['pot', 1, 'piece', 850_000, 6000]],
    demand: 4,
    stars: [4],
  },
  {
    group: 'V.1',
    name: ['Hoa ly cắt cành', 'Cut lilies'],
    summary: ['Bó mười cành, nụ hé, trồng xen vụ lạnh.', 'Bunches of ten stems in bud, grown in the cold season.'],
    story: [
      'Cắt lúc bốn giờ sáng, ngâm nước suối rồi mới bó.',
      'Cut at four in the morning and stood in stream water before bunching.',
    ],
    ingredients: ['Hoa ly tươi', 'Fresh lilies'],
    usage: ['Cắt vát gốc, thay nước mỗi ngày.', 'Cut the stems at a slant and change the water daily.'],
    packs: [['bunch', 10, 'piece', 160_000, 900]],
    shelfLifeDays: 12,
    demand: 3,
  },
]);
