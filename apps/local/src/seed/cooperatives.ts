import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';

export interface CooperativeOfSeed {
  slug: string;
  legalForm: 'THT' | 'HTX' | 'LHHTX' | 'DN' | 'HKD';
  name: string;
  sector: string;
  commune: string;
  address: string;
  members: number;
  /** Years since it was registered. */
  years: number;
  union?: 'women' | 'youth' | 'farmers' | 'veterans';
  gs1Prefix: string;
  director: string;
  clerk: string;
  packer: string;
  /** Where the goods come from, where they are made and packed, and where they are stored. */
  sites: readonly {
    role: 'source' | 'workshop' | 'store';
    kind: string;
    name: string;
    commune?: string;
    planted?: number;
  }[];
  story: readonly [vi: string, en: string];
  waiting?: true;
  suspended?: true;
}

const workshop = (name: string) => ({ role: 'workshop', kind: 'workshop', name }) as const;
const store = (name: string) => ({ role: 'store', kind: 'store', name }) as const;
const source = (kind: string, name: string, commune?: string, planted?: number) =>
  ({ role: 'source', kind, name, commune, planted }) as const;

/** Invented, all of them: only the communes are real. GS1 prefixes begin with 952, which GS1 keeps for demonstrations. */
export const cooperatives: readonly CooperativeOfSeed[] = [
  {
    slug: OWN_COOPERATIVE.slug,
    legalForm: 'HTX',
    name: 'Hợp tác xã Chè Sương Mây',
    sector: 'agriculture',
    commune: '03405',
    address: 'Bản Tả Lèng 2, đi từ ngã ba trạm y tế 300 m',
    members: 46,
    years: 7,
    union: 'farmers',
    gs1Prefix: OWN_COOPERATIVE.gs1Prefix,
    director: 'Tẩn Láo Lở',
    clerk: 'Lò Thị Mai',
    packer: 'Vàng A Páo',
    sites: [
      source('plot', 'Nương chè cổ thụ Phìn Ngan Chải'),
      source('plot', 'Đồi chè Kim Tuyên bản Giang Ma', undefined, 2012),
      workshop('Xưởng chè Tả Lèng'),
      store('Kho thành phẩm Tả Lèng'),
    ],
    story: [
      'Bốn mươi sáu hộ giữ những cây chè Shan mọc từ thời ông bà trên sườn núi trên 1.400 m. Chè hái một tôm hai lá, sao tay bằng chảo gang ngay trong ngày.',
      'Forty-six households keep the Shan tea trees their grandparents left on slopes above 1,400 m. One bud and two leaves are plucked and pan-fired by hand the same day.',
    ],
  },
  {
    slug: 'tra-may-ngan',
    legalForm: 'DN',
    name: 'Công ty TNHH Trà Mây Ngàn',
    sector: 'agriculture',
    commune: '03598',
    address: 'Tổ dân phố 4, đường vào khu chè Trung Đồng',
    members: 18,
    years: 11,
    gs1Prefix: '952900102',
    director: 'Phạm Quốc Việt',
    clerk: 'Hoàng Thị Ngân',
    packer: 'Lù Văn Sáng',
    sites: [source('plot', 'Vùng chè Trung Đồng'), workshop('Nhà máy chè Tân Uyên'), store('Kho lạnh Tân Uyên')],
    story: [
      'Doanh nghiệp liên kết với 210 hộ trồng chè ở Tân Uyên, thu mua theo hợp đồng và có sổ ghi chép từng lô chè tươi.',
      'A tea maker under contract with 210 growing households in Tân Uyên; every delivery of fresh leaf is written down by lot.',
    ],
  },
  {
    slug: 'nong-san-thung-nang',
    legalForm: 'HTX',
    name: 'Hợp tác xã Nông sản Thung Nắng',
    sector: 'agriculture',
    commune: '03595',
    address: 'Bản Cẩm Trung, cạnh sân kho cũ',
    members: 88,
    years: 9,
    gs1Prefix: '952900103',
    director: 'Lường Văn Đức',
    clerk: 'Hà Thị Phượng',
    packer: 'Cầm Văn Inh',
    sites: [
      source('plot', 'Cánh đồng Mường Than'),
      source('plot', 'Ruộng bậc thang bản Nà Ban', '03616'),
      workshop('Xưởng xay xát Cẩm Trung'),
      store('Kho gạo Cẩm Trung'),
    ],
    story: [
      'Lúa gieo trên cánh đồng lớn thứ ba Tây Bắc, tưới bằng nước suối Nậm Mu. Hợp tác xã sấy và xay xát theo đơn để gạo luôn mới.',
      'Rice from the third largest valley field of the North-West, watered by the Nậm Mu. The co-op dries and mills to order, so the rice is always fresh.',
    ],
  },
  {
    slug: OTHER_COOPERATIVE.slug,
    legalForm: 'HTX',
    name: 'Hợp tác xã Mật ong Hoa Ban',
    sector: 'agriculture',
    commune: '03433',
    address: 'Bản Nà Hừ, cách cầu treo 200 m',
    members: 17,
    years: 4,
    union: 'youth',
    gs1Prefix: OTHER_COOPERATIVE.gs1Prefix,
    director: 'Pờ Gia Xừ',
    clerk: 'Lỳ Mỳ Xó',
    packer: 'Chu Nhù Pư',
    sites: [
      source('apiary', 'Bãi ong rừng Nà Hừ'),
      source('apiary', 'Bãi ong ven suối Nậm Cấu', '03445'),
      workshop('Nhà quay mật Nà Hừ'),
      store('Kho mật Nà Hừ'),
    ],
    story: [
      'Nhóm thanh niên Hà Nhì và Thái đặt đàn ong nội ở bìa rừng, chỉ quay mật khi bánh tổ đã vít nắp trên bảy phần.',
      'Young Hà Nhì and Thái beekeepers set native bees at the forest edge and extract only when most of the comb is capped.',
    ],
  },
  {
    slug: 'duoc-lieu-dinh-may',
    legalForm: 'HTX',
    name: 'Hợp tác xã Dược liệu Đỉnh Mây',
    sector: 'agriculture',
    commune: '03478',
    address: 'Khu 3, gần chợ phiên Sìn Hồ',
    members: 31,
    years: 5,
    union: 'women',
    gs1Prefix: '952900105',
    director: 'Chẻo Tả Mẩy',
    clerk: 'Phàn Thị Lan',
    packer: 'Lý Phủ Sơn',
    sites: [
      source('plot', 'Vườn dược liệu Tả Phìn'),
      source('forest', 'Khu rừng giao khoán Phăng Sô Lin'),
      workshop('Xưởng sấy Sìn Hồ'),
      store('Kho khô Sìn Hồ'),
    ],
    story: [
      'Chị em người Dao trồng và thu hái cây thuốc dưới tán rừng giao khoán, ghi rõ ngày hái và nơi hái của từng mẻ.',
      'Dao women grow and gather medicinal plants under the forest they are paid to protect, and write down day and place of every picking.',
    ],
  },
  {
    slug: 'thuy-san-suoi-lanh',
    legalForm: 'HTX',
    name: 'Hợp tác xã Thủy sản Suối Lạnh',
    sector: 'agriculture',
    commune: '03390',
    address: 'Bản Chu Va 8, quốc lộ 4D',
    members: 12,
    years: 8,
    gs1Prefix: '952900106',
    director: 'Giàng A Chinh',
    clerk: 'Sùng Thị Dợ',
    packer: 'Thào A Lềnh',
    sites: [source('pond', 'Bể nuôi số 1–8 Chu Va'), workshop('Nhà sơ chế lạnh Chu Va'), store('Kho đông Chu Va')],
    story: [
      'Cá tầm và cá hồi vân nuôi bằng nước suối dưới 20 °C chảy thẳng qua bể. Cá được mổ, làm sạch và cấp đông trong ngày.',
      'Sturgeon and rainbow trout raised in stream water below 20 °C that runs straight through the tanks; cleaned and frozen on the day of catching.',
    ],
  },
  {
    slug: 'mien-dong-nang-vang',
    legalForm: 'THT',
    name: 'Tổ hợp tác Miến dong Nắng Vàng',
    sector: 'industry-craft',
    commune: '03390',
    address: 'Bản Thống Nhất, sân phơi đầu bản',
    members: 14,
    years: 3,
    gs1Prefix: '952900107',
    director: 'Nguyễn Văn Thực',
    clerk: 'Trần Thị Hiền',
    packer: 'Lò Văn Hặc',
    sites: [
      source('plot', 'Ruộng dong riềng Bình Lư'),
      workshop('Xưởng tráng miến Thống Nhất'),
      store('Kho miến Thống Nhất'),
    ],
    story: [
      'Mười bốn gia đình chung một xưởng tráng miến. Bột dong lọc bằng nước suối, sợi miến phơi nắng trên phên nứa, không pha bột khác.',
      'Fourteen families share one workshop. Canna starch is washed in stream water and the noodles are sun-dried on bamboo, with no other flour added.',
    ],
  },
  {
    slug: 'tho-cam-chi-do',
    legalForm: 'HKD',
    name: 'Hộ kinh doanh Thổ cẩm Chỉ Đỏ',
    sector: 'industry-craft',
    commune: '03517',
    address: 'Bản Nậm Ngập, nhà sàn thứ hai từ cổng bản',
    members: 6,
    years: 2,
    union: 'women',
    gs1Prefix: '952900108',
    director: 'Tao Thị Phấn',
    clerk: 'Tao Thị Phấn',
    packer: 'Vàng Thị Ỏm',
    sites: [source('workshop', 'Khung cửi bản Nậm Ngập'), workshop('Nhà may Nậm Ngập'), store('Tủ hàng Nậm Ngập')],
    story: [
      'Vải dệt tay trên khung cửi, nhuộm chàm và lá rừng, hoa văn của người Lự. Mỗi món là việc của một người thợ, có tên trong sổ.',
      'Hand-woven cloth dyed with indigo and leaves, with Lự patterns. Each piece is the work of one weaver whose name stands in the book.',
    ],
  },
  {
    slug: 'nong-san-vung-cao-xanh',
    legalForm: 'LHHTX',
    name: 'Liên hiệp hợp tác xã Nông sản Vùng Cao Xanh',
    sector: 'agriculture',
    commune: '03408',
    address: 'Số 12, khu San Thàng, gần chợ phiên',
    members: 5,
    years: 4,
    gs1Prefix: '952900109',
    director: 'Vũ Đình Nam',
    clerk: 'Lò Thị Xuân',
    packer: 'Giàng A Tủa',
    sites: [
      source('plot', 'Vườn liên kết San Thàng'),
      source('plot', 'Vườn lê Nùng Nàng'),
      workshop('Nhà sơ chế San Thàng'),
      store('Kho mát San Thàng'),
    ],
    story: [
      'Năm hợp tác xã thành viên góp hàng, chung nhà sơ chế và kho mát để bán được xa hơn chợ huyện cũ.',
      'Five member co-operatives pool their goods and share a packing house and a cool store, to sell farther than the old district market.',
    ],
  },
  {
    slug: 'du-lich-may-troi',
    legalForm: 'HTX',
    name: 'Hợp tác xã Du lịch cộng đồng Mây Trôi',
    sector: 'social-service',
    commune: '03430',
    address: 'Bản Lao Chải, cuối đường bê tông',
    members: 22,
    years: 5,
    union: 'youth',
    gs1Prefix: '952900110',
    director: 'Sùng A Vảng',
    clerk: 'Giàng Thị Sua',
    packer: 'Lù Văn Tình',
    sites: [source('village', 'Bản Lao Chải'), workshop('Nhà nghề Lao Chải'), store('Nhà cộng đồng Lao Chải')],
    story: [
      'Hai mươi hai hộ cùng làm du lịch: nhà sàn sạch, bếp lửa ấm, sáng ra biển mây dưới chân đồi. Đồ mây tre do các cụ trong bản đan.',
      'Twenty-two households host guests together: clean stilt houses, a warm hearth, a sea of clouds in the morning. The old people of the village weave the bamboo ware.',
    ],
  },
  {
    slug: 'may-tre-nam-suong',
    legalForm: 'HTX',
    name: 'Hợp tác xã Mây tre Nậm Sương',
    sector: 'industry-craft',
    commune: '03613',
    address: 'Bản Nà Ngò, cạnh nhà văn hóa',
    members: 15,
    years: 1,
    union: 'veterans',
    gs1Prefix: '952900111',
    director: 'Lò Văn Ơn',
    clerk: 'Lò Thị Ín',
    packer: 'Hoàng Văn Dủng',
    sites: [source('workshop', 'Nhà đan Nà Ngò'), workshop('Xưởng hoàn thiện Nà Ngò'), store('Kho Nà Ngò')],
    story: [
      'Hợp tác xã mới thành lập, thợ đan là các cựu chiến binh và vợ con họ. Nứa và mây lấy từ rừng trồng của bản.',
      'A young co-operative of veterans and their families who weave bamboo and rattan from the village’s own planted forest.',
    ],
    waiting: true,
  },
  {
    slug: 'chan-nuoi-doi-gio',
    legalForm: 'HTX',
    name: 'Hợp tác xã Chăn nuôi Đồi Gió',
    sector: 'agriculture',
    commune: '03571',
    address: 'Bản Dền Thàng, khu chuồng trại tập trung',
    members: 11,
    years: 3,
    gs1Prefix: '952900112',
    director: 'Phàn A Dúng',
    clerk: 'Phàn Thị Sển',
    packer: 'Tẩn A Hồng',
    sites: [source('plot', 'Trại lợn bản Dền Thàng'), workshop('Lò sấy Dào San'), store('Kho lạnh Dào San')],
    story: [
      'Lợn bản và trâu nuôi thả trên đồi, thịt sấy bằng củi nhãn theo cách của người Dao.',
      'Village pigs and buffalo roam the hills; the meat is smoked over longan wood the Dao way.',
    ],
    suspended: true,
  },
];
