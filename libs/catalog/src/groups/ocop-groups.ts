/** A node of the OCOP list of goods: group, subgroup, split. A product hangs on a leaf. */
export interface OcopGroup {
  code: string;
  parentCode: string | null;
  nameVi: string;
  nameEn: string;
}

/** In force since Decision 148/QĐ-TTg of 24 February 2023; Decision 1489/QĐ-TTg (2025) changed who assesses, not the list. */
export const GROUPS_VALID_FROM = '2023-02-24';
export const GROUPS_SOURCE = '148/QĐ-TTg, 24/02/2023, phụ lục';

/** Code, Vietnamese name, English name; the code says where it hangs: `I.5.a` under `I.5` under `I`. */
const ROWS = [
  ['I', 'Thực phẩm', 'Food'],
  ['I.1', 'Thực phẩm tươi sống', 'Fresh food'],
  ['I.1.a', 'Rau, củ, quả, hạt tươi', 'Fresh vegetables, tubers, fruit and seeds'],
  ['I.1.b', 'Thịt, thủy sản, trứng, sữa tươi', 'Fresh meat, fish, eggs and milk'],
  ['I.2', 'Thực phẩm thô, sơ chế', 'Raw and semi-processed food'],
  ['I.2.a', 'Gạo, ngũ cốc, hạt sơ chế khác', 'Rice, cereals and other semi-processed grains'],
  ['I.2.b', 'Mật ong, mật khác và nông sản thực phẩm khác', 'Honey, other nectars and other farm food'],
  ['I.3', 'Thực phẩm chế biến', 'Processed food'],
  ['I.3.a', 'Đồ ăn nhanh', 'Ready-to-eat food'],
  ['I.3.b', 'Chế biến từ gạo, ngũ cốc', 'Made from rice and cereals'],
  ['I.3.c', 'Chế biến từ rau, củ, quả, hạt', 'Made from vegetables, tubers, fruit and seeds'],
  [
    'I.3.d',
    'Chế biến từ thịt, trứng, sữa, thủy sản, sản phẩm từ mật ong, mật khác',
    'Made from meat, eggs, milk, fish or honey',
  ],
  ['I.4', 'Gia vị', 'Seasonings'],
  ['I.4.a', 'Tương, nước mắm, gia vị dạng lỏng khác', 'Soy and fish sauces, other liquid seasonings'],
  ['I.4.b', 'Gia vị khác', 'Other seasonings'],
  ['I.5', 'Chè', 'Tea'],
  ['I.5.a', 'Chè tươi, chè chế biến', 'Fresh and processed tea'],
  ['I.5.b', 'Sản phẩm khác từ chè', 'Other products of tea'],
  ['I.6', 'Cà phê, ca cao', 'Coffee and cocoa'],
  ['I.6.a', 'Cà phê hạt, cà phê bột', 'Coffee beans and ground coffee'],
  ['I.6.b', 'Ca cao', 'Cocoa'],
  ['I.6.c', 'Chế biến từ cà phê, ca cao', 'Made from coffee and cocoa'],
  ['II', 'Đồ uống', 'Drinks'],
  ['II.1', 'Đồ uống có cồn', 'Alcoholic drinks'],
  ['II.1.a', 'Rượu trắng', 'Clear spirits'],
  ['II.1.b', 'Đồ uống có cồn khác', 'Other alcoholic drinks'],
  ['II.2', 'Đồ uống không cồn', 'Soft drinks'],
  ['II.2.a', 'Nước khoáng, nước tinh khiết', 'Mineral and purified water'],
  ['II.2.b', 'Đồ uống không cồn khác', 'Other soft drinks'],
  ['III', 'Dược liệu và sản phẩm từ dược liệu', 'Medicinal plants and their products'],
  [
    'III.1',
    'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền',
    'Functional food, herbal and traditional medicine',
  ],
  ['III.2', 'Mỹ phẩm có thành phần từ thảo dược', 'Cosmetics with herbal ingredients'],
  ['III.3', 'Tinh dầu và thảo dược khác', 'Essential oils and other herbs'],
  ['IV', 'Thủ công mỹ nghệ', 'Handicraft'],
  ['IV.1', 'Đồ gia dụng, trang trí', 'Household and decorative ware'],
  ['IV.2', 'Vải, may mặc', 'Cloth and clothing'],
  ['V', 'Sinh vật cảnh', 'Ornamental plants and animals'],
  ['V.1', 'Hoa', 'Flowers'],
  ['V.2', 'Cây cảnh', 'Ornamental plants'],
  ['V.3', 'Động vật cảnh', 'Ornamental animals'],
  [
    'VI',
    'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    'Community tourism, ecotourism and destinations',
  ],
  ['VI.1', 'Dịch vụ du lịch', 'Tourism services'],
] as const satisfies readonly (readonly [string, string, string])[];

const parentOf = (code: string): string | null => (code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null);

export const OCOP_GROUPS: readonly OcopGroup[] = ROWS.map(([code, nameVi, nameEn]) => ({
  code,
  parentCode: parentOf(code),
  nameVi,
  nameEn,
}));
