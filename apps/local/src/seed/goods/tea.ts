import { goodsWith } from './goods.js';

const common = {
  line: 'tea',
  group: 'I.5.a',
  usage: [
    'Tráng ấm, pha 5 g chè với 150 ml nước 85–90 °C, hãm 30 giây; pha được 5–6 lần. Giữ kín, nơi khô mát.',
    'Rinse the pot, steep 5 g in 150 ml of water at 85–90 °C for 30 seconds; good for 5–6 infusions. Keep sealed, cool and dry.',
  ],
  shelfLifeDays: 720,
} as const;

const GREEN = [
  ['wither', 0.78],
  ['roast', 0.8],
  ['roll', 0.98],
  ['dry', 0.4],
  ['sort', 0.96],
] as const;
const BLACK = [
  ['wither', 0.7],
  ['roll', 0.98],
  ['ferment', 0.97],
  ['dry', 0.38],
  ['sort', 0.96],
] as const;
const WHITE = [
  ['wither', 0.6],
  ['dry', 0.42],
  ['sort', 0.97],
] as const;

export const tea = [
  ...goodsWith({ ...common, of: 'che-suong-may', works: GREEN }, [
    {
      season: [3, 4, 5, 8, 9, 10],
      name: ['Chè Shan tuyết cổ thụ Tả Lèng', 'Tả Lèng ancient-tree Shan tea'],
      summary: [
        'Chè xanh sao tay từ cây Shan trên trăm tuổi, hương cốm, hậu ngọt dài.',
        'Hand-fired green tea from Shan trees over a century old: young-rice scent, long sweet finish.',
      ],
      story: [
        'Cây mọc rải rác trong nương của bản, mỗi cây một năm chỉ hái bốn lứa. Người hái phải trèo lên cây từ khi sương chưa tan.',
        'The trees stand scattered over the village’s fields and are plucked only four times a year, by people who climb them before the mist has lifted.',
      ],
      ingredients: ['100 % búp chè Shan tuyết', '100 % Shan tea buds'],
      packs: [
        ['bag', 100, 'g', 185_000],
        ['box', 250, 'g', 440_000],
      ],
      demand: 14,
      stars: [4],
    },
    {
      name: ['Hồng trà Shan tuyết', 'Shan black tea'],
      summary: [
        'Lên men trọn vẹn, nước đỏ mật ong, vị khoai nướng và táo chín.',
        'Fully oxidised: honey-red liquor with notes of roast yam and ripe apple.',
      ],
      story: [
        'Lứa chè tháng Năm lá dày, hợp làm hồng trà hơn trà xanh. Mẻ nào cũng ủ trong thúng tre phủ vải ẩm.',
        'The thick leaves of May suit black tea best. Every lot oxidises in bamboo baskets under damp cloth.',
      ],
      ingredients: ['100 % lá chè Shan tuyết', '100 % Shan tea leaf'],
      packs: [['bag', 100, 'g', 165_000]],
      works: BLACK,
      demand: 9,
      stars: [4, 'ends-soon'],
    },
    {
      season: [3, 4],
      name: ['Bạch trà Shan tuyết', 'Shan white tea'],
      summary: [
        'Búp một tôm phủ tuyết trắng, chỉ làm héo và sấy nhẹ.',
        'Single downy buds, only withered and gently dried.',
      ],
      story: [
        'Cả bản một ngày chỉ hái được chừng ba cân búp tươi đủ chuẩn. Năm nào trời mưa sớm thì không có bạch trà.',
        'On a good day the whole village picks three kilograms of buds that qualify. When the rain comes early there is none that year.',
      ],
      ingredients: ['100 % búp chè Shan tuyết', '100 % Shan tea buds'],
      packs: [['box', 50, 'g', 360_000]],
      works: WHITE,
      demand: 4,
      stars: [5],
    },
    {
      name: ['Chè xanh Kim Tuyên Giang Ma', 'Giang Ma Kim Tuyên green tea'],
      summary: [
        'Giống Kim Tuyên thơm sữa, vị dịu, uống hằng ngày.',
        'Milky, mild everyday green tea of the Kim Tuyên cultivar.',
      ],
      story: [
        'Đồi chè trồng năm 2012, mỗi lứa hái cách nhau 40 ngày và ngừng phun 20 ngày trước khi hái.',
        'The hill was planted in 2012; pickings are 40 days apart and nothing is sprayed in the 20 days before.',
      ],
      ingredients: ['100 % búp chè Kim Tuyên', '100 % Kim Tuyên tea buds'],
      packs: [
        ['bag', 200, 'g', 98_000],
        ['bag', 500, 'g', 230_000],
      ],
      demand: 12,
      stars: [3],
    },
    {
      name: ['Trà Shan tuyết ép bánh', 'Pressed Shan tea cake'],
      summary: ['Bánh trà 200 g, càng để lâu vị càng trầm.', 'A 200 g cake that deepens with age.'],
      story: [
        'Trà được hấp rồi ép bằng cối đá, hong trong bóng râm hai mươi ngày.',
        'The leaf is steamed, pressed under a stone and dried in the shade for twenty days.',
      ],
      ingredients: ['100 % lá chè Shan tuyết', '100 % Shan tea leaf'],
      packs: [['piece', 200, 'g', 390_000]],
      works: BLACK,
      shelfLifeDays: 1800,
      demand: 3,
    },
    {
      name: ['Trà Shan tuyết ướp hoa nhài', 'Shan tea scented with jasmine'],
      group: 'I.5.b',
      summary: [
        'Chè Shan ướp ba lượt hoa nhài tươi, thơm mà không gắt.',
        'Shan tea scented three times with fresh jasmine; fragrant, never sharp.',
      ],
      story: [
        'Hoa hái lúc chạng vạng, ướp suốt đêm và sàng bỏ trước khi sấy, nên trong gói chỉ còn hương.',
        'The flowers are picked at dusk, lie with the tea overnight and are sieved out, so only their scent is left in the bag.',
      ],
      ingredients: ['Búp chè Shan tuyết (ướp hương hoa nhài)', 'Shan tea buds (scented with jasmine flowers)'],
      packs: [['bag', 100, 'g', 145_000]],
      demand: 6,
      stars: [3],
    },
    {
      name: ['Trà túi lọc Shan tuyết', 'Shan tea bags'],
      group: 'I.5.b',
      summary: ['Hộp 25 túi lọc 2 g, tiện cho văn phòng.', 'A box of 25 bags of 2 g for the office.'],
      story: [
        'Làm từ phần chè vụn sạch sau khi sàng, cùng một lô với chè búp.',
        'Made of the clean small leaf left after sorting, from the same lots as the loose tea.',
      ],
      ingredients: ['100 % chè Shan tuyết', '100 % Shan tea'],
      usage: [
        'Hãm một túi với 200 ml nước 95 °C trong 3 phút. Giữ nơi khô mát.',
        'Steep one bag in 200 ml of water at 95 °C for 3 minutes. Keep cool and dry.',
      ],
      packs: [['box', 50, 'g', 65_000]],
      demand: 8,
      stars: [3, 'ended'],
    },
  ]),
  ...goodsWith({ ...common, of: 'tra-may-ngan', works: GREEN }, [
    {
      name: ['Trà Ô long Mây Ngàn', 'Mây Ngàn oolong'],
      summary: [
        'Ô long viên tròn, lên men nhẹ, thơm hoa lan.',
        'Rolled, lightly oxidised oolong with an orchid scent.',
      ],
      story: [
        'Chè được vò và bó vải hơn ba mươi lần trong một đêm, nên viên trà tròn và chắc.',
        'In one night the leaf is rolled in cloth more than thirty times, until the pearls are round and firm.',
      ],
      ingredients: ['100 % chè Kim Tuyên', '100 % Kim Tuyên tea'],
      packs: [
        ['bag', 200, 'g', 210_000],
        ['box', 300, 'g', 345_000],
      ],
      works: [
        ['wither', 0.75],
        ['ferment', 0.97],
        ['roast', 0.8],
        ['roll', 0.98],
        ['dry', 0.42],
        ['sort', 0.95],
      ],
      demand: 9,
      stars: [4],
    },
    {
      name: ['Chè xanh Shan Tân Uyên', 'Tân Uyên Shan green tea'],
      summary: [
        'Chè Shan trồng đồi, nước xanh vàng, vị chát dịu.',
        'Hill-grown Shan tea with a yellow-green cup and a gentle bite.',
      ],
      story: [
        'Vùng nguyên liệu 180 ha có mã số vùng trồng, mỗi hộ một sổ nương.',
        'The 180 ha growing area has its official code, and every household its own field book.',
      ],
      ingredients: ['100 % búp chè Shan', '100 % Shan tea buds'],
      packs: [['bag', 500, 'g', 175_000]],
      demand: 10,
      stars: [3],
    },
    {
      season: [6, 7, 8],
      name: ['Trà ướp sen Tân Uyên', 'Lotus-scented tea of Tân Uyên'],
      group: 'I.5.b',
      summary: ['Chè xanh ướp gạo sen, hộp giấy 100 g.', 'Green tea scented with lotus anthers, in a 100 g carton.'],
      story: [
        'Gạo sen mua của đầm sen trong vùng, mỗi cân chè ướp hai lượt.',
        'The anthers come from a lotus pond nearby; each kilogram of tea is scented twice.',
      ],
      ingredients: ['Chè xanh Shan (ướp hương sen)', 'Shan green tea (scented with lotus)'],
      packs: [['box', 100, 'g', 240_000]],
      demand: 4,
    },
    {
      name: ['Hộp quà Bốn mùa chè', 'Four Seasons tea gift box'],
      summary: ['Bốn loại chè của một năm trong một hộp quà 240 g.', 'The four teas of a year in one 240 g gift box.'],
      story: [
        'Mỗi hộp ghi rõ lô của từng gói bên trong, để người nhận cũng lần được về tận nương.',
        'The box names the lot of each bag inside, so that whoever receives it can follow the tea to its field.',
      ],
      ingredients: ['Chè xanh, ô long, hồng trà, bạch trà', 'Green tea, oolong, black tea, white tea'],
      packs: [['box', 240, 'g', 520_000]],
      demand: 5,
      stars: [4],
    },
  ]),
];
