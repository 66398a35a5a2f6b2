// What the gallery's pages say. The co-ops and people are samples ("Mẫu"), not real ones.
import type { ProductCardProps } from './cards.js';
import type { ScanWords, ShellActor, ShellWords } from './types.js';

export const words: ShellWords = {
  tagline: 'Chợ của các bản làng Lai Châu: biết ai làm ra, làm khi nào, ở đâu.',
  skip: 'Đến nội dung chính',
  search: 'Tìm kiếm',
  searchHint: 'Tìm chè, gạo, mật ong…',
  basket: 'Giỏ hàng',
  bell: unread => `Thông báo: ${unread} chưa đọc`,
  menu: 'Danh mục',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  account: 'Tài khoản của tôi',
  language: 'Ngôn ngữ',
  sections: [
    { href: '/products', label: 'Sản phẩm' },
    { href: '/cooperatives', label: 'Hợp tác xã' },
    { href: '/communes', label: 'Xã, phường' },
    { href: '/markets', label: 'Phiên chợ' },
    { href: '/seasons', label: 'Mùa nào thức nấy' },
  ],
  footer: {
    about: 'Về Chợ Phiên',
    ranking: 'Cách xếp thứ tự sản phẩm',
    returns: 'Đổi trả và hoàn tiền',
    privacy: 'Dữ liệu cá nhân',
    contact: 'Liên hệ, khiếu nại',
    operator: 'Đơn vị vận hành: Trung tâm Mẫu. Đã thông báo với cơ quan quản lý về thương mại điện tử.',
  },
};

export const scanWords: ScanWords = {
  skip: 'Đến nội dung chính',
  language: 'Ngôn ngữ',
  about: 'Về Chợ Phiên',
  privacy: 'Dữ liệu cá nhân',
  contact: 'Báo sai sót',
};

export const guest: ShellActor = { basketCount: 0, links: [] };
export const director: ShellActor = {
  name: 'Chị Mẫu',
  basketCount: 3,
  links: [{ href: '/coop', label: 'Bàn làm việc của hợp tác xã' }],
};

const ocop = (stars: number) => ({ stars, label: `OCOP ${stars} sao` });

export const products: ProductCardProps[] = [
  {
    href: '/products/che',
    name: 'Chè Shan tuyết một tôm hai lá',
    seller: 'HTX Chè Bản Mẫu',
    place: 'xã Tân Uyên',
    price: { amount: '180.000 ₫', per: 'hộp 200 g', unitPrice: '900.000 ₫/kg' },
    line: 'tea',
    stars: ocop(4),
  },
  {
    href: '/products/gao',
    name: 'Gạo Séng cù',
    seller: 'HTX Lúa Mẫu',
    place: 'xã Than Uyên',
    price: { amount: '165.000 ₫', per: 'túi 5 kg', unitPrice: '33.000 ₫/kg' },
    line: 'rice',
    stars: ocop(3),
    badge: { text: 'Gạo mới' },
  },
  {
    href: '/products/mat-ong',
    name: 'Mật ong hoa rừng',
    seller: 'Tổ hợp tác Ong Mẫu',
    place: 'xã Sìn Hồ',
    price: { amount: '220.000 ₫', per: 'chai 500 ml', unitPrice: '440.000 ₫/lít' },
    line: 'honey',
    badge: { text: 'Còn 6 chai', tone: 'warning' },
  },
  {
    href: '/products/mien',
    name: 'Miến dong sợi nhỏ',
    seller: 'HTX Miến Mẫu',
    place: 'xã Bình Lư',
    price: { amount: '48.000 ₫', per: 'gói 500 g', before: { amount: '55.000 ₫', label: 'Giá trước' } },
    line: 'vermicelli',
    stars: ocop(4),
  },
];

export const frame = { locale: 'vi', words, assets: { css: '/static/site.css' } } as const;

/** The way of one batch of tea. */
export const batchSteps = [
  { title: 'Hái chè', when: '12/3/2026', at: '2026-03-12', where: 'đồi chè Bản Mẫu', quantity: '86 kg búp tươi' },
  { title: 'Làm héo, vò, sao', when: '12/3/2026', at: '2026-03-12', where: 'xưởng Bản Mẫu' },
  {
    title: 'Đóng gói',
    when: '15/3/2026',
    at: '2026-03-15',
    quantity: '92 hộp 200 g',
    note: 'Cân lại hai lần, hao 1,2 %.',
  },
];
