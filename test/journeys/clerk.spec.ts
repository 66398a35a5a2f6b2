import sharp from 'sharp';
import { pagesOf, symbolsOn } from '../support/label-pdf.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { scan } from '../support/scan.js';

const DESK = '/desk/che-suong-may';
const TEA = 'Chè Shan tuyết lứa thu';

/** As a phone takes it, with the place in it. */
const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#4d7c3a' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 23/1 0/1' } })
    .jpeg()
    .toBuffer();

// One story from the form to the pack: each step stands on the one before.
describe('a clerk', () => {
  let market: TestMarket;
  let clerk: Person;
  let labels: string[] = [];
  beforeAll(async () => {
    market = await openMarket();
    clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
  });
  afterAll(() => market.close());

  it('finds the desk of the co-op behind the sign-in', async () => {
    expect(clerk.sees).toContain('Lò Thị Mai');
    await clerk.opens('/');
    await clerk.follows('Hợp tác xã Chè Sương Mây');
    expect(clerk.url).toMatch(new RegExp(`^${DESK}`));
    expect(clerk.sees).toContain('Lô hàng');
  });

  it('writes down a new product as a draft; what is wrong is said beside it', async () => {
    await clerk.opens(`${DESK}/products`);
    await clerk.follows('Thêm sản phẩm');
    await clerk.presses('Lưu bản nháp', { 'Tên sản phẩm': TEA, 'Giá bán một gói': 'rẻ lắm' });
    expect(clerk.status).toBe(422);
    expect(clerk.field('Tên sản phẩm')).toBe(TEA);
    await clerk.presses('Lưu bản nháp', {
      'Ngành hàng': 'Chè',
      'Nhóm OCOP': 'Chè: Chè tươi, chè chế biến',
      'Tên tiếng Anh': 'Autumn Shan tea',
      'Giới thiệu ngắn': 'Chè xanh sao tay của lứa cuối năm.',
      'Giới thiệu ngắn bằng tiếng Anh': 'Hand-fired green tea of the last flush.',
      'Thành phần, nguyên liệu': '100 % búp chè Shan tuyết',
      'Hướng dẫn sử dụng và bảo quản': 'Pha với nước 85 °C. Để nơi khô mát.',
      'Hạn sử dụng': '720',
      'Đóng gói': 'túi',
      'Khối lượng, dung tích hoặc số lượng tịnh': '100',
      'Đơn vị': 'gam (g)',
      'Cân nặng khi gửi': '130',
      'Giá bán một gói': '195.000',
    });
    expect(clerk.sees).toContain('Đã lưu bản nháp.');
    expect(clerk.sees).toContain(TEA);
    expect(clerk.part('195.000 ₫', ['tr'])).toMatch(/túi.*100 g.* \d{14}.*1\.950\.000 ₫\/kg/);
  });

  it('adds a photo, and where it was taken is gone from it', async () => {
    const photo = { name: 'bup-che.jpg', type: 'image/jpeg', bytes: await aPhoto() };
    await clerk.presses('Thêm ảnh', { 'Chọn hoặc chụp ảnh': photo, 'Trong ảnh có gì': 'Búp chè tươi trên nong tre' });
    expect(clerk.sees).toContain('Đã thêm ảnh.');
    expect(clerk.sees).toContain('Búp chè tươi trên nong tre');
    const [source = ''] = /\/photos\/[\w-]+\/\d+\.webp/.exec(clerk.html) ?? [];
    const shown = await clerk.visitor.get(source);
    expect(shown.headers['content-type']).toBe('image/webp');
    const { exif, width } = await sharp(shown.bytes).metadata();
    expect({ exif, wide: (width ?? 0) >= 200 }).toEqual({ exif: undefined, wide: true });
  });

  it('is told when a photo is none', async () => {
    const notes = { name: 'so-tay.jpg', type: 'image/jpeg', bytes: Buffer.from('Hái chè ngày 24') };
    await clerk.presses('Thêm ảnh', { 'Chọn hoặc chụp ảnh': notes });
    expect(clerk.status).toBe(422);
    expect(clerk.sees).toContain('Tệp này không phải ảnh JPEG, PNG hoặc WebP đọc được.');
  });

  it('submits the product to the department', async () => {
    await clerk.presses('Gửi duyệt');
    expect(clerk.sees).toContain('Đã gửi duyệt.');
    expect(clerk.sees).toContain('Đang chờ Sở duyệt');
    const shopper = await new Person(market.visitor()).opens('/search?q=lua+thu');
    expect(shopper.sees).not.toContain(TEA);
  });

  it('records a batch from the bush to the bag', async () => {
    await clerk.opens(`${DESK}/batches`);
    await clerk.follows('Mở lô mới');
    await clerk.presses('Mở lô', { [TEA]: true });
    expect(clerk.sees).toContain('Lô 241126-01');

    await clerk.follows('Hái chè');
    await clerk.presses('Ghi vào sổ', { 'Thu được': '42', 'Ở đâu': 'Nương chè cổ thụ', 'Ghi chú': 'Trời hửng nắng' });
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 42 kg');

    await clerk.follows('Sao chè');
    await clerk.presses('Ghi vào sổ', { 'Đưa vào': '42', 'Làm xong còn': '43', 'Ở đâu': 'Xưởng chè Tả Lèng' });
    expect(clerk.status).toBe(422);
    expect(clerk.sees).toContain('Thu được nhiều nhất 42 kg');
    await clerk.presses('Ghi vào sổ', { 'Làm xong còn': '9' });
    expect(clerk.sees).toMatch(/Sao chè .*42 kg → 9 kg/);

    await clerk.follows('Đóng gói');
    await clerk.presses('Đóng gói và nhập kho', { 'Số gói': '91', 'Ở đâu': 'Kho thành phẩm Tả Lèng' });
    expect(clerk.sees).toContain('Trong lô chỉ còn 9 kg.');
    await clerk.presses('Đóng gói và nhập kho', { 'Số gói': '90' });
    expect(clerk.sees).toContain('Đã đóng gói. Số gói mới đã có trong kho');
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 0 kg');
    expect(clerk.part('Đã đóng gói 90', ['div'])).toBe('Đã đóng gói 90 gói × 100 g');
  });

  it('sees the ninety bags in the store at once', async () => {
    await clerk.follows('Xem kho');
    expect(clerk.part(`${TEA}, 100 g`, ['section'])).toMatch(
      /Còn bán 90 .*Đã hứa 0 .*Trong kho 90 .*241126-01 Kho thành phẩm Tả Lèng 13\/11\/2028 90/,
    );
  });

  it('counts the store again, and says why it differs', async () => {
    await clerk.presses('Ghi số đếm', { 'Số gói đếm được': '89', 'Vì sao khác sổ': 'Một túi rách' }, `${TEA}, 100 g`);
    expect(clerk.sees).toContain('Đã ghi số đếm.');
    expect(clerk.part(`${TEA}, 100 g`, ['section'])).toContain('Còn bán 89');
  });

  it('orders labels: not one more than there are packs', async () => {
    await clerk.opens(`${DESK}/labels`);
    await clerk.presses('Tạo tem', { 'Số tem cần in': '91' }, `${TEA}, 100 g`);
    expect(clerk.sees).toContain('Chỉ còn 90 gói chưa có tem, không in nhiều hơn được.');
    await clerk.presses('Tạo tem', { 'Số tem cần in': '90' }, `${TEA}, 100 g`);
    expect(clerk.sees).toContain('Đã tạo tem. Bây giờ hãy tải PDF và in.');
  });

  it('prints a sheet of which every code can be scanned', async () => {
    const pdf = await clerk.downloads('Tải PDF');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    labels = pagesOf(pdf)
      .flatMap(symbolsOn)
      .map(symbol => scan(symbol, { pixels: 3 }) ?? 'unreadable');
    expect(new Set(labels).size).toBe(90);
    for (const label of labels) expect(label).toMatch(/^http:\/\/localhost:3000\/01\/\d{14}\/21\/[0-9A-Z]{16}$/);
    expect((await clerk.downloads('Tải PDF')).equals(pdf)).toBe(true);
  });

  it('activates the labels once they are on the bags; from then on a scan finds the goods', async () => {
    const [first = ''] = labels;
    const buyer = new Person(market.visitor());
    await buyer.opens(new URL(first).pathname);
    expect(buyer.sees).toContain('Tem chưa được kích hoạt');

    await clerk.presses('Kích hoạt');
    expect(clerk.sees).toContain('Đã kích hoạt.');
    await buyer.opens(new URL(first).pathname);
    expect(buyer.sees).toContain('Hàng thật');
    expect(buyer.part('Đường đi của lô hàng')).toMatch(
      /Hái chè .*42 kg .*Sao chè .*42 kg → 9 kg .*Đóng gói .*90 × 100 g/,
    );
  });

  it('is shown nothing of another co-operative', async () => {
    await clerk.opens('/desk/mat-ong-hoa-ban/products');
    expect(clerk.status).toBe(404);
  });
});
