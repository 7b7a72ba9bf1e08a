import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { ListRow, ListSummary } from '../../../../lambdas/contract/lists.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import { inTcvn3 } from '../../../../local/demo/old-fonts.ts'
import { firstRowOf, type ListedRow, listFile } from '../../../support/list-files.ts'
import { newList } from './fixture/answers.ts'
import { type Console, enter, openConsole, workbook } from './open-console.ts'

const id = 'listaaaaaaaaaaaaaaaaaaaaa2'
const at = { sheet: 'Danh sách', outcome: 'refused', policy: null, amount: null, entitlementId: null } as const

/** A list of the officer's that was brought in, with two rows refused. */
function finished(part: Partial<ListSummary>): ListSummary {
  const asked = { programme: 'nq42-2020', commune: '24547', policy: 'A2', fileName: workbook.name }
  const counts = {
    rows: 3,
    added: 1,
    changed: 0,
    same: 0,
    refused: 2,
    warnings: 0,
    duplicates: 0,
    otherProgrammes: 0,
    settled: 0,
    amount: 1_500_000,
  }
  return {
    ...newList(id, 'xa-24547', asked),
    ...{ state: 'finished', next: 'nobody', deadline: null, commands: ['withdraw'], counts },
    ...{ outcome: '1 người mới (1.500.000 đồng); 2 dòng chưa nhập được', ...part },
  }
}

describe('a list with refused rows', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const choose = (page: Page, buffer: Buffer) =>
    page.getByLabel('Chọn lại tệp đã tải lên').setInputFiles({ ...workbook, buffer })

  it('comes back as the officer’s own workbook with what only the cloud knew of its rows', async () => {
    const listed = {
      ...{ commune: 'Xã Ea Tiêu', decision: '12/QĐ-UBND', title: 'DANH SÁCH HỘ NGHÈO' },
      rows: ['An', 'Bình', 'Cúc'].map((name) => ({ fullName: `Nguyễn Thị ${name}`, birthYear: 1960, amount: 1 })),
    }
    const sent = Buffer.from(await listFile(listed))
    const first = firstRowOf(listed)
    const refusedRow = (row: number, code: string, words: string): ListRow => {
      const place = { sheet: at.sheet, row, column: 'H', field: 'amount', severity: 'error' } as const
      const problem = { ...place, code, value: '1', message: `Dòng ${row}, cột H: ${words}`, suggestion: null }
      return { ...at, row, fullName: 'Nguyễn Thị An', changes: null, problems: [problem] }
    }
    const { page, server, at: address, faults } = await console.fresh()
    const sha256 = createHash('sha256').update(sent).digest('hex')
    server.answer('list', finished({ file: { sha256, bytes: sent.length } }))
    const words = 'số tiền 1 đồng khác mức 750.000 đồng. Ghi lại rồi tải lên lại.'
    const firstPage = { items: [refusedRow(first, 'wrong-amount', words)], cursor: 'ROWS#000001' }
    server.answer('listRows', { items: [refusedRow(first + 2, 'unknown-policy', words)], cursor: null })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page.getByRole('row', { name: `Dòng ${first + 2}` }).waitFor()
    await page.getByText('Tải tệp của anh/chị về kèm cột “Lỗi”').click()

    const isTold = (text: string) =>
      page.waitForFunction((part) => document.activeElement?.textContent?.includes(part), text)
    const mended = Buffer.from(sent)
    mended.writeUInt8(mended.readUInt8(40) ^ 1, 40)
    await choose(page, mended)
    await isTold('không phải tệp đã tải lên')
    server.interrupt('listRows', { status: 200, body: firstPage })
    const [download] = await Promise.all([page.waitForEvent('download'), choose(page, sent)])
    expect(download.suggestedFilename()).toBe('danh-sach - lỗi.xlsx')
    await isTold('Đã tải về: danh-sach - lỗi.xlsx')
    const back = await openWorkbook(await readFile(await download.path()), 'back.xlsx')
    const told: Record<number, string> = {}
    for await (const { number, cells } of back.sheets[0]?.rows() ?? [])
      for (const { text } of cells) if (/^(?:Lỗi$|Cột H: )/.test(text)) told[number] = text
    const remark = `Cột H: ${words.replace(/\.$/, '')}`
    expect(told).toEqual({ [first - 1]: 'Lỗi', [first]: remark, [first + 2]: remark })
    expect(faults).toEqual([])
  })

  it('is told to be sent as it is where its suggestions, or its old font, only wait for a word', async () => {
    const { page, at: address, faults } = await console.fresh()
    await enter(page, address('/danh-sach'), 'xa-24547')
    const check = page.getByRole('region', { name: 'Kiểm tra trên máy này' })
    const chosen = async (name: string, rows: readonly ListedRow[]) => {
      const buffer = Buffer.from(await listFile({ commune: 'Xã Ea Tiêu', decision: '12/QĐ-UBND', rows }))
      await page.getByLabel('Tệp danh sách (Excel)').setInputFiles({ ...workbook, name, buffer })
    }
    const born = { birthYear: 1954, sex: 'nữ' } as const
    const lost = ['An', 'Bình'].map((name, at) => ({
      fullName: `Trần Thị ${name}`,
      ...born,
      idNumber: `6615400013${at}`,
    }))
    await chosen('ba - lỗi.xlsx', lost)
    await check.getByText(/^2 chỗ có gợi ý sửa\. Cứ tải lên: khi xem lại, anh\/chị nhận mọi gợi ý cùng loại/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp kèm cột “Lỗi”' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('ba - lỗi.xlsx')

    const names = ['Nguyễn Văn Hùng', 'Trần Thị Hường', 'Phạm Đức Thắng'].map((name) => ({ fullName: inTcvn3(name) }))
    await chosen('bon.xlsx', names)
    await check.getByText(/^Tệp gõ bằng phông chữ cũ\. Cứ tải lên: khi xem lại, anh\/chị xác nhận chuyển/).waitFor()
    expect(await check.getByText('chỗ có gợi ý sửa').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('is not sent over a slow line while it lacks its decision, only to be refused', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    await enter(page, address('/danh-sach'), 'xa-24547')
    const buffer = Buffer.from(
      await listFile({ commune: 'Xã Ea Tiêu', decision: null, rows: [{ fullName: 'Lê Thị An' }] }),
    )
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles({ ...workbook, buffer })
    await page.getByText('Tệp không ghi số quyết định: nhập số và ngày quyết định ở trên trước khi tải lên.').waitFor()
    const send = page.getByRole('button', { name: 'Tải lên và kiểm tra' })
    await send.click()
    await page.getByText('Tệp không ghi số quyết định: nhập ở đây.').waitFor()
    await page.getByText('Tệp không ghi ngày quyết định: nhập ở đây.').waitFor()
    expect(server.calls.filter(({ name }) => name === 'createList')).toEqual([])
    await page.getByLabel('Số quyết định').fill('12/QĐ-UBND')
    await page.getByLabel('Ngày quyết định').fill('12/5/2020')
    await Promise.all([page.waitForRequest((one) => one.url().endsWith('/api/lists')), send.click()])
    expect(faults).toEqual([])
  })

  it('is told to be empty as it is chosen, and nothing is said of the file that was chosen before', async () => {
    const { page, at: address, faults } = await console.fresh()
    await enter(page, address('/danh-sach'), 'xa-24547')
    const box = page.getByLabel('Tệp danh sách (Excel)')
    const buffer = Buffer.from(await listFile({ commune: 'Xã Ea Tiêu', rows: [{ fullName: 'Lê Thị An' }] }))
    await box.setInputFiles({ ...workbook, buffer })
    const check = page.getByRole('heading', { name: 'Kiểm tra trên máy này' })
    await check.waitFor()
    await box.setInputFiles({ ...workbook, name: 'rong.xlsx', buffer: Buffer.alloc(0) })
    await page.getByText('Tệp này rỗng. Mở bằng Excel, kiểm tra, lưu lại rồi chọn lại.').waitFor()
    expect(await check.count()).toBe(0)
    await box.setInputFiles({ ...workbook, buffer })
    await check.waitFor()
    expect(await page.getByText('Tệp này rỗng').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('is not brought in past a choice that was made since it was checked, and keeps the choice over a reload', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const column = {
      sheet: at.sheet,
      column: 'E',
      header: 'Số XYZ',
      key: 'Số XYZ',
      field: null,
      confidence: 0,
      reason: null,
    }
    const list = finished({ state: 'checked', next: 'officer', commands: ['review', 'apply'], columns: [column] })
    server.answer('list', list)
    server.answer('listRows', { items: [], cursor: null })
    server.answer('reviewList', { ...list, state: 'processing', next: 'reader', commands: [] })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    const apply = page.getByRole('button', { name: 'Nhập 1 người mới' })
    const meaning = page.getByLabel('Cột E: Số XYZ')
    await apply.waitFor()
    await meaning.selectOption('số CMND/CCCD')
    const told = page.getByText('Anh/chị vừa đổi lựa chọn: bấm “Kiểm tra lại với lựa chọn này”, xem kết quả rồi nhập.')
    await told.waitFor()
    expect(await apply.count()).toBe(0)
    await page.reload()
    await told.waitFor()
    expect(await meaning.inputValue()).toBe('idNumber')
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === 'POST'),
      page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' }).click(),
    ])
    expect(request.postDataJSON()).toMatchObject({ columns: { 'Số XYZ': 'idNumber' } })
    expect(faults).toEqual([])
  })

  it('is dropped for a reason while it waits, and is not said to have been in', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const commands = ['review', 'apply', 'withdraw'] as const
    const list = finished({ state: 'checked', next: 'officer', commands: [...commands], columns: [] })
    const withdrawal = { by: 'xa-24547', at: Date.UTC(2020, 4, 20, 2), reason: 'tải nhầm tệp' }
    server.answer('list', list)
    server.answer('listRows', { items: [], cursor: null })
    server.answer('withdrawList', { ...list, state: 'withdrawn', next: 'nobody', commands: [], withdrawal })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page.getByRole('button', { name: 'Bỏ danh sách này…' }).click()
    await page.getByText('danh sách thôi chờ, không ai được nhập').waitFor()
    await page.getByLabel('Lý do bỏ').fill('tải nhầm tệp')
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === 'POST'),
      page.getByRole('button', { name: 'Bỏ danh sách', exact: true }).click(),
    ])
    expect(request.postDataJSON()).toEqual({ reason: 'tải nhầm tệp' })
    await page.getByText('Đã xác nhận bỏ danh sách.').waitFor()
    expect(await page.getByRole('button', { name: 'Nhập 1 người mới' }).count()).toBe(0)
    expect(await page.getByText('Thêm mới').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('shows no noughts as figures while nothing of it has been read', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const { counts } = finished({})
    const none = { ...counts, rows: 0, added: 0, refused: 0, amount: 0 }
    server.answer('list', finished({ state: 'processing', next: 'reader', commands: [], outcome: null, counts: none }))
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page.getByText('Hệ thống đang đọc và kiểm tra từng dòng').waitFor()
    expect(await page.getByText('0 người').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('leads from its open rows to the form, with what was chosen for it', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    server.answer('list', finished({ openRows: 2, decision: { number: '12/QĐ-UBND', day: '2020-05-12' } }))
    server.answer('listRows', { items: [], cursor: null })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page.getByRole('link', { name: 'tải cả tệp lên lại' }).click()
    expect(await page.getByLabel('Số quyết định').inputValue()).toBe('12/QĐ-UBND')
    expect(await page.getByLabel('Ngày quyết định').inputValue()).toBe('12/05/2020')
    expect(await page.getByLabel('Chính sách').inputValue()).toBe('A2')
    expect(faults).toEqual([])
  })

  it('asks which names are right as they stand before a file of an old font is converted', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const asked = (row: number | null, code: string, value: string) => ({
      ...({ sheet: at.sheet, row: row ?? 5, column: 'B', field: 'fullName', severity: 'error', code, value } as const),
      ...{ message: `Dòng ${row}: ${value}`, suggestion: null },
    })
    const problems = [asked(null, 'legacy-encoding', '§ç ThÞ ¸nh'), asked(7, 'legacy-in-doubt', 'Y Ñuê')]
    const list = finished({ state: 'checked', commands: ['review'], columns: [] })
    server.answer('list', list)
    server.answer('listRows', { items: [{ ...at, row: 7, fullName: 'Y Ñuê', changes: null, problems }], cursor: null })
    server.answer('reviewList', { ...list, state: 'processing', commands: [] })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    const again = page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' })
    await page.getByLabel('Chuyển tệp từ phông chữ cũ').check()
    await page.getByLabel('Giữ nguyên “Y Ñuê”').check()
    const [request] = await Promise.all([page.waitForRequest((one) => one.method() === 'POST'), again.click()])
    expect(request.postDataJSON()).toEqual({ accepted: [], declined: [], convert: true, columns: {}, kept: ['Y Ñuê'] })
    expect(faults).toEqual([])
  })

  it('asks no more about a kind of suggestion that was declined, says by whom, and takes it after all', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const problem = {
      ...({
        sheet: at.sheet,
        row: 5,
        column: 'E',
        field: 'idNumber',
        severity: 'error',
        code: 'bad-id-number',
      } as const),
      ...{ value: '66', message: 'Dòng 5: thiếu số 0.', suggestion: '066' },
    }
    const list = finished({ state: 'checked', commands: ['review'], columns: [] })
    const rows = (problems: readonly object[]) => ({
      items: [{ ...at, row: 5, fullName: 'Lê Thị Chi', changes: null, problems }],
      cursor: null,
    })
    const declines = [{ code: problem.code, by: 'xa-24547', at: Date.UTC(2020, 4, 20, 2) }]
    const declined = {
      ...list,
      since: list.since + 1,
      declines,
      answers: { ...list.answers, declined: [problem.code] },
    }
    server.answer('list', list)
    server.answer('listRows', rows([problem]))
    server.answer('reviewList', declined)
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    const taking = page.getByLabel('Sửa số CMND/CCCD theo gợi ý')
    const declining = page.getByLabel('Từ chối gợi ý về số giấy tờ, không hỏi lại')
    const again = page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' })
    const answered = async () =>
      (await Promise.all([page.waitForRequest((one) => one.method() === 'POST'), again.click()]))[0]
    await taking.check()
    await declining.check()
    expect(await taking.isChecked()).toBe(false)
    server.answer('list', declined)
    server.answer('listRows', rows([{ ...problem, declined: true }]))
    expect((await answered()).postDataJSON()).toMatchObject({ accepted: [], declined: [problem.code] })
    await page.getByText('xa-24547 đã từ chối, lúc 09:00 20/05/2020: 1 chỗ, ví dụ dòng 5: 66 → 066').waitFor()
    expect(await declining.isChecked()).toBe(true)
    await taking.check()
    expect((await answered()).postDataJSON()).toMatchObject({ accepted: [problem.code], declined: [] })
    expect(faults).toEqual([])
  })

  it('does not say "Bỏ qua" of a household whose people came in, nor of a column that was read', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const remark = (row: number, severity: 'warning' | 'error', message: string): ListRow => {
      const place = { sheet: at.sheet, row, column: 'F', field: null, severity, value: null, suggestion: null }
      return {
        ...at,
        row,
        outcome: 'skipped',
        fullName: null,
        changes: null,
        problems: [{ ...place, code: 'x', message }],
      }
    }
    const household = remark(
      5,
      'warning',
      'Dòng 5, cột F (Số khẩu): Hộ Lý A Páo ghi 5 khẩu, danh sách có 2 người của hộ',
    )
    const column = remark(0, 'warning', 'Cột F: Cột đang ẩn trong Excel, vẫn được đọc')
    const table = remark(9, 'error', 'Dòng 9: Danh sách đính chính, không đọc')
    server.answer('list', finished({}))
    server.answer('listRows', { items: [household, column, table], cursor: null })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    const outcome = (name: string | RegExp) => page.getByRole('row', { name }).getByRole('cell').nth(1).innerText()
    expect(await outcome(/Dòng 5/)).toBe('Cảnh báo')
    expect(await outcome(/Cả cột/)).toBe('Cảnh báo')
    expect(await outcome(/^Dòng 9/)).toBe('Bỏ qua')
    expect(faults).toEqual([])
  })

  it('tells how many of its people another programme may support, too, and that it is no reason to stop', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const list = finished({})
    server.answer('list', { ...list, counts: { ...list.counts, otherProgrammes: 1 } })
    server.answer('listRows', { items: [], cursor: null })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page.getByText(/1 người mới có thể cũng có khoản ở chương trình khác.*không vì thế mà dừng chi/).waitFor()
    expect(faults).toEqual([])
  })

  it('does not call it good that the sums agree while some of the rows they count cannot come in', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const read = { people: 3, amount: 4_500_000 }
    const compared = { state: 'checked', next: 'officer', sums: { declared: read, read } } as const
    server.answer('list', finished({ ...compared, commands: ['review', 'apply'] }))
    server.answer('listRows', { items: [], cursor: null })
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    const told = page.locator('.notice').filter({ hasText: 'Hai tổng khớp nhau, nhưng chưa nhập được hết' })
    await told.waitFor()
    expect(await told.getAttribute('class')).toContain('notice-warn')
    expect(faults).toEqual([])
  })

  it('says of both halves of the reconciliation how many people and how much money they are', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const counts = {
      rows: 2,
      added: 2,
      changed: 0,
      same: 0,
      refused: 0,
      warnings: 0,
      duplicates: 0,
      otherProgrammes: 0,
      settled: 0,
      amount: 3_000_000,
    }
    const read = { people: 2, amount: 3_000_000 }
    const compared = { counts, sums: { declared: read, read }, onlyHere: 1_200, onlyHereAmount: 900_000_000 }
    server.answer('list', finished({ state: 'checked', next: 'officer', commands: ['review', 'apply'], ...compared }))
    await enter(page, address(`/danh-sach/${id}`), 'xa-24547')
    await page
      .getByText(
        'Chỉ có trong tệp: 2 người, 3.000.000 đồng. Chỉ có trong hệ thống, theo cùng quyết định: 1.200 người, 900.000.000 đồng.',
      )
      .waitFor()
    expect(faults).toEqual([])
  })

  it('is work of the day until it is sent again, and is found among the others', async () => {
    const { page, server, at: address, faults } = await console.fresh()
    const open = finished({ next: 'officer', openRows: 2 })
    const checked = finished({ id: id.replace(/2$/, '3'), fileName: 'cho.xlsx', state: 'checked', next: 'officer' })
    const done = finished({ id: id.replace(/2$/, '4'), fileName: 'xong.xlsx' })
    server.interrupt('lists', { status: 200, body: { items: [open, checked], cursor: null } })
    await enter(page, address('/tong-quan'), 'xa-24547')
    const line = page.getByRole('listitem').filter({ hasText: 'Danh sách chờ cán bộ' })
    await line.waitFor()
    expect(await line.textContent()).toBe(
      'Danh sách chờ cán bộ – 1 danh sách chờ xác nhận nhập; 2 dòng chưa nhập được của 1 danh sách',
    )
    server.answer('lists', { items: [open, checked, done], cursor: null })
    server.interrupt('lists', { status: 200, body: { items: [open, checked], cursor: null } })
    await line.getByRole('link').click()
    const waiting = page.getByLabel('Chỉ danh sách chờ cán bộ')
    await page.getByText('Còn 2 dòng chưa nhập được, chờ cán bộ sửa tệp rồi tải lên lại').waitFor()
    expect(await waiting.isChecked()).toBe(true)
    expect(await page.getByRole('link', { name: 'xong.xlsx' }).count()).toBe(0)
    await waiting.uncheck()
    await page.getByRole('link', { name: 'xong.xlsx' }).waitFor()
    server.answer('lists', { items: [], cursor: null })
    await page.getByRole('link', { name: 'Tổng quan' }).click()
    await page.reload()
    await page.getByRole('link', { name: 'Nhập danh sách từ Excel' }).waitFor()
    await line.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })
})
