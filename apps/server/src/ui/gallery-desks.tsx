// Rooms of the department and the co-op made of the components.
import { StatTile } from './cards.js';
import { BarChart, HorizontalBars, LineChart } from './charts.js';
import { ActionForm, Button } from './forms.js';
import { Desk, Page } from './layout.js';
import { Notice } from './notices.js';
import { Grid, Panel } from './sections.js';
import { DataTable } from './tables.js';
import { director, frame } from './gallery-words.js';

const months = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'].map((label, at) => {
  const value = [410, 820, 390, 460, 520, 480, 505, 560, 610, 690, 720, 880][at] ?? 0;
  return { label, value: value * 1_000_000, display: `${value} triệu ₫` };
});
const millions = (value: number) => (value === 0 ? '0' : `${value / 1_000_000} tr`);

export function DashboardPage() {
  const tabs = [
    { href: '/department', label: 'Tổng quan', current: true },
    { href: '/department/verifications', label: 'Xác minh', count: 4 },
    { href: '/department/recalls', label: 'Thu hồi' },
    { href: '/department/reports', label: 'Báo cáo' },
  ];
  return (
    <Page {...frame} title="Tổng quan" path="/department" actor={director} width="wide">
      <Desk
        title="Tổng quan năm 2026"
        owner="Sở Công Thương (mẫu)"
        rooms={{ label: 'Sở Công Thương (mẫu)', all: 'Các mục', groups: [{ title: 'Toàn tỉnh', tabs }] }}
        actions={
          <Button kind="secondary" icon="download" href="/department/report.xlsx">
            Tải XLSX
          </Button>
        }
      >
        <Grid min="small">
          <StatTile
            label="Doanh số"
            value="7,05 tỷ ₫"
            change={{ text: '18 % so với 2025', direction: 'up', good: true }}
          />
          <StatTile label="Đơn hàng" value="21.480" change={{ text: '9 % so với 2025', direction: 'up', good: true }} />
          <StatTile
            label="Khiếu nại quá hạn"
            value="3"
            change={{ text: 'thêm 2 so với tháng trước', direction: 'up', good: false }}
          />
          <StatTile
            label="Hợp tác xã đang bán"
            value="112"
            note="trên 384 đã đăng ký"
            href="/department/cooperatives"
          />
        </Grid>
        <Grid min="large">
          <Panel>
            <LineChart
              title="Doanh số theo tháng"
              desc="Cao nhất tháng 12 với 880 triệu đồng, thấp nhất tháng 3."
              points={months}
              tick={millions}
            />
          </Panel>
          <Panel>
            <BarChart title="Đơn hàng theo tháng" desc="Tăng đều từ tháng 5." points={months} tick={millions} />
          </Panel>
          <Panel>
            <HorizontalBars
              title="Theo ngành hàng"
              desc="Chè dẫn đầu."
              points={[
                { label: 'Chè', value: 3.1, display: '3,1 tỷ ₫' },
                { label: 'Gạo', value: 1.9, display: '1,9 tỷ ₫' },
                { label: 'Mật ong', value: 0.9, display: '0,9 tỷ ₫' },
                { label: 'Cá nước lạnh', value: 0.6, display: '0,6 tỷ ₫' },
              ]}
            />
          </Panel>
        </Grid>
        <DataTable
          caption="Theo xã"
          columns={[
            { label: 'Xã' },
            { label: 'Hợp tác xã', align: 'end' },
            { label: 'Đơn', align: 'end' },
            { label: 'Doanh số', align: 'end' },
          ]}
          rows={[
            { cells: ['Tân Uyên', '14', '5.210', '1.902.400.000 ₫'] },
            { cells: ['Than Uyên', '9', '3.870', '1.120.000.000 ₫'] },
            { cells: ['Sìn Hồ', '6', '1.044', '402.150.000 ₫'], tone: 'warning' },
          ]}
          footer={['Tổng', '29', '10.124', '3.424.550.000 ₫']}
        />
      </Desk>
    </Page>
  );
}

export function PackingPage() {
  return (
    <Page {...frame} title="Hôm nay đóng gói" path="/coop/packing" actor={director} width="wide">
      <Desk
        title="Hôm nay đóng gói"
        owner="HTX Chè Bản Mẫu"
        rooms={{
          label: 'HTX Chè Bản Mẫu',
          all: 'Các mục',
          groups: [
            {
              title: 'Bán hàng',
              tabs: [
                { href: '/coop/packing', label: 'Đóng gói', count: 2, current: true },
                { href: '/coop/batches', label: 'Lô hàng' },
                { href: '/coop/labels', label: 'Tem' },
                { href: '/coop/money', label: 'Tiền' },
              ],
            },
          ],
        }}
        actions={
          <Button kind="secondary" icon="print" href="/coop/packing.pdf">
            In danh sách
          </Button>
        }
      >
        <Notice tone="warning" title="Bưu tá đến lúc 15:30">
          Còn 2 đơn chưa đóng.
        </Notice>
        <DataTable
          caption="Đơn chờ đóng gói"
          quietCaption
          columns={[
            { label: 'Đơn' },
            { label: 'Hàng' },
            { label: 'Lô' },
            { label: 'Gửi đến' },
            { label: 'Thu hộ', align: 'end' },
            { label: 'Việc', quiet: true },
          ]}
          rows={[
            {
              cells: [
                <a class="nowrap" href="/orders/1">
                  CP-2041
                </a>,
                '2 hộp chè Shan 200 g',
                'CHE-260312',
                'Cầu Giấy, Hà Nội',
                '392.000 ₫',
                <ActionForm action="/orders/1/packing" label="Đã đóng" kind="primary" />,
              ],
            },
            {
              cells: [
                <a class="nowrap" href="/orders/2">
                  CP-2042
                </a>,
                '1 hộp chè Shan 200 g',
                'CHE-260312',
                'Tân Uyên, Lai Châu',
                '',
                <ActionForm action="/orders/2/packing" label="Đã đóng" kind="primary" />,
              ],
              tone: 'danger',
            },
          ]}
        />
      </Desk>
    </Page>
  );
}
