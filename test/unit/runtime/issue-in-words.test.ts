import * as z from 'zod'
import { fieldNames } from '../../../lambdas/contract/field-names.ts'
import type { Route } from '../../../lambdas/contract/route.ts'
import { type RouteName, routes } from '../../../lambdas/contract/routes.ts'
import { issueInWords } from '../../../lambdas/runtime/issue-in-words.ts'
import { foreignWords } from '../../support/foreign-words.ts'

const field = 'amount'

/** The sentences that a value of that field gets. */
function told(shape: z.ZodType, value?: unknown): string[] {
  const parsed = z
    .object({ body: z.object({ [field]: shape }) })
    .safeParse({ body: { [field]: value } }, { error: issueInWords })
  return parsed.error?.issues.map(({ message }) => message) ?? []
}

type Code = z.core.$ZodIssue['code']

const many = Array.from({ length: 9 }, (_, index) => index)
/** Total by type: a code that zod gets is a case here before it compiles. */
const ofCode: Record<Code, [shape: z.ZodType, value: unknown, words: string][]> = {
  invalid_type: [
    [z.string(), undefined, 'Số tiền còn thiếu: điền rồi gửi lại.'],
    [z.number(), null, 'Số tiền còn thiếu: điền rồi gửi lại.'],
    [z.string(), 7, 'Số tiền phải là chữ: sửa lại rồi gửi lại.'],
    [z.number(), 'bảy', 'Số tiền phải là số: sửa lại rồi gửi lại.'],
    [z.int(), 1.5, 'Số tiền phải là số nguyên: sửa lại rồi gửi lại.'],
    [z.boolean(), 1, 'Số tiền phải là có hoặc không: sửa lại rồi gửi lại.'],
    [z.array(z.string()), {}, 'Số tiền phải là một danh sách: sửa lại rồi gửi lại.'],
    [z.object({}), [], 'Số tiền phải là một nhóm thông tin: sửa lại rồi gửi lại.'],
    [z.record(z.string(), z.string()), 1, 'Số tiền phải là một nhóm thông tin: sửa lại rồi gửi lại.'],
    [z.date(), 1, 'Số tiền phải là một ngày: sửa lại rồi gửi lại.'],
    [z.nan(), 1, 'Số tiền chưa đúng: kiểm tra lại rồi gửi lại.'],
    [z.never(), 1, 'Số tiền chưa đúng: kiểm tra lại rồi gửi lại.'],
    [z.instanceof(URL), 1, 'Số tiền chưa đúng: kiểm tra lại rồi gửi lại.'],
  ],
  invalid_value: [
    [z.enum(['approved', 'paid']), 'x', 'Số tiền không có lựa chọn này: chọn lại trong các lựa chọn có sẵn.'],
    [z.literal('merge'), undefined, 'Số tiền còn thiếu: chọn rồi gửi lại.'],
  ],
  too_big: [
    [z.string().max(500), 'a'.repeat(501), 'Số tiền dài quá: viết nhiều nhất 500 ký tự.'],
    [z.string().length(2), 'abc', 'Số tiền dài quá: viết đúng 2 ký tự.'],
    [z.array(z.number()).max(2), many, 'Số tiền nhiều quá: gửi nhiều nhất 2 mục mỗi lần.'],
    [z.set(z.number()).max(2), new Set(many), 'Số tiền nhiều quá: gửi nhiều nhất 2 mục mỗi lần.'],
    [z.number().max(200_000), 200_001, 'Số tiền lớn quá: nhập số không quá 200.000.'],
    [z.number().lt(1), 1, 'Số tiền lớn quá: nhập số nhỏ hơn 1.'],
    [z.int(), Number.MAX_VALUE, 'Số tiền lớn quá: nhập số không quá 9.007.199.254.740.991.'],
    [z.date().max(new Date(0)), new Date(1), 'Số tiền muộn quá: chọn ngày sớm hơn.'],
    [z.file().max(1), new File(['abc'], 'a'), 'Số tiền lớn quá: gửi tệp có nhiều nhất 1 byte.'],
  ],
  too_small: [
    [z.string().min(1), '', 'Số tiền còn trống: điền rồi gửi lại.'],
    [z.string().min(10), 'a', 'Số tiền ngắn quá: viết ít nhất 10 ký tự.'],
    [z.array(z.number()).min(1), [], 'Số tiền chưa đủ: gửi ít nhất 1 mục.'],
    [z.number().min(1), 0, 'Số tiền nhỏ quá: nhập số từ 1 trở lên.'],
    [z.number().positive(), 0, 'Số tiền nhỏ quá: nhập số lớn hơn 0.'],
    [z.date().min(new Date(1)), new Date(0), 'Số tiền sớm quá: chọn ngày muộn hơn.'],
    [z.file().min(9), new File(['abc'], 'a'), 'Số tiền nhỏ quá: gửi tệp có ít nhất 9 byte.'],
  ],
  invalid_format: [
    [
      z.iso.date(),
      '2020-02-30',
      'Số tiền chưa đúng: nhập một ngày có trong lịch, theo dạng 2020-05-31 (năm-tháng-ngày).',
    ],
    [z.email(), 'x', 'Số tiền chưa đúng: nhập đủ địa chỉ thư điện tử, có dấu @.'],
    [z.string().regex(/^a$/), 'b', 'Số tiền chưa đúng dạng: kiểm tra lại, hoặc tải lại trang rồi chọn lại.'],
    [z.uuid(), 'b', 'Số tiền chưa đúng dạng: kiểm tra lại, hoặc tải lại trang rồi chọn lại.'],
    [z.string().startsWith('the'), 'b', 'Số tiền chưa đúng dạng: kiểm tra lại, hoặc tải lại trang rồi chọn lại.'],
  ],
  not_multiple_of: [[z.number().multipleOf(1000), 1, 'Số tiền phải chia hết cho 1.000: sửa lại rồi gửi lại.']],
  unrecognized_keys: [
    [z.strictObject({}), { secret: 1 }, 'Số tiền có mục không dùng ở đây: tải lại trang rồi gửi lại.'],
  ],
  invalid_union: [[z.union([z.string(), z.number()]), {}, 'Số tiền chưa đúng: kiểm tra lại rồi gửi lại.']],
  invalid_key: [
    [
      z.record(z.string().max(1), z.string()),
      { much: '' },
      'Số tiền có mục mang tên không dùng được: tải lại trang rồi gửi lại.',
    ],
  ],
  invalid_element: [
    [z.map(z.object(), z.string()), new Map([[{}, 1]]), 'Số tiền có mục chưa đúng: kiểm tra từng mục rồi gửi lại.'],
  ],
  custom: [[z.string().refine(() => false), '', 'Số tiền chưa đúng: kiểm tra lại rồi gửi lại.']],
}

describe('what is wrong with a field', () => {
  it.each(Object.entries(ofCode).flatMap(([code, cases]) => cases.map((one) => [code, ...one] as const)))(
    'is a Vietnamese sentence that names it: %s',
    (_code, shape, value, words) => {
      expect(told(shape, value)).toEqual([words])
      expect(foreignWords(words)).toEqual([])
    },
  )

  it('names the line of a list, and never a key that was sent', () => {
    const shape = z.array(z.object({ people: z.number() }))
    expect(told(shape, [{ people: 1 }, {}])).toEqual(['Mục 2, Số người còn thiếu: điền rồi gửi lại.'])
    expect(told(z.record(z.string(), z.number()), { 'Nguyễn Văn A': 'x' })).toEqual([
      'Số tiền phải là số: sửa lại rồi gửi lại.',
    ])
    expect(z.object({}).safeParse(7, { error: issueInWords }).error?.issues[0]?.message).toMatch(
      /^Nội dung gửi đi phải/,
    )
  })

  it('is what the shape says, where it says something', () => {
    expect(told(z.number().max(1, 'Không quá 1 người.'), 2)).toEqual(['Không quá 1 người.'])
  })
})

/** Names of the fields that a request can have, at any depth. */
function fieldsOf(shape: z.core.$ZodType): string[] {
  const def = shape._zod.def as unknown as Record<string, unknown>
  const inner = ['element', 'innerType', 'valueType', 'in', 'out'].flatMap((key) => def[key] ?? [])
  const parts = [...inner, ...((def.options as unknown[]) ?? [])] as z.core.$ZodType[]
  const own = Object.entries((def.shape as Record<string, z.core.$ZodType>) ?? {})
  return [...own.map(([name]) => name), ...[...parts, ...own.map(([, part]) => part)].flatMap(fieldsOf)]
}

const requests = (Object.keys(routes) as RouteName[]).flatMap((name) => {
  const { query, body }: Route = routes[name]
  return [query, body].flatMap((shape) => (shape ? [[name, shape] as const] : []))
})

describe('every request', () => {
  it('has names for all its fields, each of them Vietnamese', () => {
    const fields = new Set(requests.flatMap(([, shape]) => fieldsOf(shape)))
    expect([...fields].filter((name) => !(name in fieldNames))).toEqual([])
    expect(Object.keys(fieldNames).filter((name) => !fields.has(name))).toEqual([])
    expect(Object.values(fieldNames).flatMap(foreignWords)).toEqual([])
  })

  const wrong = [
    undefined,
    null,
    '',
    'x',
    'x'.repeat(20_000),
    -1,
    1.5,
    1e300,
    true,
    [],
    Array(200).fill({}),
    {},
    { x: 1 },
  ]
  it.each(requests)('is refused without an English word: %s', (_name, shape) => {
    const fields = [...new Set(fieldsOf(shape))]
    const bodies = [...wrong, ...wrong.map((value) => Object.fromEntries(fields.map((name) => [name, value])))]
    const words = bodies.flatMap((value) => shape.safeParse(value, { error: issueInWords }).error?.issues ?? [])
    expect(words.map(({ message }) => message).filter((message) => foreignWords(message).length > 0)).toEqual([])
    expect(words.filter(({ message }) => !/^\p{Lu}.*\.$/u.test(message))).toEqual([])
  })
})
