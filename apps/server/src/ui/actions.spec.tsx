import { renderToString } from 'preact-render-to-string';
import { ActionForm, Button, FormErrors, Steps } from './actions.js';
import { TextInput } from './forms.js';

describe('ActionForm', () => {
  it('is a POST with its hidden fields', () => {
    const html = renderToString(<ActionForm action="/orders/1/packing" label="Đã đóng" fields={{ batch: 'a"b' }} />);
    expect(html).toMatch(/^<form[^>]* method="post" action="\/orders\/1\/packing"/);
    expect(html).toContain('name="batch" value="a&quot;b"');
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  it('with a question, cannot be sent before the question is open', () => {
    const html = renderToString(
      <ActionForm
        action="/orders/1/cancellation"
        label="Huỷ"
        kind="danger"
        confirm={{ question: 'Huỷ thật?', yes: 'Huỷ đơn' }}
      />,
    );
    expect(html).toMatch(/^<details(?![^>]* open)/);
    const [summary, rest] = html.split('</summary>');
    expect(summary).not.toContain('<button');
    expect(rest).toContain('Huỷ thật?');
    expect(rest?.match(/<button[^>]* type="submit"/g)).toHaveLength(1);
  });
});

it('a button that goes somewhere is a link', () => {
  expect(renderToString(<Button href="/basket">Giỏ</Button>)).toMatch(/^<a [^>]*href="\/basket"/);
  expect(renderToString(<Button>Gửi</Button>)).toMatch(/^<button [^>]*type="submit"/);
});

describe('FormErrors', () => {
  it('leads to the fields that exist', () => {
    const summary = renderToString(
      <FormErrors title="Cần sửa" errors={[{ field: 'lines[0]', message: 'Thiếu số' }]} />,
    );
    const field = renderToString(<TextInput name="lines[0]" label="Số" />);
    const target = /href="#([^"]+)"/.exec(summary)?.[1];
    expect(target).toBeDefined();
    expect(field).toContain(`id="${target}"`);
    expect(summary).toMatch(/role="alert"/);
  });

  it('says which field it means, by the name the page gives it', () => {
    const summary = renderToString(
      <FormErrors
        title="Cần sửa"
        labels={{ name: 'Họ và tên' }}
        errors={[
          { field: 'name', message: 'Xin điền mục này.' },
          { field: 'toString', message: 'Chưa đúng.' },
        ]}
      />,
    );
    expect(summary).toContain('<a href="#f-name">Họ và tên: Xin điền mục này.</a>');
    expect(summary).toContain('<a href="#f-toString">Chưa đúng.</a>');
  });

  it('is silent when nothing is wrong', () => {
    expect(renderToString(<FormErrors title="Cần sửa" errors={[]} />)).toBe('');
  });
});

it('only finished steps can be gone back to', () => {
  const html = renderToString(
    <Steps
      label="Đặt hàng"
      current={1}
      steps={[
        { label: 'Giỏ', href: '/basket' },
        { label: 'Địa chỉ', href: '/address' },
        { label: 'Xem lại', href: '/review' },
      ]}
    />,
  );
  expect([...html.matchAll(/href="([^"]+)"/g)].map(match => match[1])).toEqual(['/basket']);
  expect(html).toMatch(/aria-current="step"/);
});
