import { wordsOf } from '#platform/language';

/** The file of a long roll of labels, from the wish to the download. */
export const prints = wordsOf({
  vi: {
    refusals: {
      'too-many-to-print-at-once': 'Đợt tem này dài, không tạo ngay được. Hãy mở trang đợt tem và bấm “Tạo tệp PDF”.',
      'print-is-not-ready': 'Tệp in chưa xong, đã bị huỷ, hoặc có tem bị huỷ sau khi tạo. Hãy mở trang tệp in để xem.',
    },
    title: (code: string) => `Tệp in ${code}`,
    make: { sheet: 'Tạo tệp PDF', roll: 'Tạo tệp cho máy in tem' },
    form: 'Kiểu giấy',
    forms: { sheet: 'A4, 24 tem một tờ', roll: 'Cuộn, mỗi trang một tem' },
    hints: {
      sheet:
        'In trên giấy tem A4 24 ô (63,5 × 33,9 mm), tỷ lệ 100 %, không chọn “vừa trang giấy”. Giấy thường thì cắt theo vạch ở lề.',
      roll: 'Cho máy in tem cuộn: mỗi trang là một tem 63,5 × 33,9 mm, in tỷ lệ 100 %.',
    },
    states: {
      waiting: 'đang chờ',
      working: 'đang tạo',
      ready: 'đã xong',
      cancelled: 'đã huỷ',
      failed: 'không tạo được',
    },
    named: (form: string, at: string) => `${form}, ${at}`,
    labels: 'Số tem',
    orderedBy: 'Người yêu cầu',
    growing: 'Đang vẽ tem',
    progress: (done: string, total: string) => `${done} / ${total} tem`,
    mayLeave: 'Có thể rời trang này. Tệp vẫn được tạo tiếp, và nằm trong trang của đợt tem.',
    cancel: 'Dừng lại',
    ready: 'Tệp in đã xong.',
    download: (megabytes: string) => `Tải PDF (${megabytes} MB)`,
    cancelled: 'Tệp in này đã bị dừng.',
    failed: 'Không tạo được tệp in này: tem của đợt đã huỷ hết, hoặc lô đã bị thu hồi.',
    outdated: 'Có tem của đợt này bị huỷ sau khi tạo tệp. Hãy tạo lại để không in nhầm tem đã huỷ.',
    again: 'Tạo lại tệp in',
    backToRoll: 'Về đợt tem',
  },
  en: {
    refusals: {
      'too-many-to-print-at-once':
        'This roll is too long to be drawn at once. Open the page of the roll and press “Make the PDF”.',
      'print-is-not-ready':
        'The file is not finished, was cancelled, or a label was voided since. Open the page of the print to see.',
    },
    title: (code: string) => `Print of ${code}`,
    make: { sheet: 'Make the PDF', roll: 'Make the file for a label printer' },
    form: 'Paper',
    forms: { sheet: 'A4, 24 labels a sheet', roll: 'Roll, a page for each label' },
    hints: {
      sheet:
        'Print on A4 label paper with 24 labels (63.5 × 33.9 mm), at 100 %, without “fit to page”. Plain paper is cut along the marks in the margin.',
      roll: 'For label printers: each page is one label of 63.5 × 33.9 mm; print at 100 %.',
    },
    states: { waiting: 'waiting', working: 'being made', ready: 'ready', cancelled: 'cancelled', failed: 'failed' },
    named: (form: string, at: string) => `${form}, ${at}`,
    labels: 'Labels',
    orderedBy: 'Ordered by',
    growing: 'Drawing labels',
    progress: (done: string, total: string) => `${done} / ${total} labels`,
    mayLeave: 'You may leave this page. The file goes on growing, and is found on the page of the roll.',
    cancel: 'Stop',
    ready: 'The file is ready.',
    download: (megabytes: string) => `Download PDF (${megabytes} MB)`,
    cancelled: 'This print was stopped.',
    failed: 'This file could not be made: every label of the roll was voided, or the batch was recalled.',
    outdated:
      'A label of this roll was voided after the file was made. Make it again, so that no void label is printed.',
    again: 'Make the file again',
    backToRoll: 'Back to the roll',
  },
});
