import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { checkList } from '../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { listFile, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { newName } from './own-people.ts'
import { headingOf, textOf, untilCount } from './page-parts.ts'
import { openVisits, signInAs } from './visits.ts'

const visits = openVisits()

const newcomer = 'xa-24547'

describe('a commune officer at the sign-in form', () => {
  it('is told in words why he does not get in, and then gets in', async () => {
    const visit = await visits.visit()
    const { page } = visit
    const problem = page.getByRole('alert')
    await visit.goto('/console/')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Nhập tên đăng nhập ghi trên phiếu').waitFor()
    await signInAs(visit, 'xã-24547')
    await page.getByText('Tắt bộ gõ tiếng Việt rồi nhập lại').waitFor()
    expect(await blemishes(page)).toEqual([])
    const words: string[] = []
    for (const [username, password] of [
      [newcomer, 'Mat-khau-sai-1'],
      ['xa-99999', 'Mat-khau-sai-1'],
    ] as const) {
      await signInAs(visit, username, password)
      await problem.and(page.locator(':focus')).waitFor()
      words.push(await textOf(problem))
      visit.expectRefusals('400 POST /_aws/')
    }
    expect(words[0]).toMatch(/^Tên đăng nhập hoặc mật khẩu chưa đúng\..*Văn phòng Sở LĐ-TBXH/)
    // Who has an account here is nobody's business.
    expect(words[1]).toBe(words[0])
    expect(await blemishes(page)).toEqual([])
    await signInAs(visit, newcomer)
    await headingOf(page, 'Tổng quan: Xã Ea Tiêu').waitFor()
  })
})

describe('a commune officer with a list', () => {
  it('uploads the sample that is offered and reads row by row what became of it', async () => {
    const { page, context } = await visits.officerInConsole(newcomer)
    await page.getByRole('link', { name: 'Nhập danh sách', exact: true }).click()
    await headingOf(page, 'Nhập danh sách từ Excel').waitFor()
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Chọn tệp Excel của danh sách.').waitFor()
    expect(await blemishes(page)).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp mẫu (Excel)' }).click(),
    ])
    const sample = readFileSync(await download.path())
    const [picker] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByText('Chọn tệp', { exact: true }).click(),
    ])
    await picker.setFiles({ name: basename(download.suggestedFilename()), mimeType: workbook.mimeType, buffer: sample })
    await page.getByText('Đã chọn: danh-sach-mau.xlsx').waitFor()
    // The same check on the officer's own machine, before anything is sent.
    await page.getByText('Đọc được 12 người, 9.000.000 đồng. 1 dòng chưa nhập được.').waitFor()
    expect(await blemishes(page)).toEqual([])

    // A slow line: the file is on its way until the officer has seen that it is.
    let arrive = (): void => {}
    const seen = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await context.route(
      (url) => url.pathname.startsWith('/_aws/'),
      async (route) => {
        await seen
        await route.continue()
      },
    )
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Đang tải tệp lên…').waitFor()
    await page.getByRole('progressbar', { name: 'Đã tải lên 0%' }).waitFor({ state: 'attached' })
    expect(await blemishes(page)).toEqual([])
    arrive()
    await headingOf(page, 'Kết quả nhập danh sách').waitFor()
    await page.getByText('Chưa ghi gì vào hệ thống. Nếu nhập: 12 người mới (9.000.000 đồng); 1 dòng chưa').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Nhập 12 người mới' }).click()
    await page.getByRole('button', { name: 'Rút cả danh sách…' }).waitFor()
    await page.getByText('12 người mới (9.000.000 đồng); 1 dòng chưa nhập được').waitFor()
    await context.unrouteAll({ behavior: 'wait' })

    const lost = page.getByRole('row', { name: /Dòng 12/ })
    await lost.waitFor()
    const cells = await lost.getByRole('cell').allTextContents()
    expect(await textOf(lost.getByRole('rowheader'))).toBe('Dòng 12 Hộ nghèo')
    expect(cells.slice(0, 5)).toEqual(['Phạm Thị Thử', 'Bị từ chối', '–', 'F', '66185000015'].map(asCell))
    expect(cells[5]).toMatch(/thiếu số 0 ở đầu\? Sửa thành 066185000015\.$/)
    expect(await textOf(page.getByRole('row', { name: /Dòng 21/ }))).toMatch(/Cảnh báo.*240000014 đã có ở dòng 11/)
    expect(await blemishes(page)).toEqual([])

    // The figure counts people; the table marks the second row of a pair. The register shows both.
    await page.getByText(/^\d+ người của danh sách này cùng số giấy tờ với một khoản khác/).waitFor()
    await page.getByRole('link', { name: 'Xem người có cảnh báo trùng của Xã Ea Tiêu' }).click()
    await page.getByText('Đang hiện').waitFor()
    expect(await page.getByLabel('Chỉ người có cảnh báo trùng').isChecked()).toBe(true)
    await untilCount(page.getByRole('row', { name: /•••• 0014.*Nghi trùng/ }), 2)
    await page.goBack()

    await page.getByLabel('Xem dòng nào').selectOption('tat-ca')
    await page.getByRole('row', { name: /Dòng 15/ }).waitFor()
    await untilCount(page.getByRole('row'), 1 + 13)
    await page.getByRole('link', { name: "H'Ƀlŭm Niê Kdăm" }).click()
    await headingOf(page, "H'Ƀlŭm Niê Kdăm").waitFor()
  })

  it('is told before he sends it that his file names no policy, until he has chosen one', async () => {
    const { page, goto } = await visits.officer(newcomer)
    await goto('/console/danh-sach')
    const sheet = {
      name: 'Danh sách',
      columns: [],
      title: [['(Kèm theo Quyết định số 78/QĐ-UBND ngày 12/5/2020)']],
      header: [['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']],
      rows: [[1, 'Y Bhiăt Êban', 1970, 750_000]],
    }
    const file = { ...workbook, buffer: Buffer.from(await workbookToBytes([sheet])) }
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(file)
    const told = page.getByText('Tệp không ghi ai thuộc chính sách nào: chọn chính sách ở trên trước khi tải lên.')
    await told.waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Chính sách').selectOption('A7a · Hộ nghèo')
    await told.waitFor({ state: 'detached' })
    await page.getByText('Đọc được 1 người, 750.000 đồng.').waitFor()
  })

  it('gets his workbook back with what is wrong, takes suggestions, and may withdraw what he brought in', async () => {
    const [one, ...lost] = people(4, { fullName: newName() })
    if (!one) throw new Error('nobody')
    const rows = [one, ...lost.map((person) => ({ ...person, idNumber: person.idNumber?.slice(1) ?? '' }))]
    const { page, goto } = await visits.officer(newcomer)
    await goto('/console/danh-sach')
    const file = { ...workbook, buffer: Buffer.from(await listFile({ rows })) }
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(file)
    await page.getByText('Đọc được 1 người, 1.500.000 đồng. 3 dòng chưa nhập được.').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp kèm cột “Lỗi”' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${workbook.name.replace('.xlsx', '')} - lỗi.xlsx`)
    const back = await checkList(await openWorkbook(readFileSync(await download.path()), 'a.xlsx'))
    expect([back.people.length, back.refused.length]).toEqual([1, 3])
    const header = back.file.sheets[0]?.columns.map(({ header }) => header)
    expect(header?.at(-1)).toBe('Lỗi')

    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Nếu nhập: 1 người mới (1.500.000 đồng); 3 dòng chưa nhập được').waitFor()
    await page.getByLabel('Sửa số CMND/CCCD theo gợi ý').check()
    await page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' }).click()
    await page.getByText('Nếu nhập: 4 người mới (6.000.000 đồng).').waitFor()
    await page
      .getByRole('row', { name: /Sẽ thêm.*theo gợi ý được chấp nhận/ })
      .first()
      .waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Nhập 4 người mới' }).click()
    await page.getByRole('button', { name: 'Rút cả danh sách…' }).click()
    await page.getByRole('button', { name: 'Rút danh sách' }).click()
    await page.getByText('Ghi lý do rút, ít nhất 3 ký tự.').waitFor()
    await page.getByLabel('Lý do rút').fill('nhầm đợt')
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Rút danh sách' }).click()
    await page.getByText('Đã rút 4 người (6.000.000 đồng) khỏi hệ thống.').waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('finds all lists in the history, and learns that the same file brings nobody new', async () => {
    const bytes = await listFile({ rows: people(3, { fullName: newName() }) })
    await takeIn(world(), await world().officer('xa', '24547'), { commune: '24547', fileName: 'lan-dau.xlsx' }, bytes)
    const { page, goto } = await visits.officer(newcomer)
    await goto('/console/danh-sach')
    const table = page.getByRole('table', { name: 'Danh sách đã nhập' })
    expect(await textOf(table.getByRole('row').nth(1))).toMatch(/^lan-dau\.xlsx.*Đã xong.*thu-xa-24547/)
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles({ ...workbook, buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('0 người mới (0 đồng); 3 người đã có từ trước, không thay đổi').waitFor()
    await page
      .getByText('Không có dòng nào có vấn đề')
      .or(page.getByRole('row', { name: /Đã có từ trước/ }))
      .first()
      .waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: '← Tất cả danh sách' }).click()
    await table.getByRole('link', { name: workbook.name }).first().waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('is told on his own machine what the whole file would be refused for', async () => {
    const { page, goto } = await visits.officer(newcomer)
    await goto('/console/danh-sach')
    const choose = async (file: Parameters<typeof listFile>[0]) =>
      page.getByLabel('Tệp danh sách (Excel)').setInputFiles({ ...workbook, buffer: Buffer.from(await listFile(file)) })
    await choose({ commune: 'Xã Ea Ning', district: 'Huyện Cư Kuin', rows: people(1) })
    await page.getByText(/^Tệp ghi “XÃ EA NING”, không phải địa bàn của danh sách này/i).waitFor()
    await choose({ decision: null, rows: people(1) })
    const missing = page.getByText('Tệp không ghi số quyết định: nhập số và ngày quyết định ở trên')
    await missing.waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').fill('1397/QĐ-UBND')
    await missing.waitFor({ state: 'detached' })
    await choose({ rows: [] })
    await page.getByText('Bảng chưa có người nào: điền danh sách rồi chọn lại tệp.').waitFor()
  })

  it('is told what to do with a file that is no list', async () => {
    const { page, goto } = await visits.officer(newcomer)
    await goto('/console/danh-sach')
    const letter = { ...workbook, name: 'cong-van.xlsx', buffer: Buffer.from('Kính gửi Ủy ban nhân dân huyện') }
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(letter)
    await page.getByLabel('Chính sách').selectOption('A6 · Bảo trợ xã hội')
    await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').fill('1397/QĐ-UBND')
    await page.getByLabel('Ngày quyết định (bỏ trống nếu tệp đã ghi)').fill('8/5/2020')
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await headingOf(page, 'Kết quả nhập danh sách').waitFor()
    const told = page.getByRole('alert')
    await told.waitFor()
    expect(await textOf(told)).toMatch(/^Không tìm thấy bảng danh sách.*cột "Họ và tên".*Dùng mẫu danh sách/)
    expect(await page.getByRole('link', { name: 'tệp mẫu (Excel)' }).getAttribute('href')).toBe(
      '/mau/nq42-2020/danh-sach-mau.xlsx',
    )
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'tải lên lại' }).click()
    await headingOf(page, 'Nhập danh sách từ Excel').waitFor()
    expect(await page.getByLabel('Chính sách').inputValue()).toBe('A6')
    expect(await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').inputValue()).toBe('1397/QĐ-UBND')
    expect(await page.getByLabel('Ngày quyết định (bỏ trống nếu tệp đã ghi)').inputValue()).toBe('08/05/2020')
  })
})

const workbook = {
  name: 'danh-sach.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const asCell = (text: string) => expect.stringMatching(new RegExp(`^\\s*${text}\\s*$`))
