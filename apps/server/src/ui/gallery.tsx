// Every component in every state, for looking at and for the accessibility check. Nothing here is served.
import type { VNode } from 'preact';
import { Badge, Stars } from './badges.js';
import { LineChart, Progress } from './charts.js';
import {
  ActionForm,
  Button,
  Checkbox,
  DateInput,
  FileInput,
  MoneyInput,
  NumberInput,
  QuantityInput,
  Select,
} from './forms.js';
import { DashboardPage, PackingPage } from './gallery-desks.js';
import { ScanView } from './gallery-scan.js';
import { CheckoutPage, HomePage, ListPage, ProductPage } from './gallery-shop.js';
import { guest, words } from './gallery-words.js';
import { Icon, ICON_NAMES } from './icons.js';
import { Illustration, LINES } from './illustrations/illustration.js';
import { Page } from './layout.js';
import { Timeline } from './lists.js';
import { EmptyState, Notice } from './notices.js';
import type { VerdictKind } from './scan-layout.js';
import { Grid, PageHead, Row, Section } from './sections.js';
import { DataTable } from './tables.js';
import { Band } from './weave.js';

const VERDICTS: VerdictKind[] = ['genuine', 'seen', 'inactive', 'unknown', 'recalled', 'expired'];

/** Every gallery page by its file name. `scanCss` is the minified scan-critical.css. */
export function galleryPages(scanCss: string): Record<string, VNode> {
  return {
    components: <ComponentsPage />,
    home: <HomePage />,
    list: <ListPage />,
    product: <ProductPage />,
    dashboard: <DashboardPage />,
    packing: <PackingPage />,
    checkout: <CheckoutPage />,
    ...Object.fromEntries(VERDICTS.map(kind => [`scan-${kind}`, <ScanView kind={kind} css={scanCss} />])),
  };
}

function ComponentsPage() {
  return (
    <Page
      title="Thành phần"
      locale="vi"
      path="/gallery"
      actor={guest}
      words={words}
      assets={{ css: '/static/site.css' }}
    >
      <PageHead title="Thành phần" lead="Mỗi thành phần trong mọi trạng thái." />
      <Drawings />
      <Actions />
      <Marks />
      <Inputs />
      <Lists />
      <EmptyState title="Giỏ hàng còn trống" line="wood" action={<Button href="/products">Đi chợ</Button>}>
        Chọn vài món ngon của bản làng nhé.
      </EmptyState>
    </Page>
  );
}

function Drawings() {
  return (
    <Section title="Hình vẽ">
      <Grid min="small">
        {LINES.map(line => (
          <div>
            <Illustration line={line} title={line} />
          </div>
        ))}
      </Grid>
      <Row>
        {ICON_NAMES.map(name => (
          <Icon name={name} />
        ))}
      </Row>
      <Band />
    </Section>
  );
}

function Actions() {
  return (
    <Section title="Nút">
      <Row>
        <Button>Chính</Button>
        <Button kind="secondary" icon="print">
          Phụ
        </Button>
        <Button kind="quiet" href="/">
          Nhẹ
        </Button>
        <Button kind="danger">Nguy hiểm</Button>
        <Button disabled>Chưa được</Button>
        <ActionForm
          action="/x"
          label="Huỷ đơn"
          kind="danger"
          confirm={{ question: 'Huỷ đơn CP-2041? Tiền sẽ được hoàn.', yes: 'Huỷ đơn' }}
        />
      </Row>
    </Section>
  );
}

function Marks() {
  return (
    <Section title="Dấu hiệu">
      <Row>
        {[3, 4, 5].map(stars => (
          <Stars stars={stars} label={`OCOP ${stars} sao`} />
        ))}
      </Row>
      <Row>
        <Badge>Nháp</Badge>
        <Badge tone="brand">Gạo mới</Badge>
        <Badge tone="info">Đang xét</Badge>
        <Badge tone="success" icon="check">
          Đã trả tiền
        </Badge>
        <Badge tone="warning">Sắp hết hạn</Badge>
        <Badge tone="danger">Thu hồi</Badge>
      </Row>
      <Notice title="Đã nhận hồ sơ">Sở trả lời trong 5 ngày làm việc.</Notice>
      <Notice tone="success">Đã lưu.</Notice>
      <Notice tone="warning" title="Giấy chứng nhận sắp hết hạn">
        Còn 30 ngày. <a href="/coop/documents">Gia hạn</a>
      </Notice>
      <Notice tone="danger" title="Không lưu được">
        Lô này đã đóng, không ghi thêm được.
      </Notice>
      <Progress label="Đã đặt" value={64} goal={100} display="64 / 100 kg" />
    </Section>
  );
}

function Inputs() {
  return (
    <Section title="Ô nhập" panel>
      <form class="form stack" method="post" action="/x">
        <NumberInput name="area" label="Diện tích" unit="ha" decimal value="1,5" />
        <MoneyInput name="price" label="Giá bán" hint="Giá người mua trả, đã gồm thuế." value="180000" required />
        <DateInput name="harvested" label="Ngày hái" value="2026-03-12" max="2026-11-24" />
        <FileInput name="photo" label="Ảnh sản phẩm" accept="image/*" error="Ảnh lớn hơn 10 MB" />
        <QuantityInput name="count" label="Số hộp" value={2} unit="hộp" />
        <Select
          name="line"
          label="Ngành hàng"
          value="rice"
          options={[
            {
              label: 'Nông sản',
              options: [
                { value: 'rice', label: 'Gạo' },
                { value: 'tea', label: 'Chè' },
              ],
            },
          ]}
        />
        <Checkbox name="terms" label="Tôi đã đọc và đồng ý với điều kiện bán hàng" required />
        <Checkbox name="news" label="Nhận tin mùa vụ" hint="Mỗi tháng nhiều nhất một thư." checked />
      </form>
    </Section>
  );
}

function Lists() {
  return (
    <Section title="Danh sách">
      <Timeline
        steps={[
          { title: 'Hái chè', when: '12/3/2026', quantity: '86 kg' },
          { title: 'Cân 90 kg', when: '12/3/2026', state: 'wrong', note: 'Ghi nhầm, đã sửa thành 86 kg.' },
          { title: 'Xuất kho', when: 'chưa', state: 'waiting' },
        ]}
      />
      <DataTable caption="Sổ chi tiền" columns={[{ label: 'Ngày' }]} rows={[]} empty="Chưa có khoản chi nào." />
      <DataTable
        caption="Bảng so sánh, cuộn ngang trên điện thoại"
        phone="scroll"
        columns={['Xã', 'Quý I', 'Quý II', 'Quý III', 'Quý IV'].map((label, at) => ({
          label,
          align: at ? 'end' : 'start',
        }))}
        rows={[
          { cells: ['Tân Uyên', '402.000.000 ₫', '388.000.000 ₫', '501.000.000 ₫', '611.000.000 ₫'] },
          { cells: ['Mường Tè', '12.000.000 ₫', '9.400.000 ₫', '8.800.000 ₫', '14.100.000 ₫'], tone: 'muted' },
        ]}
      />
      <LineChart title="Một điểm" desc="Chỉ có tháng 1." points={[{ label: 'T1', value: 5, display: '5 đơn' }]} />
    </Section>
  );
}
