import { goodsWith } from './goods.js';

const FROZEN = [
  'Rã đông trong ngăn mát 8 giờ, nấu chín kỹ. Bảo quản ở −18 °C.',
  'Thaw in the refrigerator for 8 hours and cook through. Keep at −18 °C.',
] as const;

export const fish = goodsWith(
  {
    of: 'thuy-san-suoi-lanh',
    line: 'fish',
    group: 'I.1.b',
    shelfLifeDays: 180,
    usage: FROZEN,
    warnings: [
      'Không cấp đông lại sau khi rã đông. Sản phẩm có xương nhỏ.',
      'Do not refreeze. May contain small bones.',
    ],
  },
  [
    {
      name: ['Cá tầm cắt khúc cấp đông', 'Frozen sturgeon steaks'],
      summary: [
        'Cá tầm nuôi hai năm, mổ và cấp đông trong ngày.',
        'Two-year sturgeon, cut and frozen on the day of catching.',
      ],
      story: [
        'Nước suối chảy thẳng qua bể rồi về ruộng lúa phía dưới, không dùng lại.',
        'Stream water runs once through the tanks and on to the rice below; none is reused.',
      ],
      ingredients: ['100 % cá tầm', '100 % sturgeon'],
      packs: [['bag', 1000, 'g', 325_000, 1300]],
      tolerancePercent: 10,
      works: [
        ['gut', 0.8],
        ['fillet', 0.92],
        ['chill', 1],
      ],
      demand: 9,
      stars: [4],
    },
    {
      name: ['Cá hồi vân phi lê', 'Rainbow trout fillet'],
      summary: ['Phi lê bỏ xương, thịt cam, túi hút chân không.', 'Boned orange fillet, vacuum-packed.'],
      story: [
        'Cá nhịn ăn ba ngày trước khi bắt để thịt chắc.',
        'The fish fast for three days before they are caught, so that the flesh is firm.',
      ],
      ingredients: ['100 % cá hồi vân', '100 % rainbow trout'],
      packs: [['bag', 500, 'g', 285_000, 700]],
      works: [
        ['gut', 0.82],
        ['fillet', 0.64],
        ['chill', 1],
      ],
      demand: 8,
      stars: [4],
    },
    {
      name: ['Cá hồi vân hun khói', 'Smoked rainbow trout'],
      group: 'I.3.d',
      summary: ['Hun lạnh bằng gỗ nhãn, cắt lát sẵn.', 'Cold-smoked over longan wood and sliced.'],
      story: [
        'Mẻ hun kéo dài mười tám giờ, có người trực lửa cả đêm.',
        'A smoke lasts eighteen hours, with somebody at the fire all night.',
      ],
      ingredients: ['Cá hồi vân 96 %, muối, đường', 'Rainbow trout 96 %, salt, sugar'],
      usage: [
        'Ăn ngay. Bảo quản 0–4 °C, mở túi dùng trong 3 ngày.',
        'Ready to eat. Keep at 0–4 °C and use within 3 days of opening.',
      ],
      packs: [['bag', 200, 'g', 215_000, 300]],
      works: [
        ['gut', 0.82],
        ['fillet', 0.64],
        ['marinate', 1.04],
        ['smoke', 0.66],
      ],
      shelfLifeDays: 90,
      demand: 6,
      stars: [3],
    },
    {
      name: ['Ruốc cá hồi', 'Trout floss'],
      group: 'I.3.d',
      summary: ['Ruốc tơi, vị nhạt, hợp cháo trẻ em.', 'Fluffy, lightly seasoned floss for porridge.'],
      story: [
        'Làm từ phần thịt bụng còn lại khi phi lê, không bỏ phí gì.',
        'Made of the belly meat left from filleting, so nothing is wasted.',
      ],
      ingredients: ['Cá hồi vân 92 %, nước mắm, gừng', 'Rainbow trout 92 %, fish sauce, ginger'],
      usage: [
        'Ăn với cơm, cháo. Giữ nơi mát, mở nắp dùng trong 15 ngày.',
        'Eat with rice or porridge. Keep cool; use within 15 days of opening.',
      ],
      packs: [['jar', 150, 'g', 125_000]],
      works: [
        ['gut', 0.82],
        ['marinate', 1.05],
        ['shred', 0.34],
      ],
      demand: 7,
      stars: [3],
    },
    {
      name: ['Chả cá tầm', 'Sturgeon cakes'],
      group: 'I.3.d',
      summary: ['Chả quết tay với thì là, chỉ việc rán.', 'Hand-pounded with dill, ready to fry.'],
      story: [
        'Công thức của bếp chung trong bản, mỗi mẻ không quá hai mươi cân.',
        'The recipe of the village kitchen, never more than twenty kilograms at a time.',
      ],
      ingredients: ['Cá tầm 85 %, mỡ lợn, thì là, gia vị', 'Sturgeon 85 %, pork fat, dill, spices'],
      packs: [['bag', 500, 'g', 185_000, 700]],
      works: [
        ['gut', 0.8],
        ['fillet', 0.85],
        ['marinate', 1.15],
        ['chill', 1],
      ],
      demand: 5,
    },
    {
      name: ['Cá tầm nguyên con làm sạch', 'Whole cleaned sturgeon'],
      summary: ['Con 1,5–1,8 kg, làm sạch nhớt, cấp đông.', 'Fish of 1.5–1.8 kg, cleaned and frozen.'],
      story: ['Bán theo cân thật ghi trên tem từng con.', 'Sold by the true weight written on each label.'],
      ingredients: ['100 % cá tầm', '100 % sturgeon'],
      packs: [['bag', 1600, 'g', 430_000, 2000]],
      works: [
        ['gut', 0.88],
        ['chill', 1],
      ],
      demand: 3,
    },
  ],
);

const SMOKED = [
  'Nướng lại hoặc hấp 10 phút, xé nhỏ. Giữ ngăn mát; ngăn đá giữ được lâu hơn.',
  'Grill or steam for 10 minutes and tear into strips. Keep refrigerated; freeze for longer.',
] as const;

export const meat = [
  ...goodsWith({ of: 'nong-san-vung-cao-xanh', line: 'livestock', group: 'I.3.d', usage: SMOKED, shelfLifeDays: 120 }, [
    {
      name: ['Thịt trâu gác bếp', 'Hearth-dried buffalo'],
      summary: [
        'Thịt bắp trâu ướp mắc khén, sấy gác bếp.',
        'Buffalo shank with mắc khén pepper, dried above the hearth.',
      ],
      story: [
        'Thớ thịt dài bằng gang tay, treo trên bếp củi ba ngày hai đêm.',
        'Strips as long as a hand hang over the wood fire for three days and two nights.',
      ],
      ingredients: ['Thịt trâu 90 %, mắc khén, ớt, gừng, muối', 'Buffalo 90 %, mắc khén, chilli, ginger, salt'],
      packs: [
        ['bag', 300, 'g', 290_000],
        ['bag', 500, 'g', 470_000],
      ],
      works: [
        ['cut', 0.9],
        ['marinate', 1.06],
        ['smoke', 0.38],
      ],
      demand: 9,
      stars: [4],
    },
    {
      name: ['Lạp xưởng gác bếp', 'Hearth-smoked sausage'],
      summary: ['Lạp xưởng lợn bản, thơm rượu ngô và mắc khén.', 'Village-pork sausage with corn spirit and mắc khén.'],
      story: [
        'Nhồi tay, chọc kim đều để khói vào tận ruột.',
        'Stuffed by hand and pricked so that the smoke reaches the core.',
      ],
      ingredients: ['Thịt lợn 88 %, rượu ngô, mắc khén, gia vị', 'Pork 88 %, corn spirit, mắc khén, spices'],
      packs: [['bag', 500, 'g', 175_000]],
      works: [
        ['cut', 0.9],
        ['marinate', 1.08],
        ['smoke', 0.55],
      ],
      demand: 8,
      stars: [3],
    },
  ]),
  ...goodsWith({ of: 'chan-nuoi-doi-gio', line: 'livestock', group: 'I.3.d', usage: SMOKED, shelfLifeDays: 120 }, [
    {
      name: ['Thịt lợn bản sấy gác bếp', 'Hearth-dried village pork'],
      summary: ['Ba chỉ lợn bản sấy củi nhãn.', 'Village pork belly dried over longan wood.'],
      story: [
        'Lợn nuôi mười hai tháng mới mổ, ăn ngô và chuối rừng.',
        'The pigs live for twelve months on maize and wild banana.',
      ],
      ingredients: ['Thịt lợn 93 %, muối, mắc khén', 'Pork 93 %, salt, mắc khén'],
      packs: [['bag', 500, 'g', 215_000]],
      works: [
        ['cut', 0.9],
        ['marinate', 1.05],
        ['smoke', 0.5],
      ],
      demand: 6,
      stars: [3],
    },
    {
      name: ['Thịt trâu khô Dào San', 'Dào San dried buffalo'],
      summary: ['Trâu thả đồi, ướp gừng núi, sấy hai lửa.', 'Hill-grazed buffalo with mountain ginger, dried twice.'],
      story: [
        'Sấy lửa to một đêm cho se mặt, rồi lửa nhỏ hai ngày.',
        'One night over a strong fire to close the surface, two days over a weak one.',
      ],
      ingredients: ['Thịt trâu 91 %, gừng, ớt, muối', 'Buffalo 91 %, ginger, chilli, salt'],
      packs: [['bag', 300, 'g', 275_000]],
      works: [
        ['cut', 0.9],
        ['marinate', 1.06],
        ['smoke', 0.38],
      ],
      demand: 4,
    },
  ]),
];
