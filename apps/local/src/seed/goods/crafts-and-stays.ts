import { goodsWith } from './goods.js';

const CARE = [
  'Giặt tay nước lạnh, phơi trong bóng râm. Vài lần đầu có thể ra màu chàm.',
  'Wash by hand in cold water and dry in the shade. The indigo may bleed at first.',
] as const;

export const textile = goodsWith(
  {
    of: 'tho-cam-chi-do',
    line: 'textile',
    group: 'IV.2',
    shelfLifeDays: null,
    usage: CARE,
    works: [
      ['dye', 1],
      ['sew', 0.98],
      ['check', 0.97],
    ],
  },
  [
    {
      name: ['Khăn dệt tay nhuộm chàm', 'Hand-woven indigo scarf'],
      summary: ['Khăn bông 35 × 170 cm, dệt trên khung gỗ.', 'Cotton scarf, 35 × 170 cm, woven on a wooden loom.'],
      story: [
        'Một chiếc khăn là bốn ngày dệt và bảy lần nhúng chàm.',
        'One scarf takes four days at the loom and seven dips in the vat.',
      ],
      ingredients: ['100 % sợi bông, thuốc nhuộm chàm', '100 % cotton, indigo dye'],
      packs: [['piece', 1, 'piece', 285_000, 250]],
      demand: 6,
      stars: [3],
    },
    {
      name: ['Túi thổ cẩm Lự', 'Lự brocade bag'],
      summary: [
        'Túi đeo chéo, nắp thêu hoa văn hình sóng.',
        'Shoulder bag with a wave pattern embroidered on the flap.',
      ],
      story: [
        'Hoa văn sóng nước kể về dòng Nậm Na mà người Lự đi theo khi tìm đất.',
        'The wave stands for the river Nậm Na that the Lự followed when they looked for land.',
      ],
      ingredients: ['Vải bông dệt tay, chỉ thêu, khóa kim loại', 'Hand-woven cotton, thread, metal clasp'],
      packs: [['piece', 1, 'piece', 340_000, 400]],
      demand: 5,
      stars: [3],
    },
    {
      name: ['Ví vải thổ cẩm', 'Brocade purse'],
      summary: ['Ví nhỏ 11 × 9 cm, may từ vải vụn.', 'Small purse, 11 × 9 cm, sewn from offcuts.'],
      story: [
        'Các em gái trong bản học may bắt đầu từ chiếc ví này.',
        'The girls of the village learn to sew with this purse.',
      ],
      ingredients: ['Vải thổ cẩm, vải lót bông', 'Brocade, cotton lining'],
      packs: [['piece', 1, 'piece', 85_000, 80]],
      demand: 7,
    },
    {
      name: ['Vỏ gối thêu tay', 'Hand-embroidered cushion cover'],
      summary: ['Vỏ gối 45 × 45 cm, một mặt thêu kín.', 'Cushion cover, 45 × 45 cm, one side fully embroidered.'],
      story: [
        'Bộ hai chiếc thường là việc của một mùa nông nhàn.',
        'A pair is the work of one idle season in the fields.',
      ],
      ingredients: ['Vải bông dệt tay, chỉ thêu', 'Hand-woven cotton, embroidery thread'],
      packs: [['set', 2, 'piece', 620_000, 500]],
      demand: 2,
    },
  ],
);

const WIPE = [
  'Lau khăn ẩm rồi để khô. Tránh ngâm nước và nắng gắt.',
  'Wipe with a damp cloth and let dry. Do not soak or leave in strong sun.',
] as const;
const WEAVING = [
  ['dry', 0.99],
  ['finish', 0.98],
  ['check', 0.97],
] as const;

export const wood = [
  ...goodsWith(
    { of: 'du-lich-may-troi', line: 'wood', group: 'IV.1', shelfLifeDays: null, usage: WIPE, works: WEAVING },
    [
      {
        name: ['Giỏ tre Lao Chải', 'Lao Chải bamboo basket'],
        summary: [
          'Giỏ xách hai quai, nan vót tay, hun khói chống mọt.',
          'Two-handled basket of hand-split bamboo, smoked against woodworm.',
        ],
        story: [
          'Các cụ đan những tối mùa đông, khách ở lại được học một buổi.',
          'The old people weave on winter evenings; guests may learn for an evening.',
        ],
        ingredients: ['Tre bánh tẻ, mây', 'Mature bamboo, rattan'],
        packs: [['piece', 1, 'piece', 145_000, 600]],
        demand: 4,
        stars: [3],
      },
      {
        name: ['Khay gỗ mít', 'Jackwood tray'],
        summary: ['Khay 30 × 20 cm, dầu thực vật, không sơn.', 'Tray, 30 × 20 cm, oiled, unpainted.'],
        story: [
          'Gỗ lấy từ mít vườn đã già, có giấy xác nhận của xã.',
          'The wood comes from old garden trees, with the commune’s certificate of origin.',
        ],
        ingredients: ['Gỗ mít vườn, dầu lanh', 'Garden jackwood, linseed oil'],
        packs: [['piece', 1, 'piece', 190_000, 800]],
        demand: 2,
      },
    ],
  ),
  ...goodsWith(
    {
      of: 'may-tre-nam-suong',
      line: 'wood',
      group: 'IV.1',
      shelfLifeDays: null,
      usage: WIPE,
      works: WEAVING,
      demand: 0,
    },
    [
      {
        name: ['Mâm mây tròn', 'Round rattan tray table'],
        summary: ['Mâm ăn đường kính 60 cm, mặt mây hai lớp.', 'A tray table of 60 cm with a double rattan top.'],
        story: ['Mỗi chiếc mâm hai người đan trong ba ngày.', 'Two people weave one in three days.'],
        ingredients: ['Mây, tre, cọ', 'Rattan, bamboo, palm'],
        packs: [['piece', 1, 'piece', 680_000, 3500]],
        state: 'submitted',
      },
      {
        name: ['Ghế mây thấp', 'Low rattan stool'],
        summary: ['Ghế cao 28 cm, chịu được 120 kg.', 'A stool of 28 cm that carries 120 kg.'],
        story: ['Chiếc ghế của mọi bếp lửa vùng cao.', 'The stool of every hearth in the highlands.'],
        ingredients: ['Mây, tre', 'Rattan, bamboo'],
        packs: [['piece', 1, 'piece', 165_000, 1500]],
        state: 'draft',
      },
    ],
  ),
];

const TERMS = [
  'Nhận phòng từ 14 giờ, trả phòng trước 11 giờ. Báo trước 48 giờ để đổi hoặc hủy không mất phí.',
  'Check in from 14:00, leave before 11:00. Change or cancel free of charge up to 48 hours before.',
] as const;

export const stays = goodsWith(
  { of: 'du-lich-may-troi', line: 'tourism', group: 'VI.1', shelfLifeDays: null, usage: TERMS, works: [] },
  [
    {
      name: ['Một đêm nhà sàn Lao Chải', 'A night in a Lao Chải stilt house'],
      summary: [
        'Nệm bông lau, bữa tối và bữa sáng cùng gia đình.',
        'A reed-flower mattress, supper and breakfast with the family.',
      ],
      story: [
        'Năm nhà luân phiên đón khách để nhà nào cũng có phần.',
        'Five houses take turns, so that each has its share of guests.',
      ],
      ingredients: ['Chỗ ngủ, bữa tối, bữa sáng', 'Bed, supper, breakfast'],
      packs: [['night', 1, 'night', 320_000, 0]],
      demand: 6,
      stars: [3],
    },
    {
      name: ['Một đêm săn mây và hái chè', 'A night of cloud-watching and tea plucking'],
      summary: [
        'Dậy sớm ngắm biển mây, buổi sáng hái chè và sao chè cùng bản.',
        'Rise early for the sea of clouds, then pluck and fire tea with the village.',
      ],
      story: ['Chè hái được bao nhiêu, khách mang về bấy nhiêu.', 'Whatever guests pluck they take home.'],
      ingredients: ['Chỗ ngủ, ba bữa ăn, người dẫn đường', 'Bed, three meals, a guide'],
      packs: [['night', 1, 'night', 590_000, 0]],
      demand: 4,
    },
  ],
);
