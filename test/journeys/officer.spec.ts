import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork, type Work } from '../support/work.js';

const SELLER = 'may-tre-nam-suong';
const SELLER_NAME = 'Hợp tác xã Mây tre Nậm Sương';
const TRAY = 'mam-may-tron';
const GINSENG = 'tra-la-sam-lai-chau';
const TEA = 'che-shan-tuyet-co-thu-ta-leng';

// One story: each step stands on the one before.
describe('an officer of the department', () => {
  let market: TestMarket;
  let work: Work;
  let officer: Person;
  let shopper: Person;
  beforeAll(async () => {
    market = await openMarket('market', { LOCAL_APP: 'true' });
    work = await openWork(market);
    officer = await new Person(market.visitor()).signsIn('so@demo.test');
    shopper = new Person(market.visitor());
  });
  afterAll(async () => {
    expect(work.errors).toEqual([]);
    await work.close();
    await market.close();
  });

  /** The letter with this subject, opened in the mailbox. */
  async function letter(subject: string, to: string): Promise<string> {
    await work.done();
    const reader = await new Person(market.visitor()).opens('/demo/mailbox');
    expect(reader.part(subject, ['tr'])).toContain(subject);
    const [row] = await market.ask<{ id: string }>(
      'SELECT id FROM notifications_letter WHERE subject LIKE $1 AND recipient = $2',
      [`${subject}%`, to],
    );
    return (await reader.opens(`/demo/mailbox/${row?.id}`)).sees;
  }

  it('finds who waits, and refuses nobody without a reason, which is sent to them', async () => {
    await officer.opens('/department/cooperatives');
    await officer.follows(SELLER_NAME);
    expect(officer.sees).toContain('Đối chiếu tên, mã số thuế, ngày đăng ký');
    await officer.presses('Chưa xác minh được', {});
    expect(officer.status).toBe(422);
    await officer.presses('Chưa xác minh được', { 'Lý do': 'Thiếu biên bản hội nghị thành lập.' });
    expect(officer.sees).toContain('Đã ghi nhận: chưa xác minh được.');
    expect(await letter(`${SELLER_NAME} chưa được xác minh`, `director.${SELLER}@demo.test`)).toContain(
      'Thiếu biên bản hội nghị thành lập.',
    );
  });

  it('approves a product, which is not on sale as long as nobody has verified its seller', async () => {
    await officer.opens('/department/products');
    await officer.follows('Mâm mây tròn');
    expect(officer.sees).toContain('Hợp tác xã chưa được xác minh');
    await officer.presses('Duyệt, cho lên chợ');
    expect(officer.sees).toContain('Đã duyệt. Sản phẩm lên chợ.');
    await shopper.opens(`/products/${TRAY}`);
    expect(shopper.status).toBe(404);
  });

  it('verifies the seller in the end, who reads it in a letter', async () => {
    await officer.opens(`/department/cooperatives/${SELLER}`);
    await officer.presses('Xác minh', { 'Ghi chú': 'Đã đối chiếu bản gốc ngày 24/11.' });
    expect(officer.sees).toContain('Đã xác minh đơn vị.');
    expect(officer.part('Lịch sử quyết định', ['section'])).toMatch(
      /Xác minh .*Đã đối chiếu bản gốc .*Chưa xác minh được .*Thiếu biên bản/,
    );
    expect(await letter(`${SELLER_NAME} đã được xác minh`, `director.${SELLER}@demo.test`)).toContain(
      'Đã đối chiếu bản gốc ngày 24/11.',
    );
    await shopper.opens(`/products/${TRAY}`);
    expect(shopper.status).toBe(200);
    expect(shopper.sees).toContain('Mâm mây tròn');
  });

  it('records a certificate; the stars are in the shop from that moment to its last day', async () => {
    await officer.opens(`/department/products/${TRAY}`);
    const decision = { 'Số quyết định': '1892/QĐ-UBND', 'Ngày cấp': '2025-11-25' };
    await officer.presses('Ghi chứng nhận', { ...decision, 'Hạng sao': 'OCOP 5 sao', 'Cấp công nhận': 'Tỉnh' });
    expect(officer.status).toBe(422);
    expect(officer.sees).toContain('Cấp này không công nhận 5 sao vào ngày đó.');
    await officer.presses('Ghi chứng nhận', { 'Hạng sao': 'OCOP 4 sao' });
    expect(officer.sees).toContain('Đã ghi chứng nhận.');
    expect(officer.part('1892/QĐ-UBND', ['tr'])).toContain('25/11/2025 đến hết 24/11/2028 Còn hiệu lực');

    await shopper.opens('/search?q=mam+may&stars=4');
    await shopper.follows('Mâm mây tròn');
    expect(shopper.part('Chứng nhận OCOP', ['section'])).toContain('4 sao, có hiệu lực đến hết ngày 24/11/2028');
    expect(shopper.sees).toContain('1892/QĐ-UBND');
  });

  it('cannot give a product two certificates for the same days', async () => {
    await officer.presses('Ghi chứng nhận', {
      'Hạng sao': 'OCOP 3 sao',
      'Số quyết định': '77/QĐ-UBND',
      'Cấp công nhận': 'Tỉnh',
      'Ngày cấp': '2026-10-01',
    });
    expect(officer.sees).toContain('Một chứng nhận khác còn hiệu lực trong thời gian này.');
  });

  it('revokes it, and the stars are gone', async () => {
    await officer.opens(`/department/products/${TRAY}`);
    await officer.presses('Thu hồi', {
      'Lý do thu hồi': 'Không duy trì tiêu chuẩn',
      'Tôi đã đối chiếu với văn bản thu hồi': true,
    });
    expect(officer.sees).toContain('Đã thu hồi chứng nhận.');
    await shopper.opens(`/products/${TRAY}`);
    expect(shopper.sees).not.toContain('OCOP 4 sao');
  });

  it('does not approve texts that were changed while they were being read', async () => {
    const clerk = await new Person(market.visitor()).signsIn('clerk.duoc-lieu-dinh-may@demo.test');
    await officer.opens(`/department/products/${GINSENG}`);
    await clerk.opens(`/desk/duoc-lieu-dinh-may/products/${GINSENG}/edit`);
    await clerk.presses('Lưu', { 'Giới thiệu ngắn': 'Trà lá sâm sao khô, chữa bách bệnh.' });
    await officer.presses('Duyệt, cho lên chợ');
    expect(officer.status).toBe(422);
    expect(officer.sees).toContain('Nội dung vừa được người khác sửa.');
    expect(officer.sees).toContain('chữa bách bệnh');
  });

  it('refuses with a reason, which the co-op reads in a letter and at its desk, and mends', async () => {
    const reason = 'Không được quảng cáo như thuốc chữa bệnh.';
    await officer.opens(`/department/products/${GINSENG}`);
    await officer.presses('Không duyệt', { 'Lý do': reason });
    expect(officer.sees).toContain('Đã ghi: không duyệt.');
    expect(await letter('Sản phẩm chưa được duyệt', 'clerk.duoc-lieu-dinh-may@demo.test')).toContain(reason);

    const clerk = await new Person(market.visitor()).signsIn('clerk.duoc-lieu-dinh-may@demo.test');
    await clerk.opens(`/desk/duoc-lieu-dinh-may/products/${GINSENG}`);
    expect(clerk.sees).toContain(reason);
    await clerk.follows('Sửa nội dung');
    await clerk.presses('Lưu', { 'Giới thiệu ngắn': 'Trà lá sâm sao khô.' });
    await clerk.presses('Gửi duyệt');
    await officer.opens('/department/products');
    await officer.follows('Trà lá sâm');
    await officer.presses('Duyệt, cho lên chợ');
    expect(await letter('Sản phẩm đã được duyệt', 'clerk.duoc-lieu-dinh-may@demo.test')).toContain(GINSENG);
  });

  it('takes a product off the market at once', async () => {
    await shopper.opens(`/products/${TEA}`);
    expect(shopper.status).toBe(200);
    await officer.opens(`/department/products/${TEA}`);
    await officer.presses('Gỡ khỏi chợ', {
      'Số văn bản': '12/SCT-QLTM',
      'Cơ quan yêu cầu': 'Sở Công Thương',
      'Lý do': 'Sai khối lượng tịnh trên nhãn.',
    });
    expect(officer.sees).toContain('Đã gỡ sản phẩm khỏi chợ.');
    await shopper.opens(`/products/${TEA}`);
    expect(shopper.status).toBe(404);
    expect(await letter('Sản phẩm đã bị gỡ', 'ghi@demo.test')).toContain('Sai khối lượng tịnh trên nhãn.');
  });

  it('stops everything a seller offers, and lets it sell again', async () => {
    const isOnSale = async () => (await shopper.opens('/products/mat-ong-hoa-ban')).status === 200;
    expect(await isOnSale()).toBe(true);
    await officer.opens('/department/cooperatives/mat-ong-hoa-ban');
    await officer.presses('Tạm dừng bán hàng', { 'Lý do': 'Chờ kết quả kiểm nghiệm.' });
    expect(await isOnSale()).toBe(false);
    await officer.presses('Cho bán lại');
    expect(await isOnSale()).toBe(true);
  });
});
