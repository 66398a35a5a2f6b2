import { wordsOf } from '#platform/language';

/** The bell, and the page on which people say what they want told by which way. */
export const letters = wordsOf({
  vi: {
    title: 'Thông báo',
    lead: 'Những điều chợ đã báo cho bạn, mới nhất ở trên.',
    bell: (unread: number) => (unread > 0 ? `Thông báo: ${unread} chưa đọc` : 'Thông báo'),
    emptyTitle: 'Chưa có thông báo nào',
    emptyText: 'Khi có tin về đơn hàng hoặc về hợp tác xã của bạn, tin sẽ hiện ở đây.',
    readAll: 'Đánh dấu đã đọc tất cả',
    subject: 'Nội dung',
    at: 'Lúc',
    state: 'Tình trạng',
    isNew: 'Mới',
    isRead: 'Đã đọc',
    wishes: 'Chọn cách nhận thông báo',
    wishesLead:
      'Chọn điều gì báo cho bạn bằng cách nào. Thư về đơn đã đặt, về thu hồi và về quyết định của Sở thì luật buộc phải gửi.',
    topics: {
      orders: 'Đơn hàng: đã đặt, đã trả tiền, đã huỷ',
      shipping: 'Đơn hàng đã được gửi đi',
      recalls: 'Thu hồi sản phẩm bạn đã mua',
      decisions: 'Quyết định của Sở về hợp tác xã của bạn',
      alerts: 'Tem cần xem lại',
      programs: 'Phần mềm nhận sự kiện',
    },
    ways: {
      letter: 'E-mail, hoặc SMS nếu không có e-mail',
      zalo: 'Zalo',
      push: 'Thông báo trên trình duyệt',
      'in-app': 'Chuông trên trang này',
    },
    always: 'Luôn gửi, theo luật',
    save: 'Lưu lựa chọn',
    browsers: 'Thông báo trên máy này',
    browsersLead:
      'Trình duyệt hiện thông báo cả khi bạn không mở chợ. Chỉ bật khi bạn bấm nút; có thể tắt bất cứ lúc nào.',
    browserCount: (count: number) =>
      count === 0 ? 'Chưa có trình duyệt nào nhận thông báo.' : `${count} trình duyệt đang nhận thông báo.`,
    needsScript: 'Trình duyệt này không bật được thông báo: cần cho phép JavaScript và trang phải mở bằng https.',
    turnOn: 'Bật trên máy này',
    turnOff: 'Tắt trên mọi máy',
    denied: 'Trình duyệt không cho phép. Hãy mở lại quyền thông báo của trang trong cài đặt trình duyệt.',
    stop: {
      title: 'Ngừng nhận thư',
      text: (topic: string) => `Bạn sẽ không nhận thư về: ${topic}. Các thư khác vẫn được gửi.`,
      confirm: 'Ngừng nhận',
      doneTitle: 'Đã ngừng',
      done: (topic: string) => `Bạn không nhận thư về: ${topic} nữa. Muốn nhận lại, hãy đăng nhập và mở mục thông báo.`,
    },
    flashes: {
      'letters-read': 'Đã đánh dấu đọc.',
      'wishes-kept': 'Lựa chọn của bạn đã được lưu.',
      'browser-added': 'Máy này sẽ nhận thông báo.',
      'browsers-removed': 'Không trình duyệt nào nhận thông báo nữa.',
    },
    refusals: {
      'push-service-unknown':
        'Trình duyệt này dùng một dịch vụ thông báo mà chợ chưa biết. Hãy thử Chrome, Edge, Firefox hoặc Safari.',
    },
  },
  en: {
    title: 'Notices',
    lead: 'What the market has told you, newest first.',
    bell: (unread: number) => (unread > 0 ? `Notices: ${unread} unread` : 'Notices'),
    emptyTitle: 'No notices yet',
    emptyText: 'News of your orders or of your co-operative will appear here.',
    readAll: 'Mark all as read',
    subject: 'What',
    at: 'At',
    state: 'State',
    isNew: 'New',
    isRead: 'Read',
    wishes: 'Choose how you are told',
    wishesLead:
      'Choose what is told to you by which way. Letters about orders you placed, about recalls and about decisions of the department are required by law.',
    topics: {
      orders: 'Orders: placed, paid, cancelled',
      shipping: 'An order is on its way',
      recalls: 'Recalls of what you bought',
      decisions: 'Decisions of the department about your co-operative',
      alerts: 'Labels to look at',
      programs: 'Programs that receive events',
    },
    ways: {
      letter: 'E-mail, or SMS where there is no address',
      zalo: 'Zalo',
      push: 'Notification by the browser',
      'in-app': 'The bell on this site',
    },
    always: 'Always, by law',
    save: 'Save',
    browsers: 'Notifications on this device',
    browsersLead:
      'Your browser shows notifications even when the market is not open. Only after you press the button, and you can switch them off at any time.',
    browserCount: (count: number) =>
      count === 0
        ? 'No browser receives notifications.'
        : count === 1
          ? 'One browser receives notifications.'
          : `${count} browsers receive notifications.`,
    needsScript: 'This browser cannot receive notifications: it needs JavaScript and an https address.',
    turnOn: 'Switch on for this device',
    turnOff: 'Switch off everywhere',
    denied: 'The browser does not allow it. Please allow notifications of this site in its settings.',
    stop: {
      title: 'No more letters',
      text: (topic: string) => `You will get no more letters about: ${topic}. Others are sent as before.`,
      confirm: 'Stop these letters',
      doneTitle: 'Done',
      done: (topic: string) =>
        `You get no more letters about: ${topic}. To get them again, sign in and open your notices.`,
    },
    flashes: {
      'letters-read': 'Marked as read.',
      'wishes-kept': 'Your choice has been saved.',
      'browser-added': 'This device will show notifications.',
      'browsers-removed': 'No browser receives notifications any more.',
    },
    refusals: {
      'push-service-unknown':
        'This browser uses a notification service that we do not know. Please try Chrome, Edge, Firefox or Safari.',
    },
  },
});
