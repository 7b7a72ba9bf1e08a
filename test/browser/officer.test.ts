import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { blemishes } from './blemishes.ts'
import { headingOf, textOf } from './page-parts.ts'
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
      await problem.waitFor()
      words.push(await textOf(problem))
      expect(await problem.evaluate((element) => element === document.activeElement)).toBe(true)
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
    const { page, context } = await visits.officer(newcomer)
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
    await picker.setFiles({ name: basename(download.suggestedFilename()), mimeType: xlsx, buffer: sample })
    await page.getByText('Đã chọn: danh-sach-mau.xlsx').waitFor()

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
    await page.getByText('12 người mới (9.000.000 đồng); 1 dòng chưa nhập được').waitFor()
    await context.unrouteAll({ behavior: 'wait' })

    const lost = page.getByRole('row', { name: /Dòng 12/ })
    await lost.waitFor()
    const cells = await lost.getByRole('cell').allTextContents()
    expect(await textOf(lost.getByRole('rowheader'))).toBe('Dòng 12 Hộ nghèo')
    expect(cells.slice(0, 5)).toEqual(['Phạm Thị Thử', 'Bị từ chối', '–', 'F', '66185000015'].map(asCell))
    expect(cells[5]).toContain('thiếu số 0 ở đầu')
    expect(cells[6]).toBe('Ghi là: 066185000015')
    expect(await textOf(page.getByRole('row', { name: /Dòng 21/ }))).toMatch(/Cảnh báo.*240000014 đã có ở dòng 11/)
    expect(await blemishes(page)).toEqual([])

    await page.getByLabel('Chỉ dòng có vấn đề').uncheck()
    await page.getByRole('row', { name: /Dòng 15/ }).waitFor()
    expect(await page.getByRole('row').count()).toBe(1 + 13)
    await page.getByRole('link', { name: "H'Ƀlŭm Niê Kdăm" }).click()
    await headingOf(page, "H'Ƀlŭm Niê Kdăm").waitFor()
  })
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const asCell = (text: string) => expect.stringMatching(new RegExp(`^\\s*${text}\\s*$`))
