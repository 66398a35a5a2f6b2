import { dong } from '#platform/money';
import { TaxXml, unitPrice } from './tax-xml.js';
import type { NumberedInvoice } from './writer.js';

const tea = { ...{ lineId: 'l', unit: 'gói', quantity: 2, rate: '8%' as const }, name: 'Chè <Shan> & "tuyết", 100 g' };
const sold: NumberedInvoice = {
  ...{ series: '1C26TAB', number: 12, day: '2026-11-28', order: 'CP1-1', payment: 'cod', reason: null, adjusts: null },
  seller: { name: 'HTX Chè Sương Mây', taxCode: '6200000001', address: 'bản Mẫu', phone: '+84213000000' },
  buyer: { name: 'Trần Thị Mẫu', address: '12 phố Mẫu' },
  lines: [{ ...tea, gross: dong(108_000), vat: dong(8_000) }],
  ...{ gross: dong(108_000), vat: dong(8_000) },
};
const write = (invoice: NumberedInvoice) => new TaxXml().write(invoice);

describe('the file of an invoice', () => {
  it('has what the format asks for, in its order', () => {
    expect(write(sold)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>\n<HDon><DLHDon Id="data"><TTChung><PBan>2.0.1</PBan><THDon>Hóa đơn giá trị gia tăng</THDon>',
        '<KHMSHDon>1</KHMSHDon><KHHDon>C26TAB</KHHDon><SHDon>12</SHDon><NLap>2026-11-28</NLap><DVTTe>VND</DVTTe><TGia>1</TGia><HTTToan>Tiền mặt</HTTToan></TTChung>',
        '<NDHDon><NBan><Ten>HTX Chè Sương Mây</Ten><MST>6200000001</MST><DChi>bản Mẫu</DChi><SDThoai>+84213000000</SDThoai></NBan>',
        '<NMua><DChi>12 phố Mẫu</DChi><MKHang>CP1-1</MKHang><HVTNMHang>Trần Thị Mẫu</HVTNMHang></NMua>',
        '<DSHHDVu><HHDVu><TChat>1</TChat><STT>1</STT><THHDVu>Chè &lt;Shan&gt; &amp; &quot;tuyết&quot;, 100 g</THHDVu><DVTinh>gói</DVTinh><SLuong>2</SLuong>',
        '<DGia>50000</DGia><ThTien>100000</ThTien><TSuat>8%</TSuat></HHDVu></DSHHDVu>',
        '<TToan><THTTLTSuat><LTSuat><TSuat>8%</TSuat><ThTien>100000</ThTien><TThue>8000</TThue></LTSuat></THTTLTSuat><TgTCThue>100000</TgTCThue>',
        '<TgTThue>8000</TgTThue><TgTTTBSo>108000</TgTTTBSo><TgTTTBChu>Một trăm lẻ tám nghìn đồng</TgTTTBChu></TToan></NDHDon></DLHDon></HDon>\n',
      ].join(''),
    );
  });

  it('of a seller who pays VAT on the turnover has none on it', () => {
    const file = write({
      ...sold,
      series: '2C26TAB',
      vat: dong(0),
      lines: [{ ...tea, rate: null, gross: dong(108_000), vat: dong(0) }],
    });
    expect(file).toContain('<THDon>Hóa đơn bán hàng</THDon><KHMSHDon>2</KHMSHDon>');
    expect(file).toContain('<DGia>54000</DGia><ThTien>108000</ThTien></HHDVu>');
    expect(file).not.toMatch(/TSuat|TgTThue|TgTCThue/);
  });

  it('of what went back names the invoice it lessens, with sums below zero', () => {
    const adjusts = { series: '1C25TAB', number: 7, day: '2025-12-31' };
    const lines = [{ ...tea, unit: null, quantity: null, gross: dong(-54_000), vat: dong(-4_000) }];
    const file = write({ ...sold, adjusts, reason: 'recalled', lines, gross: dong(-54_000), vat: dong(-4_000) });
    expect(file).toContain(
      '<TTHDLQuan><TCHDon>2</TCHDon><LHDCLQuan>1</LHDCLQuan><KHMSHDCLQuan>1</KHMSHDCLQuan><KHHDCLQuan>C25TAB</KHHDCLQuan><SHDCLQuan>7</SHDCLQuan><NLHDCLQuan>2025-12-31</NLHDCLQuan>',
    );
    expect(file).toContain('<ThTien>-50000</ThTien><TSuat>8%</TSuat>');
    expect(file).toContain('<TgTTTBSo>-54000</TgTTTBSo><TgTTTBChu>Âm năm mươi tư nghìn đồng</TgTTTBChu>');
  });

  it('leaves out what XML cannot say', () => {
    expect(write({ ...sold, buyer: { ...sold.buyer, name: 'A\u0000\u0007]]>B' } })).toContain(
      '<HVTNMHang>A]]&gt;B</HVTNMHang>',
    );
  });

  it('says a price of one that does not come out even with four decimals', () => {
    expect(unitPrice(dong(100), 3)).toBe('33.3333');
    expect(unitPrice(dong(1), 8)).toBe('0.125');
  });
});
