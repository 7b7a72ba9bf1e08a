import { readFileSync } from 'node:fs'
import * as SheetJs from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { newCmnd, newDecision, newIdNumber } from '../support/list-files.ts'
import { firstRow } from '../unit/lists/templates/filled-form.ts'
import { blemishes } from './blemishes.ts'
import { newName } from './own-people.ts'
import { textOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

const menuWords = 'Tải các mẫu danh sách của NQ 42, ghi sẵn tên xã'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Cells = Readonly<Record<string, string | number>>

/** A form, what an officer types into its rows under the headers, and what must be said of them. */
interface Filled {
  readonly form: string
  readonly fileName: string
  readonly rows: () => Cells[]
  readonly read: string
  readonly bringIn: string
}

const hamlet = 'Buôn Ciết'
const forms: readonly Filled[] = [
  {
    form: 'Mẫu 07 – Đối tượng bảo trợ xã hội',
    fileName: 'mau-07-bao-tro-xa-hoi-xa-ea-tieu.xlsx',
    rows: () =>
      [
        { Nam: 1970, 'Số CMND/CCCD': newIdNumber(), 'Loại đối tượng': 'Người khuyết tật', 'Ghi chú': 'con nhận thay' },
        { Nữ: '05/03/1938', 'Số CMND/CCCD': newCmnd(), 'Loại đối tượng': 'Người cao tuổi' },
        { Nam: '2011', 'Số CMND/CCCD': newCmnd(), 'Loại đối tượng': 'Trẻ em mồ côi' },
      ].map((cells) => ({
        'Họ và tên': newName(),
        'Địa chỉ (thôn, buôn, tổ dân phố)': hamlet,
        'Số tiền': 1_500_000,
        ...cells,
      })),
    read: 'Đọc được 3 người, 4.500.000 đồng. Khớp với tổng ghi trong tệp. Chưa gửi gì đi.',
    bringIn: 'Nhập 3 người mới',
  },
  {
    form: 'Mẫu 08 – Hộ nghèo',
    fileName: 'mau-08-ho-ngheo-xa-ea-tieu.xlsx',
    rows: () =>
      [
        { 'Quan hệ với chủ hộ': 'Chủ hộ', Nam: 1970, 'Số CMND/CCCD': newIdNumber(), 'Thôn, buôn, tổ dân phố': hamlet },
        { 'Quan hệ với chủ hộ': 'Vợ', Nữ: 1975, 'Số CMND/CCCD': newCmnd() },
        { 'Quan hệ với chủ hộ': 'Con', Nữ: '17/08/2009' },
        { 'Quan hệ với chủ hộ': 'Chủ hộ', Nữ: 1950, 'Số CMND/CCCD': newCmnd(), 'Thôn, buôn, tổ dân phố': 'Thôn 1' },
      ].map((cells) => ({
        'Họ và tên chủ hộ và thành viên': newName(),
        'Dân tộc': 'Êđê',
        'Số tiền': 750_000,
        ...cells,
      })),
    read: 'Đọc được 4 người, 3.000.000 đồng. Khớp với tổng ghi trong tệp. Chưa gửi gì đi.',
    bringIn: 'Nhập 4 người mới',
  },
  {
    form: 'Danh sách chi trả, ký nhận',
    fileName: 'danh-sach-chi-tra-xa-ea-tieu.xlsx',
    rows: () =>
      ['Bảo trợ xã hội', 'Người có công'].map((policy) => ({
        'Họ và tên': newName(),
        'Năm sinh': '1970',
        'Số CMND/CCCD': newIdNumber(),
        'Địa chỉ (thôn, buôn, tổ dân phố)': hamlet,
        'Đối tượng': policy,
        'Số tiền': 1_500_000,
      })),
    read: 'Đọc được 2 người, 3.000.000 đồng. Khớp với tổng ghi trong tệp. Chưa gửi gì đi.',
    bringIn: 'Nhập 2 người mới',
  },
]

describe('a commune officer without a list', () => {
  it.each(forms)('downloads, fills and brings in: $form', async ({ form, fileName, rows, read, bringIn }) => {
    const { page, goto } = await visits.officer('xa-24547')
    await goto('/console/danh-sach')
    await page.getByText(menuWords).click()
    await page.getByText('Mẫu ghi sẵn: Xã Ea Tiêu, Huyện Cư Kuin, Tỉnh Đắk Lắk.').waitFor()
    const { name, bytes } = await downloaded(page, form)
    expect(name).toBe(fileName)
    await page.getByText(`Đã tải về: ${fileName}. Mẫu có sẵn`).waitFor()
    expect(hamletsIn(bytes)).toContain('Buôn Ciết')
    expect(await blemishes(page)).toEqual([])

    const file = { name, mimeType: workbookType, buffer: typedInto(bytes, rows()) }
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(file)
    const check = page.getByRole('region', { name: 'Kiểm tra trên máy này' })
    // The form leaves the decision open; that is all that is missing.
    await check.getByText('Tệp không ghi số quyết định').waitFor()
    expect(await blemishes(page)).toEqual([])

    await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').fill(newDecision())
    await check.getByText('Tệp không ghi số quyết định').waitFor({ state: 'detached' })
    // All that there is to say: no row refused, no warning, nothing to mend.
    expect(await textOf(check)).toBe(`Kiểm tra trên máy này${read}`)
    await page.getByLabel('Ngày quyết định (bỏ trống nếu tệp đã ghi)').fill('12/5/2020')
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Hai tổng khớp nhau.').waitFor()
    expect(await page.getByRole('checkbox', { name: /gợi ý/ }).count()).toBe(0)
    await page.getByRole('button', { name: bringIn, exact: true }).click()
    await page.getByRole('button', { name: 'Rút cả danh sách…' }).waitFor()
    expect(await blemishes(page)).toEqual([])
  })
})

describe('a district officer without a list', () => {
  it('chooses the commune first, and gets the form with its name', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/danh-sach')
    await page.getByText(menuWords).click()
    await page.getByText('Chọn xã, phường, thị trấn của danh sách ở dưới trước').waitFor()
    const form = page.getByRole('button', { name: 'Mẫu 09 – Hộ cận nghèo' })
    await form.waitFor()
    expect(await form.isDisabled()).toBe(true)
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Xã, phường, thị trấn của danh sách').selectOption('Xã Ea BHốk')
    const { name, bytes } = await downloaded(page, 'Mẫu 09 – Hộ cận nghèo')
    expect(name).toBe('mau-09-ho-can-ngheo-xa-ea-bhok.xlsx')
    const book = SheetJs.read(bytes, { type: 'array' })
    const title = SheetJs.utils.sheet_to_csv(book.Sheets['Mẫu 09'] ?? {})
    expect(title).toContain('UBND HUYỆN CƯ KUIN')
    expect(title).toContain('UBND XÃ EA BHỐK')
  })

  it('is told what to do when the line is down, and gets the forms when it is back', async () => {
    const { page, context, goto, expectFaults } = await visits.officer('huyen-657')
    await context.route('**/assets/form-workbook-*', (route) => route.abort('internetdisconnected'))
    await goto('/console/danh-sach')
    await page.getByText(menuWords).click()
    await page.getByText('Chưa mở được các mẫu').waitFor()
    expectFaults(/form-workbook|ERR_INTERNET_DISCONNECTED/)
    expect(await blemishes(page)).toEqual([])
    await context.unrouteAll()
    await page.getByRole('button', { name: 'Tải lại trang' }).click()
    await page.getByText(menuWords).click()
    await page.getByRole('button', { name: 'Mẫu 01 – Tạm hoãn hợp đồng lao động' }).waitFor()
  })
})

async function downloaded(page: Page, form: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: form, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Everything that can be picked in it, and what stands on its sheets. */
function hamletsIn(form: Buffer): string {
  const parts = unzipSync(form)
  return Object.keys(parts)
    .filter((name) => name.startsWith('xl/worksheets/'))
    .map((name) => strFromU8(parts[name] ?? new Uint8Array()))
    .join('')
}

/** Types the rows in below the header, as Excel would save them: with the sums of its formulas. */
function typedInto(form: Buffer, rows: readonly Cells[]): Buffer {
  const book = SheetJs.read(form, { type: 'buffer', cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const columns = new Map<unknown, number>()
  for (const [address, cell] of Object.entries(sheet))
    if (!address.startsWith('!')) columns.set(cell.v, SheetJs.utils.decode_cell(address).c)
  const first = firstRow(sheet) - 1
  for (const [index, cells] of rows.entries()) {
    for (const [header, v] of Object.entries({ STT: index + 1, ...cells })) {
      const c = columns.get(header)
      if (c === undefined) throw new Error(`the form has no column ${header}`)
      sheet[SheetJs.utils.encode_cell({ r: first + index, c })] = { t: typeof v === 'number' ? 'n' : 's', v }
    }
  }
  const total = Object.keys(sheet).find((address) => sheet[address]?.v === 'Tổng cộng') ?? ''
  const { r } = SheetJs.utils.decode_cell(total)
  const c = columns.get('Số tiền') ?? 0
  const v = rows.reduce((sum, row) => sum + Number(row['Số tiền']), 0)
  sheet[SheetJs.utils.encode_cell({ r, c })] = { t: 'n', v }
  return SheetJs.write(book, { type: 'buffer', bookType: 'xlsx' })
}
