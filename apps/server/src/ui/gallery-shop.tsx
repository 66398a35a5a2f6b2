// Pages of the market made of the components, to look at: nothing here is served.
import { Stars } from './badges.js';
import { CooperativeCard, ProductCard, ProductGrid } from './cards.js';
import { Button, FormErrors, QuantityInput, RadioCards, Select, Steps, TextArea, TextInput } from './forms.js';
import { Page } from './layout.js';
import { DefinitionList, Timeline } from './lists.js';
import { Breadcrumbs, FilterPanel, Pagination, Toolbar, WithFilters } from './navigation.js';
import { Picture } from './picture.js';
import { Price } from './price.js';
import { Grid, Hero, PageHead, Panel, Row, Section, Split } from './sections.js';
import { director, guest, products, frame, batchSteps } from './gallery-words.js';

export function HomePage() {
  return (
    <Page {...frame} title="Chợ Phiên" path="/" actor={guest}>
      <Hero
        title="Đặc sản Lai Châu, rõ tận gốc"
        lead="Mỗi gói hàng mang mã riêng: quét để biết ai làm, làm ở đâu, ngày nào."
      >
        <Button href="/products">Xem sản phẩm</Button>
        <Button href="/scan" kind="secondary" icon="scan">
          Quét mã
        </Button>
      </Hero>
      <Section
        title="Đang vào mùa"
        lead="Vụ chè xuân và gạo mới đã về."
        more={{ href: '/seasons', label: 'Mùa nào thức nấy' }}
      >
        <ProductGrid>
          {products.map(product => (
            <ProductCard {...product} />
          ))}
        </ProductGrid>
      </Section>
      <Section title="Hợp tác xã">
        <Grid>
          <CooperativeCard
            href="/cooperatives/mau"
            form="Hợp tác xã"
            name="HTX Chè Bản Mẫu"
            place="xã Tân Uyên"
            detail="64 thành viên, 41 ha chè Shan"
            line="tea"
          />
          <CooperativeCard
            href="/cooperatives/ong"
            form="Tổ hợp tác"
            name="Tổ hợp tác Ong Mẫu"
            place="xã Sìn Hồ"
            detail="12 hộ"
            line="honey"
          />
          <CooperativeCard
            href="/cooperatives/det"
            form="Hợp tác xã"
            name="HTX Thổ cẩm Mẫu"
            place="xã Bản Bo"
            detail="38 thành viên"
            line="textile"
          />
        </Grid>
      </Section>
    </Page>
  );
}

export function ListPage() {
  return (
    <Page {...frame} title="Sản phẩm" path="/products" actor={guest}>
      <PageHead
        title="Sản phẩm"
        crumbs={<Breadcrumbs label="Vị trí" items={[{ href: '/', label: 'Chợ' }, { label: 'Sản phẩm' }]} />}
      />
      <WithFilters
        filters={
          <FilterPanel
            title="Bộ lọc"
            clear={{ href: '/products', label: 'Bỏ hết bộ lọc' }}
            groups={[
              {
                title: 'Ngành hàng',
                items: [
                  { href: '?line=tea', label: 'Chè', count: '128', current: true },
                  { href: '?line=rice', label: 'Gạo', count: '64' },
                  { href: '?line=honey', label: 'Mật ong', count: '31' },
                ],
              },
              { title: 'Sao OCOP', items: [{ href: '?star=4', label: '4 sao trở lên', count: '40' }] },
            ]}
          />
        }
      >
        <Toolbar title="223 sản phẩm">
          <Button kind="quiet" href="?sort=price">
            Xếp theo giá
          </Button>
        </Toolbar>
        <ProductGrid label="Sản phẩm">
          {[...products, ...products].map(product => (
            <ProductCard {...product} heading={2} />
          ))}
        </ProductGrid>
        <Pagination
          label="Trang"
          status="Trang 2 / 28"
          previous={{ href: '?page=1', label: 'Trước' }}
          next={{ href: '?page=3', label: 'Sau' }}
        />
      </WithFilters>
    </Page>
  );
}

export function ProductPage() {
  return (
    <Page
      {...frame}
      title="Chè Shan tuyết"
      path="/products/che"
      actor={director}
      flash={{ tone: 'success', text: 'Đã thêm vào giỏ hàng.' }}
    >
      <PageHead
        title="Chè Shan tuyết một tôm hai lá"
        crumbs={
          <Breadcrumbs
            label="Vị trí"
            items={[{ href: '/', label: 'Chợ' }, { href: '/products', label: 'Sản phẩm' }, { label: 'Chè Shan tuyết' }]}
          />
        }
      />
      <Split
        lead={<Picture line="tea" eager />}
        aside={
          <>
            <Panel>
              <Stars stars={4} label="OCOP 4 sao" />
              <Price amount="180.000 ₫" per="hộp 200 g" unitPrice="900.000 ₫/kg, đã gồm thuế" large />
              <form class="form stack" method="post" action="/basket">
                <QuantityInput name="quantity" label="Số hộp" value={1} max={48} unit="hộp, còn 48" />
                <Button icon="basket" wide>
                  Thêm vào giỏ
                </Button>
              </form>
            </Panel>
            <CooperativeCard
              href="/cooperatives/mau"
              form="Hợp tác xã"
              name="HTX Chè Bản Mẫu"
              place="xã Tân Uyên"
              line="tea"
            />
          </>
        }
      >
        <Section title="Thông tin">
          <DefinitionList
            items={[
              { term: 'Thành phần', detail: '100 % búp chè Shan tuyết' },
              { term: 'Khối lượng tịnh', detail: '200 g' },
              { term: 'Hạn dùng', detail: '24 tháng từ ngày đóng gói' },
              { term: 'Nơi làm', detail: 'Bản Mẫu, xã Tân Uyên, tỉnh Lai Châu' },
            ]}
          />
        </Section>
        <Section title="Lô đang bán">
          <Timeline steps={[...batchSteps, { title: 'Giao cho người mua', when: 'trong 3 ngày', state: 'waiting' }]} />
        </Section>
      </Split>
    </Page>
  );
}

export function CheckoutPage() {
  return (
    <Page {...frame} title="Đặt hàng" path="/checkout" actor={director} width="narrow">
      <PageHead title="Giao đến đâu?" />
      <Steps
        label="Các bước đặt hàng"
        current={1}
        steps={[
          { label: 'Giỏ hàng', href: '/basket' },
          { label: 'Địa chỉ' },
          { label: 'Giao và trả tiền' },
          { label: 'Xem lại' },
        ]}
      />
      <FormErrors
        title="Có 2 chỗ cần sửa"
        errors={[
          { field: 'phone', message: 'Số điện thoại phải có 10 chữ số' },
          { field: 'payment', message: 'Hãy chọn cách trả tiền' },
        ]}
      />
      <form class="form stack" method="post" action="/checkout">
        <TextInput name="name" label="Họ và tên" required autocomplete="name" value="Nguyễn Thị Mẫu" />
        <TextInput
          name="phone"
          label="Số điện thoại"
          hint="Người giao hàng sẽ gọi số này."
          error="Số điện thoại phải có 10 chữ số"
          type="tel"
          required
          value="09123"
          size="medium"
        />
        <Select
          name="commune"
          label="Xã, phường"
          placeholder="Chọn xã, phường"
          options={[{ value: '1', label: 'Tân Uyên' }]}
          required
        />
        <TextArea name="note" label="Lời nhắn cho hợp tác xã" rows={2} />
        <RadioCards
          name="payment"
          label="Cách trả tiền"
          required
          value="cod"
          error="Hãy chọn cách trả tiền"
          options={[
            { value: 'cod', label: 'Trả khi nhận hàng', detail: 'Đưa tiền mặt cho người giao hàng.', aside: '+0 ₫' },
            { value: 'vietqr', label: 'Chuyển khoản VietQR', detail: 'Quét mã bằng ứng dụng ngân hàng.' },
            { value: 'card', label: 'Thẻ quốc tế', detail: 'Tạm ngừng.', disabled: true },
          ]}
        />
        <Row>
          <Button>Tiếp tục</Button>
          <Button kind="quiet" href="/basket">
            Về giỏ hàng
          </Button>
        </Row>
      </form>
    </Page>
  );
}
