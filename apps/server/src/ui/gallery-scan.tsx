// The page behind a label in each of its verdicts.
import { Badge, Stars } from './badges.js';
import { ActionForm, Button } from './forms.js';
import { DefinitionList, Timeline } from './lists.js';
import { ScanPage, Verdict, type VerdictKind } from './scan-layout.js';
import { Row, Section } from './sections.js';
import { scanWords, batchSteps } from './gallery-words.js';

const verdicts: Record<VerdictKind, [string, string]> = {
  genuine: ['Hàng thật', 'Mã này do HTX Chè Bản Mẫu phát hành và được quét lần đầu.'],
  seen: [
    'Mã đã được quét trước đây',
    'Lần đầu lúc 9:12 ngày 2/4/2026. Nếu gói hàng còn nguyên tem, hãy báo cho chúng tôi.',
  ],
  inactive: ['Mã chưa được kích hoạt', 'Tem đã in nhưng hợp tác xã chưa dán lên hàng.'],
  unknown: ['Không tìm thấy mã này', 'Mã không thuộc sản phẩm nào trên Chợ Phiên. Đừng dùng nếu bạn nghi ngờ.'],
  recalled: ['Đang thu hồi, không sử dụng', 'Lô CHE-260312 bị thu hồi ngày 5/4/2026. Hãy gửi lại để được hoàn tiền.'],
  suspect: ['Tem có dấu hiệu bị sao chép', 'Mã này đã được quét ở những nơi mà một gói hàng không thể cùng có mặt.'],
  opened: ['Niêm phong đã được mở', 'Mã bên trong đã được nhập lúc 24/11/2026 09:00.'],
  expired: ['Đã hết hạn dùng', 'Hạn dùng của lô này là ngày 15/3/2026.'],
};

export function ScanView({ kind, css }: { kind: VerdictKind; css: string }) {
  const [title, detail] = verdicts[kind];
  return (
    <ScanPage title={title} locale="vi" path="/01/09520000000019/21/A1" css={css} nonce="gallery" words={scanWords}>
      <Verdict kind={kind} title={title} detail={detail} />
      <Section title="Chè Shan tuyết, hộp 200 g" panel>
        <Row>
          <Stars stars={4} label="OCOP 4 sao" />
          <Badge tone="success" icon="shield">
            Có bằng chứng công khai
          </Badge>
        </Row>
        <DefinitionList
          items={[
            { term: 'Người làm', detail: <a href="/cooperatives/mau">HTX Chè Bản Mẫu</a> },
            { term: 'Lô', detail: 'CHE-260312' },
            { term: 'Hạn dùng', detail: '15/3/2028' },
          ]}
        />
        <Row>
          <Button href="/products/che">Mua lại</Button>
          <ActionForm
            action="/reports"
            label="Báo sai sót"
            kind="quiet"
            confirm={{ question: 'Gửi báo cáo về mã này cho hợp tác xã và Sở?', yes: 'Gửi báo cáo' }}
          />
        </Row>
      </Section>
      <Section title="Từ đồi chè đến tay bạn">
        <Timeline steps={batchSteps} />
      </Section>
    </ScanPage>
  );
}
