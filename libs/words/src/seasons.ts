const vi = {
  title: 'Mùa nào thức nấy',
  titleOf: (month: string) => `Đang mùa ${month}`,
  lead: 'Nông sản vùng cao ngon nhất khi đúng mùa. Chọn một tháng để xem món gì đang mùa.',
  link: 'Lịch mùa',
  months: 'Các tháng trong năm',
  thisMonth: 'tháng này',
  month: (month: number) => `tháng ${month}`,
  shortMonth: (month: number) => `Th. ${month}`,
  emptyTitle: (month: string) => `Chưa có món nào ghi mùa vào ${month}`,
  emptyText: 'Nhiều món có quanh năm: xem tất cả sản phẩm, hoặc chọn tháng khác.',
  goods: (count: string) => `${count} món đang mùa`,
  pages: 'Các trang',
  season: 'Mùa',
  allYear: 'Quanh năm',
  stretch: (from: string, to: string) => `${from} – ${to}`,
  returns: (month: string) => `Đang trái mùa. Món này trở lại vào ${month}; hàng còn trong kho vẫn bán.`,
  desk: {
    title: 'Mùa vụ',
    lead: 'Đánh dấu những tháng có hàng tươi. Không đánh dấu tháng nào nghĩa là có quanh năm. Người mua thấy ngay, không cần duyệt lại.',
    save: 'Lưu mùa vụ',
  },
};

const en: typeof vi = {
  title: 'What is in season',
  titleOf: month => `In season in ${month}`,
  lead: 'What grows in the highlands is best in its season. Choose a month to see what it brings.',
  link: 'Season calendar',
  months: 'Months of the year',
  thisMonth: 'this month',
  month: month => MONTHS[month - 1] ?? '',
  shortMonth: month => (MONTHS[month - 1] ?? '').slice(0, 3),
  emptyTitle: month => `Nothing is marked for ${month} yet`,
  emptyText: 'Many goods are there all year round: see all products, or choose another month.',
  goods: count => `${count} in season`,
  pages: 'Pages',
  season: 'Season',
  allYear: 'All year round',
  stretch: (from, to) => `${from} to ${to}`,
  returns: month => `Out of season. It comes back in ${month}; what is still on the shelf is for sale.`,
  desk: {
    title: 'Season',
    lead: 'Tick the months in which it is to be had fresh. No month ticked means all year round. Buyers see it at once; it needs no new approval.',
    save: 'Save the season',
  },
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const seasons = { vi, en };
