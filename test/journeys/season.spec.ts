import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';

const DESK = '/desk/che-suong-may';

// A season of one tea batch at the desk: each step stands on the one before.
describe('a season of one tea batch', () => {
  let market: TestMarket;
  let clerk: Person;
  let batch = '';
  let code = '';
  beforeAll(async () => {
    market = await openMarket();
    clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
  });
  afterAll(() => market.close());

  const eventsOf = (path: string) =>
    market.ask<{ step: string; declares: boolean }>(
      `SELECT e.biz_step AS step, e.is_declaration AS declares FROM traceability_task t JOIN traceability_event x ON x.task_id = t.id
       JOIN epcis_event e ON e.event_id = x.event_id AND e.is_declaration = x.is_correction WHERE t.batch_id = $1 ORDER BY t.position, x.is_correction, x.position`,
      [path.split('/').at(-1)],
    );

  it('begins with what a basket holds here', async () => {
    await clerk.opens(`${DESK}/batches`);
    await clerk.follows('Đơn vị: gùi, bao, thúng');
    await clerk.presses('Lưu đơn vị', { 'Tên đơn vị': 'kg', 'Bằng bao nhiêu': '2' });
    expect(clerk.sees).toContain('Đơn vị này cả nước hiểu như nhau');
    await clerk.presses('Lưu đơn vị', { 'Tên đơn vị': 'gùi', 'Bằng bao nhiêu': '12,5' });
    expect(clerk.sees).toContain('Đã lưu đơn vị.');
    expect(clerk.part('gùi', ['tr'])).toContain('12,5 kg');
  });

  it('knows where the leaves grow, and how many there can be', async () => {
    await clerk.opens(`${DESK}/sites/new`);
    await clerk.presses('Thêm địa điểm', {
      'Tên gọi': 'Nương Tả Lèng mới',
      Loại: 'Nương, ruộng, vườn',
      'Diện tích': '12.000',
      'Mã số vùng trồng': 'vn-lcor-0012',
      'Nhiều nhất một vụ': '4.800',
      'Vị trí: vĩ độ, kinh độ': '22,39631, 103,45872',
    });
    expect(clerk.sees).toContain('Đã thêm địa điểm.');
    expect(clerk.part('Nương Tả Lèng mới', ['tr'])).toMatch(/12\.000 m² · ≤ 4\.800 kg/);
  });

  it('is plucked in baskets; the members who brought them stand in a book of their own', async () => {
    await clerk.opens(`${DESK}/batches/new`);
    await clerk.presses('Mở lô', { 'Chè Shan tuyết cổ thụ Tả Lèng': true });
    batch = clerk.url.split('?')[0] ?? '';
    await clerk.presses('Ghi vào sổ', {
      'Ở đâu': 'Nương Tả Lèng mới',
      'Thu được': '4 gùi',
      'Loại cây': 'Chè cổ thụ',
      'Số người làm': '7',
    });
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 50 kg');
    expect(clerk.sees).toContain('Loại cây: Chè cổ thụ · Số người làm: 7 người');

    await clerk.follows('Sổ cân: ai mang hàng đến');
    await clerk.presses('Ghi vào sổ cân', { 'Mã thành viên': 'tv 07', Tên: 'Lò Thị Ban', 'Mang đến': '3 gùi' });
    await clerk.presses('Ghi vào sổ cân', { 'Mã thành viên': 'TV-12', 'Mang đến': '12' });
    expect(clerk.sees).toContain('Thành viên mang đến 49,5 kg; lô đã ghi thu hoạch 50 kg.');
    expect(clerk.part('Lò Thị Ban', ['tr'])).toMatch(/TV-07 Lò Thị Ban 1 37,5 kg/);
  });

  it('is filled in as yesterday the next time', async () => {
    await clerk.opens(`${batch}?task=pluck`);
    expect(clerk.sees).toContain('Điền sẵn như lần trước');
    expect(clerk.field('Số người làm')).toBe('7');
    expect(clerk.html).toMatch(/<option value="[^"]*" selected[^>]*>Nương Tả Lèng mới/);
  });

  it('was dried; a slip of the pen is declared wrong and written anew, and both stay', async () => {
    await clerk.opens(`${batch}?task=dry`);
    await clerk.presses('Ghi vào sổ', {
      'Ở đâu': 'Xưởng chè Tả Lèng',
      'Đưa vào': '50',
      'Làm xong còn': '21',
      'Độ ẩm': '5,5',
    });
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 21 kg');
    expect(clerk.sees).toContain('Số liệu chưa khớp: chưa in tem, chưa bán được');
    await clerk.follows('Ghi sai?');
    const declared = clerk.url.includes('correction') ? clerk : await clerk.opens(batch);
    expect(declared.sees).toContain('Không sửa, không xoá');
    const wrong = clerk.sees.includes('Sấy chè') ? clerk : await followsWrongOf('Sấy chè');
    await wrong.presses('Báo sai việc này', {
      'Số liệu sai': true,
      'Đúng ra thu được': '12',
      'Vì sao sai': 'gõ ngược số',
    });
    expect(clerk.sees).toContain('Đã báo sai. Việc cũ vẫn còn trong sổ');
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 12 kg');
    expect(clerk.sees).not.toContain('Số liệu chưa khớp');
    expect(clerk.sees).toContain('50 kg → 21 kg');
    expect(clerk.sees).toContain('gõ ngược số');
    expect(clerk.sees).toContain('Ghi lại thay cho việc đã báo sai');
    expect(await eventsOf(batch)).toEqual([
      { step: 'creating_class_instance', declares: false },
      { step: 'creating_class_instance', declares: false },
      { step: 'creating_class_instance', declares: true },
      { step: 'creating_class_instance', declares: false },
    ]);
  });

  async function followsWrongOf(task: string): Promise<Person> {
    await clerk.opens(batch);
    const [, , ...rest] = clerk.html.split('timeline-step');
    const step = rest
      .concat(clerk.html.split('timeline-step'))
      .find(part => part.includes(task) && part.includes('correction'));
    const href = /href="([^"]*correction[^"]*)"/.exec(step ?? '')?.[1] ?? '';
    return clerk.opens(href.replaceAll('&amp;', '&'));
  }

  it('the plucking cannot be taken back any more: its leaves are dry tea by now', async () => {
    await followsWrongOf('Hái chè');
    await clerk.presses('Báo sai việc này', { 'Việc này không có': true });
    expect(clerk.status).toBe(422);
    expect(clerk.sees).toContain('Hàng của việc này đã được làm tiếp');
  });

  it('gives two kilograms to those who make black tea: weighed here, weighed there', async () => {
    await clerk.opens(batch);
    await clerk.follows('Giao hàng cho bên khác');
    await clerk.presses('Ghi giao hàng, hiện mã', { 'Giao bao nhiêu': '13', 'Giao ở đâu': 'Kho thành phẩm Tả Lèng' });
    expect(clerk.sees).toContain('Trong lô chỉ còn 12 kg');
    await clerk.presses('Ghi giao hàng, hiện mã', { 'Giao bao nhiêu': '2', 'Giao ở đâu': 'Kho thành phẩm Tả Lèng' });
    expect(clerk.sees).toContain('Đưa mã này cho bên nhận quét');
    expect(clerk.html).toContain('<svg');
    [, code = ''] = /Mã giao hàng ([0-9A-Z ]{19})/.exec(clerk.sees) ?? [];
    code = code.replaceAll(' ', '');
    expect(code).toHaveLength(16);
    expect(clerk.sees).toMatch(/Mã kiện SSCC \(00\) \d{18}/);

    const buyer = await new Person(market.visitor()).signsIn('mua@demo.test');
    await buyer.opens(`/hand-over/${code}`);
    expect(buyer.sees).toContain('Bạn chưa có vai trò ghi chép');

    await clerk.opens(`/hand-over/${code}`);
    expect(clerk.sees).toContain('Bên giao ghi 2 kg');
    const target = 'Mở lô mới: Hồng trà Shan tuyết';
    await clerk.presses('Xác nhận đã nhận', {
      'Cân lại được': '2,5',
      'Nhận vào lô nào': target,
      'Nhận ở đâu': 'Xưởng chè Tả Lèng',
    });
    expect(clerk.sees).toContain('Bên giao ghi 2 kg. Nếu cân được nhiều hơn');
    await clerk.presses('Xác nhận đã nhận', { 'Cân lại được': '1,9' });
    expect(clerk.sees).toContain('Đã nhận hàng vào lô.');
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 1,9 kg');
    expect(await eventsOf(clerk.url)).toEqual([
      { step: 'receiving', declares: false },
      { step: 'destroying', declares: false },
      { step: 'creating_class_instance', declares: false },
    ]);
    await clerk.opens(`/hand-over/${code}`);
    expect(clerk.sees).toContain('Hàng này đã được nhận');
    await clerk.opens(`${batch}/hand-over`);
    expect(clerk.sees).toMatch(/Giao 2 kg · .* đã nhận 1,9 kg · hao hụt 100 g/);
  });

  it('is packed, and the department sees the whole chain', async () => {
    await clerk.opens(`${batch}?task=pack`);
    const shelves = { 'Ở đâu': 'Kho thành phẩm Tả Lèng', 'Quy cách': '100 g', 'Số gói': '100' };
    await clerk.presses('Đóng gói và nhập kho', shelves);
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 0 kg');
    const officer = await new Person(market.visitor()).signsIn('so@demo.test');
    await officer.opens(`/department/batches/${batch.split('/').at(-1)}`);
    expect(officer.sees).toContain('Chuỗi của lô');
    expect(officer.sees).toContain('gõ ngược số');
    expect(officer.sees).toContain('báo sai');
    expect(officer.sees).toContain('Hàng đi sang lô khác');
    expect(officer.sees).not.toContain('Lò Thị Ban');
    await officer.follows('Lô 241126-02, Hồng trà');
    expect(officer.sees).toContain('Hàng vào từ lô khác');
  });

  it('a packing nobody has touched can be declared wrong: the tea is back, the bags are gone', async () => {
    await followsWrongOf('Đóng gói');
    await clerk.presses('Báo sai việc này', { 'Việc này không có': true });
    expect(clerk.sees).toContain('Đã báo sai.');
    expect(clerk.part('Còn trong lô', ['div'])).toBe('Còn trong lô 10 kg');
  });
});
