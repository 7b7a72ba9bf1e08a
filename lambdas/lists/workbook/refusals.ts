import { NotAList, type NotAListCode } from '../not-a-list.ts'

const saveAsXlsx = 'mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx rồi gửi lại'

const messages = {
  'empty-file': 'Tệp rỗng (0 byte): lưu lại từ Excel rồi gửi lại.',
  'unknown-format': 'Tệp này không phải sổ Excel hay CSV: chọn đúng tệp danh sách (.xlsx, .xls hoặc .csv).',
  pdf: 'Đây là tệp PDF, không phải sổ Excel: gửi tệp Excel gốc của danh sách.',
  image: 'Đây là tệp ảnh, không phải sổ Excel: gửi tệp Excel gốc của danh sách.',
  program: 'Đây là tệp chương trình, không phải sổ Excel: không mở tệp này, gửi tệp Excel gốc của danh sách.',
  document: 'Đây là tệp Word hoặc PowerPoint, không phải sổ Excel: chép bảng sang Excel, lưu thành .xlsx rồi gửi lại.',
  archive: 'Đây là tệp nén, không phải sổ Excel: giải nén rồi gửi từng tệp Excel bên trong.',
  'web-page': `Đây là trang web lưu dưới tên sổ Excel, các số 12 chữ số trong đó có thể đã bị làm tròn: ${saveAsXlsx}.`,
  'other-spreadsheet': `Đây là bảng tính kiểu khác (.ods hoặc .xlsb): ${saveAsXlsx}.`,
  bomb: 'Tệp nở ra lớn bất thường khi giải nén nên bị từ chối: sao chép riêng phần danh sách sang một tệp mới rồi gửi lại.',
  'too-large': `Tệp kiểu cũ (.xls) quá lớn để đọc: ${saveAsXlsx}.`,
  'no-sheets': 'Sổ Excel không có trang tính nào chứa dòng: chọn đúng tệp danh sách.',
} as const satisfies Partial<Record<NotAListCode, string>>

export function refusal(code: keyof typeof messages): NotAList {
  return new NotAList(code, messages[code])
}

/** Also tells a line that never ends from a table. */
export function tooManyColumns(): NotAList {
  return new NotAList(
    'too-large',
    'Tệp có hơn 16.384 cột, nhiều hơn một trang Excel chứa được, nên không phải danh sách: kiểm tra lại tệp đã chọn.',
  )
}
