import { renderToString } from 'preact-render-to-string';
import { Checkbox, MoneyInput, RadioCards, Select, TextArea, TextInput } from './forms.js';

describe('a field', () => {
  const wrong = renderToString(
    <TextInput name="phone" label="Số điện thoại" hint="10 chữ số" error="Thiếu số" required value="09" />,
  );

  it('ties label, hint and error to its control', () => {
    expect(wrong).toContain('<label for="f-phone">');
    expect(wrong).toMatch(/<input[^>]* aria-describedby="f-phone-hint f-phone-error"/);
    expect(wrong).toMatch(/<p class="hint" id="f-phone-hint">10 chữ số/);
    expect(wrong).toMatch(/<p class="error" id="f-phone-error">/);
    expect(wrong).toMatch(/<input[^>]* aria-invalid="true"/);
    expect(wrong).toMatch(/<input[^>]* required/);
  });

  it('claims nothing that is not there', () => {
    const right = renderToString(<TextInput name="phone" label="Số điện thoại" />);
    expect(right).not.toContain('aria-');
    expect(right).not.toContain('required');
  });

  it('gives ids that a link can reach for names with brackets', () => {
    expect(renderToString(<TextInput name="lines[0].count" label="Số" />)).toContain(
      'id="f-lines-0-count" name="lines[0].count"',
    );
  });

  it('escapes what people typed', () => {
    const html = renderToString(
      <TextArea name="note" label="Lời nhắn" value={'</textarea><script>alert(1)</script>'} />,
    );
    expect(html).not.toContain('<script>');
    expect(renderToString(<TextInput name="n" label="Tên" value={'"><img src=x>'} />)).not.toContain('<img');
  });
});

it('keeps every đồng of a bigint', () => {
  expect(renderToString(<MoneyInput name="price" label="Giá" value={9_007_199_254_740_993n} />)).toContain(
    'value="9007199254740993"',
  );
});

it('selects the value inside a group', () => {
  const html = renderToString(
    <Select
      name="line"
      label="Ngành"
      value="tea"
      options={[
        {
          label: 'Nông sản',
          options: [
            { value: 'rice', label: 'Gạo' },
            { value: 'tea', label: 'Chè' },
          ],
        },
      ]}
    />,
  );
  expect(html.match(/<option[^>]* selected/g)).toHaveLength(1);
  expect(html).toMatch(/<option(?=[^>]* selected)(?=[^>]*value="tea")/);
});

it('describes a group of cards by its error and checks one card', () => {
  const options = [
    { value: 'cod', label: 'Khi nhận' },
    { value: 'qr', label: 'VietQR' },
  ];
  const html = renderToString(<RadioCards name="pay" label="Trả tiền" error="Hãy chọn" options={options} value="qr" />);
  expect(html).toMatch(/<fieldset[^>]* aria-describedby="f-pay-error"/);
  expect(html.match(/ checked/g)).toHaveLength(1);
});

it('puts the hint of a checkbox outside its label', () => {
  const html = renderToString(<Checkbox name="news" label="Nhận tin" hint="Mỗi tháng" />);
  expect(html.indexOf('</label>')).toBeLessThan(html.indexOf('Mỗi tháng'));
  expect(html).toContain('aria-describedby="f-news-hint"');
});
