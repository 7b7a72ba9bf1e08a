import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { Workbook } from '../../lambdas/lists/workbook/workbook.ts'
import { siteUrl } from '../support/test-machine.ts'
import { blemishes } from './blemishes.ts'
import { headingOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

const run = (schedule: string) => fetch(new URL(`/_run/${schedule}`, siteUrl()), { method: 'POST' })

/** Lets the day's report be sent now. */
async function sendReport(): Promise<void> {
  const { schedules } = (await (await run('?')).json()) as { schedules: string[] }
  const daily = schedules.filter((name) => name.includes('daily'))
  expect(daily).toHaveLength(1)
  for (const name of daily) expect((await run(name)).status).toBe(200)
}

/** What the overview's last line says under a header: people and đồng. */
async function totalOfOverview(page: Page, header: string): Promise<[people: number, amount: number]> {
  const row = page.getByRole('table', { name: 'Số liệu theo chính sách' }).getByRole('row', { name: 'Tổng cộng' })
  await row.waitFor()
  const parts = await row.locator(`[data-label="${header}"] .tally > span`).allTextContents()
  const [people = 0, amount = 0] = parts.map((part) => Number(part.replace(/\D/g, '')))
  return [people, amount]
}

/** The numbers of the line of a sheet that begins with these words. */
async function numbersOf(workbook: Workbook, sheetName: string, words: string): Promise<number[]> {
  const sheet = workbook.sheets.find(({ name }) => name === sheetName)
  for await (const { cells } of sheet?.rows() ?? [])
    if (cells[0]?.text === words) return cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  throw new Error(`${sheetName} has no line ${words}`)
}

describe('the mailbox of the system on one machine', () => {
  it('shows the daily report, whose workbook says what the overview says', async () => {
    await sendReport()
    const chief = await visits.officer('so-ldtbxh')
    await chief.goto('/console/tong-quan')
    const totals: number[] = []
    for (const header of ['Kế hoạch', 'Phê duyệt', 'Đã chi trả', 'Còn lại'])
      totals.push(...(await totalOfOverview(chief.page, header)))
    const [, , approved = 0, , paid = 0, paidAmount = 0] = totals
    expect(approved).toBeGreaterThan(paid)

    const { page, goto } = await visits.visit()
    await goto('/_mail/')
    await headingOf(page, 'Hộp thư đã gửi').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page
      .getByRole('link', { name: /Báo cáo ngày/ })
      .first()
      .click()
    const title = `^\\[NQ 42\\] Báo cáo ngày \\d\\d/\\d\\d/\\d{4} – đã chi ${inGroups(paid)} lượt hỗ trợ \\(.* đồng\\)$`
    await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor()
    expect(await blemishes(page, { frames: false })).toEqual([])
    // The frame runs no script, and a driver of browsers needs one: so the letter is opened beside it, as mail programs do.
    const letter = await visits.visit()
    await letter.page.setContent((await page.getByTitle('Nội dung thư').getAttribute('srcdoc')) ?? '')
    await letter.page
      .getByText(`Đã chi trả ${inGroups(paid)} trên ${inGroups(approved)} lượt hỗ trợ được phê duyệt`)
      .filter({ hasText: `${inGroups(paidAmount)} đồng` })
      .waitFor()
    await letter.page.setViewportSize({ width: 320, height: 700 })
    expect(await letter.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^bao-cao-nq42-2020-.*\.xlsx$/ }).click(),
    ])
    const file = download.suggestedFilename()
    expect(file).toMatch(/^bao-cao-nq42-2020-\d{4}-\d\d-\d\d\.xlsx$/)
    const workbook = await openWorkbook(new Uint8Array(readFileSync(await download.path())), file)
    for (const sheet of ['Theo chính sách', 'Theo địa bàn']) {
      // Between paid and left stand those who need not be paid and those who are suspended.
      const line = await numbersOf(workbook, sheet, 'Tổng cộng')
      expect([...line.slice(0, 6), ...line.slice(10, 12)]).toEqual(totals)
    }

    const [opened] = await Promise.all([
      letter.context.waitForEvent('page'),
      letter.page.locator('a[href*="/console/bao-cao?"]').first().click(),
    ])
    await opened.getByLabel('Tên đăng nhập').waitFor()
    expect(new URL(opened.url()).pathname).toBe('/console/bao-cao')
  })

  it('says so when a letter is not there', async () => {
    const { page, goto, expectRefusals } = await visits.visit()
    await goto('/_mail/messages/khong-co')
    expectRefusals('404 GET /_mail/messages/khong-co')
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Xem tất cả thư' }).click()
    await headingOf(page, 'Hộp thư đã gửi').waitFor()
  })
})

const inGroups = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')
