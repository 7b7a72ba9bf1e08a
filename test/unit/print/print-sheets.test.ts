import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wholeOf } from '../../../lambdas/lists/writer/bytes.ts'
import type { WrittenRow, WrittenSheet } from '../../../lambdas/lists/writer/written-sheet.ts'
import { tinos } from '../../../lambdas/print/fonts.ts'
import { printSheets } from '../../../lambdas/print/print-sheets.ts'
import { readPdf } from '../../support/read-pdf.ts'

const fonts = tinos()

async function print(sheets: readonly WrittenSheet[], code?: string, pageNumbers?: 'running') {
  const bytes = await wholeOf(
    printSheets(sheets, {
      fonts,
      info: { title: 'Danh sách', author: 'Sở', madeAt: new Date('2020-05-20T00:00:00Z') },
      ...(pageNumbers && { pageNumbers }),
      foot: { text: 'Kèm theo Quyết định', ...(code && { code, square: code }) },
    }),
  )
  return { bytes, ...readPdf(bytes) }
}

const sheet = (rows: readonly WrittenRow[]): WrittenSheet => ({
  name: 'Buôn',
  orientation: 'portrait',
  columns: [{ width: 6, style: 'centred' }, { width: 30 }, { width: 14 }],
  title: [[{ value: 'DANH SÁCH CHI TRẢ', style: 'title', across: 3 }]],
  header: [
    [
      { value: 'STT', down: 2 },
      { value: 'Người nhận', across: 2 },
    ],
    [null, 'Họ và tên', 'Số tiền'],
  ],
  rows,
  footer: [['Bằng chữ: ba triệu đồng'], ['Người lập']],
})
const people = (count: number): WrittenRow[] =>
  Array.from({ length: count }, (_, index) => [String(index + 1), `Người ${index + 1}`, 1_500_000])

test('prints what the workbook says: titles, header, rows, money, footer, code and number of the page', async () => {
  const { pages, landscape } = await print([sheet([['1', 'Y Bhăm Niê Kđăm', 1_500_000]])], 'DS-7K3M-9Q')
  expect(landscape).toEqual([false])
  expect(pages).toEqual([
    [
      'DANH SÁCH CHI TRẢ',
      'STT',
      'Người nhận',
      'Họ và tên',
      'Số tiền',
      '1',
      'Y Bhăm Niê Kđăm',
      '1.500.000',
      'Bằng chữ: ba triệu đồng',
      'Người lập',
      'DS-7K3M-9Q',
      'Kèm theo Quyết định',
      'Trang 1/1',
    ],
  ])
})

test('has every letter of Vietnamese, Êđê and Gia-rai, loose marks joined', async () => {
  const letters = 'ƀƁčČĕĔĭĬñÑŏŎŭŬơƠưƯôÔêÊđĐăĂ₫ ỦỪỨỮỰ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ẤẦẨẪẬ ẮẰẲẴẶ ỲÝỶỸỴ ’'.replace('Ɓ', 'Ƀ')
  const { pages } = await print([
    { ...sheet([[null, letters.normalize('NFD'), null]]), columns: [{ width: 2 }, { width: 90 }, { width: 2 }] },
  ])
  expect(pages[0]?.join('')).toContain(letters)
  expect(pages.flat().join('')).not.toContain('\uFFFD')
})

test('repeats the header on each page, begins each sheet on a new one, and never leaves the signature alone', async () => {
  for (const count of [37, 38, 39, 40, 41, 42]) {
    const { pages } = await print([sheet(people(count)), sheet(people(1))])
    expect(pages.length).toBeGreaterThanOrEqual(2)
    for (const page of pages) expect(page).toContain('Họ và tên')
    expect(pages.flat().filter((text) => /^Người \d/.test(text))).toHaveLength(count + 1)
    const signed = pages.filter((page) => page.includes('Người lập'))
    expect(signed).toHaveLength(2)
    for (const page of signed) expect(page.some((text) => /^Người \d/.test(text))).toBe(true)
    expect(pages.at(-1)).toContain(`Trang ${pages.length}/${pages.length}`)
  }
})

test('has no header above notes that a page does not hold, and who signs below the last of them', async () => {
  for (const notes of [56, 57, 58, 59, 60, 61]) {
    const footer: WrittenRow[] = [
      [{ value: 'Cộng', style: 'total' }, null, { value: 3_000_000, style: 'total-money' }],
      ...Array.from({ length: notes }, (_, index): WrittenRow => [`Ghi chú ${index + 1}`]),
      ['Người lập'],
    ]
    const { pages } = await print([{ ...sheet(people(2)), footer }])
    expect(pages).toHaveLength(2)
    const [, last = []] = pages
    expect([last.includes('STT'), last.includes('Người lập')]).toEqual([false, true])
    expect(last.filter((text) => text.startsWith('Ghi chú ')).length).toBeGreaterThanOrEqual(2)
    expect(pages.flat().filter((text) => text.startsWith('Ghi chú '))).toHaveLength(notes)
  }
})

test('goes on over pages with a cell that no page holds, and prints an empty table', async () => {
  const long = Array.from({ length: 2000 }, (_, index) => `từ${index}`)
  const { pages } = await print([sheet([['1', long.join(' '), 1]])])
  expect(pages.length).toBeGreaterThan(2)
  const printed = pages.flat().join(' ').match(/từ\d+/gu)
  expect(printed).toEqual(long)
  expect((await print([sheet([])])).pages).toHaveLength(1)
})

test('an error in the rows comes out, and nothing hangs', async () => {
  async function* failing(): AsyncGenerator<WrittenRow> {
    yield ['1', 'A', 1]
    throw new Error('the register does not answer')
  }
  await expect(print([{ ...sheet([]), rows: failing() }])).rejects.toThrow('the register does not answer')
})

test('the same sheet gives the same bytes', async () => {
  const [first, second] = await Promise.all([print([sheet(people(3))]), print([sheet(people(3))])])
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})

test('the fonts are the ones whose licence lets them be carried along', () => {
  const license = readFileSync(
    join(import.meta.dirname, '../../../node_modules/@expo-google-fonts/tinos/LICENSE_FONT'),
    'utf8',
  )
  expect(license).toMatch(/Apache License|SIL OPEN FONT LICENSE/i)
})

test('ends a page where the sheet says so, and has its header on the next', async () => {
  const { pages } = await print([{ ...sheet(people(6)), breaksAfter: [0, 3] }])
  const names = pages.map((texts) => texts.filter((text) => text.startsWith('Người ') && /\d$/.test(text)))
  expect(names).toEqual([['Người 1'], ['Người 2', 'Người 3', 'Người 4'], ['Người 5', 'Người 6']])
  for (const texts of pages) expect(texts).toContain('STT')
})

test('prints the same pages where each leaves memory at once, numbered without how many there are', async () => {
  const [kept, running] = [await print([sheet(people(120))]), await print([sheet(people(120))], undefined, 'running')]
  const texts = ({ pages }: typeof kept) => pages.map((page) => page.filter((text) => !/^Trang /.test(text)).toSorted())
  expect(running.pages.length).toBeGreaterThan(2)
  expect(texts(running)).toEqual(texts(kept))
  expect(running.pages.map((page) => page.find((text) => text.startsWith('Trang ')))).toEqual(
    running.pages.map((_, index) => `Trang ${index + 1}`),
  )
})

test('writes a sum that is wider than its column smaller, and never on two lines', async () => {
  const narrow = {
    ...sheet([['1', 'Người 1', 370_629_000_000]]),
    columns: [{ width: 6 }, { width: 90 }, { width: 14 }],
  }
  const { pages } = await print([narrow])
  expect(pages[0]).toContain('370.629.000.000')
})
