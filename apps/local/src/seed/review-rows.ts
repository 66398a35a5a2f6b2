import { isLine, LINES, type GoodsClass } from '#libs/catalog';
import { DAY, later } from './calendar.js';
import { Dice, idAt } from './dice.js';
import type { Row } from './insert-rows.js';
import type { Group, Line, Order } from './orders.js';
import { memberId, officerId } from './people.js';

type Said = readonly [stars: number, text: string];

const ABOUT: Record<GoodsClass, readonly Said[]> = {
  food: [
    [5, 'Hàng đúng như giới thiệu, cả nhà đều thích. Quét mã trên gói thấy rõ nơi làm.'],
    [5, 'Thơm ngon, đóng gói cẩn thận. Sẽ mua lại.'],
    [4, 'Ngon, nhưng gói hơi nhỏ so với giá.'],
    [4, 'Chất lượng tốt, giao chậm hơn dự kiến một ngày.'],
    [3, 'Ăn được, không đặc biệt như mình nghĩ.'],
    [2, 'Gói bị móp khi tới nơi, hàng bên trong vẫn dùng được.'],
    [5, ''],
  ],
  craft: [
    [5, 'Làm tay rất khéo, màu ngoài đời đẹp hơn ảnh.'],
    [4, 'Đẹp, chắc chắn. Kích thước hơi khác mô tả một chút.'],
    [3, 'Ổn, nhưng mùi mới còn nặng, phải phơi mấy hôm.'],
  ],
  living: [
    [5, 'Hoa tươi, gói kỹ, để được lâu.'],
    [4, 'Cây khoẻ, có vài lá bị gãy lúc vận chuyển.'],
    [2, 'Hoa tới nơi đã héo mấy cành.'],
  ],
  service: [
    [5, 'Chủ nhà chu đáo, cơm ngon, cảnh rất đẹp.'],
    [4, 'Phòng sạch, đường vào hơi khó tìm.'],
    [5, 'Các cháu thích nhất là được đi hái chè cùng bà con.'],
  ],
};
const NAMES = ['', '', 'Chị Hoa', 'Minh T.', 'Anh Quân', 'Cô Lan', 'Thu', 'Một khách Hà Nội'];
const REPLIES = ['Cảm ơn bạn đã ủng hộ bà con.', 'Hợp tác xã xin tiếp thu và sẽ đóng gói kỹ hơn.'];
/** Of a hundred lines that were received. */
const WRITE = 0.11;

/** What buyers wrote in the days after their goods came; some were answered, one was reported, one removed. */
export function reviewRows(groups: readonly Group[], now: Date): Record<'reviews' | 'reports', Row[]> {
  const dice = new Dice(5000);
  const received = groups.flatMap(group => group.orders.flatMap(order => linesOf(group, order)));
  const reviews = received.filter(() => dice.falls(WRITE)).flatMap(line => reviewRow(line, now, dice));
  const [removed, reported] = [reviews.at(-40), reviews.at(-3)];
  return {
    reviews: reviews.map(row => (row === removed ? { ...row, ...removedAt(now) } : row)),
    reports: reported ? [reportRow(String(reported['id']), now)] : [],
  };
}

interface Received {
  group: Group;
  order: Order;
  line: Line;
  at: Date;
}

const linesOf = (group: Group, order: Order): Received[] =>
  order.deliveredAt ? order.lines.map(line => ({ group, order, line, at: order.deliveredAt ?? group.placedAt })) : [];

function reviewRow({ group, order, line, at }: Received, now: Date, dice: Dice): Row[] {
  const { goods, id: productId } = line.batch.product;
  const [stars, text] = dice.pick(ABOUT[isLine(goods.line) ? LINES[goods.line].goods : 'food']);
  const writtenAt = later(at, dice.whole(1, 12) * DAY);
  const shownName = dice.pick(NAMES);
  const repliedAt = later(writtenAt, DAY);
  const isReplied = dice.falls(0.4) && repliedAt < now;
  if (writtenAt > now) return [];
  const reply = {
    reply: isReplied ? REPLIES[stars > 3 ? 0 : 1] : null,
    replied_by: isReplied ? memberId(order.of, 'clerk') : null,
    replied_at: isReplied ? repliedAt : null,
  };
  const removal = { removal_ground: null, removal_note: null, removed_by: null, removed_at: null };
  const said = { stars, text, shown_name: shownName, state: 'shown', written_at: writtenAt };
  const ids = { id: idAt(`review ${line.id}`, writtenAt), line_id: line.id, product_id: productId };
  return [{ ...ids, person_id: group.personId, ...said, edit_until: later(writtenAt, 30 * DAY), ...reply, ...removal }];
}

const removedAt = (now: Date): Row => ({
  state: 'removed',
  removal_ground: 'advertising',
  removal_note: 'Chép số điện thoại và mời mua hàng của nơi khác.',
  removed_by: officerId,
  removed_at: later(now, -2 * DAY),
});

const reportRow = (reviewId: string, now: Date): Row => ({
  id: idAt(`report ${reviewId}`, now),
  review_id: reviewId,
  ground: 'other-goods',
  note: 'Người viết nói về gói hàng của nơi khác.',
  reported_at: later(now, -DAY),
});
