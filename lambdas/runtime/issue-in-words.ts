import type * as z from 'zod'
import { fieldNames } from '../contract/field-names.ts'

type Issue = z.core.$ZodRawIssue
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>

/**
 * What is wrong with a field of a request: a sentence that names it and says what to do, and repeats nothing of what was sent. zod's own
 * Vietnamese is half English ("mong đợi number >=1") and names no field. What a shape says of itself is told instead of this.
 */
export function issueInWords(issue: Issue): string {
  const tell = sentences[issue.code] as ((name: string, issue: Issue) => string) | undefined
  return (tell ?? notRight)(nameOf(issue.path ?? []), issue)
}

type Sentences = { readonly [Code in Issue['code']]: (name: string, issue: IssueOf<Code>) => string }

const notRight = (name: string): string => `${name} chưa đúng: kiểm tra lại rồi gửi lại.`

const sentences: Sentences = {
  invalid_type: (name, { expected, input }) => {
    if (input === undefined || input === null) return `${name} còn thiếu: điền rồi gửi lại.`
    const kind = kinds[expected]
    return kind ? `${name} phải là ${kind}: sửa lại rồi gửi lại.` : notRight(name)
  },
  invalid_value: (name, { input }) =>
    input === undefined || input === null
      ? `${name} còn thiếu: chọn rồi gửi lại.`
      : `${name} không có lựa chọn này: chọn lại trong các lựa chọn có sẵn.`,
  too_big: (name, { origin, maximum, inclusive = true, exact }) => {
    const most = `${exact ? 'đúng' : inclusive ? 'nhiều nhất' : 'ít hơn'} ${inFigures(maximum)}`
    if (origin === 'string') return `${name} dài quá: viết ${most} ký tự.`
    if (collections.has(origin)) return `${name} nhiều quá: gửi ${most} mục mỗi lần.`
    if (origin === 'file') return `${name} lớn quá: gửi tệp có ${most} byte.`
    if (origin === 'date') return `${name} muộn quá: chọn ngày sớm hơn.`
    return `${name} lớn quá: nhập số ${exact ? 'đúng' : inclusive ? 'không quá' : 'nhỏ hơn'} ${inFigures(maximum)}.`
  },
  too_small: (name, { origin, minimum, inclusive = true, exact }) => {
    const least = `${exact ? 'đúng' : inclusive ? 'ít nhất' : 'nhiều hơn'} ${inFigures(minimum)}`
    if (origin === 'string' && minimum === 1) return `${name} còn trống: điền rồi gửi lại.`
    if (origin === 'string') return `${name} ngắn quá: viết ${least} ký tự.`
    if (collections.has(origin)) return `${name} chưa đủ: gửi ${least} mục.`
    if (origin === 'file') return `${name} nhỏ quá: gửi tệp có ${least} byte.`
    if (origin === 'date') return `${name} sớm quá: chọn ngày muộn hơn.`
    return `${name} nhỏ quá: nhập số ${exact ? 'đúng' : inclusive ? 'từ' : 'lớn hơn'} ${inFigures(minimum)}${inclusive && !exact ? ' trở lên' : ''}.`
  },
  invalid_format: (name, { format }) => {
    if (format === 'date')
      return `${name} chưa đúng: nhập một ngày có trong lịch, theo dạng 2020-05-31 (năm-tháng-ngày).`
    if (format === 'email') return `${name} chưa đúng: nhập đủ địa chỉ thư điện tử, có dấu @.`
    return `${name} chưa đúng dạng: kiểm tra lại, hoặc tải lại trang rồi chọn lại.`
  },
  not_multiple_of: (name, { divisor }) => `${name} phải chia hết cho ${inFigures(divisor)}: sửa lại rồi gửi lại.`,
  unrecognized_keys: (name) => `${name} có mục không dùng ở đây: tải lại trang rồi gửi lại.`,
  invalid_union: notRight,
  invalid_key: (name) => `${name} có mục mang tên không dùng được: tải lại trang rồi gửi lại.`,
  invalid_element: (name) => `${name} có mục chưa đúng: kiểm tra từng mục rồi gửi lại.`,
  custom: notRight,
}

const collections: ReadonlySet<string> = new Set(['array', 'set', 'map'])

const kinds: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  bigint: 'số nguyên',
  boolean: 'có hoặc không',
  array: 'một danh sách',
  tuple: 'một danh sách',
  set: 'một danh sách',
  object: 'một nhóm thông tin',
  record: 'một nhóm thông tin',
  map: 'một nhóm thông tin',
  date: 'một ngày',
  file: 'một tệp',
}

/** `body.entries.12.amount` → `Mục 13, Số tiền`. The last part that has a name: a key that was sent has none. */
function nameOf(path: readonly PropertyKey[]): string {
  const known = path.map(String).filter((part) => Object.hasOwn(fieldNames, part))
  const name = fieldNames[known.at(-1) ?? ''] ?? 'Nội dung gửi đi'
  const line = path.find((part) => typeof part === 'number')
  return typeof line === 'number' ? `Mục ${line + 1}, ${name}` : name
}

const figures = new Intl.NumberFormat('vi-VN')
const inFigures = (number: number | bigint): string => figures.format(number)
