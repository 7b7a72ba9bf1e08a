import type { Page } from 'playwright-core'
import { headingOf, press, textOf } from './page-parts.ts'
import { type Matter, pairs } from './pile-of-cases.ts'

/** One word to a case as an officer enters it. @returns what he is told */
export type Word = (page: Page) => Promise<string>

const choose = (page: Page, outcome: RegExp): Promise<void> => page.getByRole('button', { name: outcome }).click()
const because = (page: Page, reason: string): Promise<void> => page.getByRole('radio', { name: reason }).check()
const proposed = 'Đã ghi đề nghị. Cần một tài khoản khác cùng quyền xác nhận.'

export const different =
  (reason: string): Word =>
  async (page) => {
    await choose(page, /^1\. Không phải một người/)
    await because(page, reason)
    await press(page, 'Kết luận')
    return 'Đã kết luận: Không phải một người.'
  }

export const keepHighest =
  (reason: string): Word =>
  async (page) => {
    await choose(page, /^2\. Một người, hai chính sách/)
    await because(page, reason)
    await press(page, 'Kết luận')
    return 'Đã kết luận: Một người: đã giữ mức cao nhất.'
  }

/** @param choices by the name of its list, what the chosen line says */
export const merge =
  (choices: Readonly<Record<string, string>>): Word =>
  async (page) => {
    await choose(page, /^3\. Nhập hai lần/)
    for (const [name, words] of Object.entries(choices)) {
      const list = page.getByRole('combobox', { name, exact: true })
      const label = (await list.locator('option').allTextContents()).find((option) => option.includes(words))
      await list.selectOption({ label: label ?? words })
    }
    await because(page, 'Một dòng được nhập hai lần')
    await press(page, 'Đề nghị, chờ người thứ hai')
    return proposed
  }

/** @param sum as the page says it before it is proposed */
export const recover =
  (sum: string): Word =>
  async (page) => {
    await choose(page, /^4\. Đã chi cả hai/)
    await page.getByText(`Lập đề nghị thu hồi ${sum} đã chi vượt mức được hưởng`).waitFor()
    await because(page, 'Đã xem giấy tờ')
    await press(page, 'Đề nghị, chờ người thứ hai')
    return proposed
  }

export const verify =
  (communeName: string, until: string): Word =>
  async (page) => {
    await choose(page, /^5\. Chưa đủ căn cứ/)
    await page.getByRole('combobox', { name: 'Xã xác minh' }).selectOption({ label: communeName })
    await page.getByRole('textbox', { name: 'Hạn xác minh' }).fill(until)
    await because(page, 'Chưa có giấy tờ để đối chiếu')
    await press(page, 'Giao xã xác minh')
    return 'Đã giao xã xác minh.'
  }

/** @param isTold what of the proposal is to be read before it is agreed to */
export const agree =
  (isTold: RegExp, ending: string): Word =>
  async (page) => {
    await page.getByText(isTold).first().waitFor()
    await press(page, 'Đồng ý kết luận')
    return `Đã xác nhận: ${ending}.`
  }

export const giveBack =
  (note: string): Word =>
  async (page) => {
    await page.getByRole('textbox', { name: 'Ghi chú' }).fill(note)
    await press(page, 'Không đồng ý, trả lại')
    return 'Đã trả lại, vụ chờ kết luận.'
  }

export const report =
  (finding: string, note: string): Word =>
  async (page) => {
    await because(page, finding)
    await page.getByRole('textbox', { name: 'Đã xác minh thế nào' }).fill(note)
    await press(page, 'Gửi kết quả')
    return 'Đã báo kết quả xác minh.'
  }

/** The desk by the menu, and until it says that so much is left: what it said a moment ago is shown until it has been read again. */
export async function openDesk(page: Page, left: string): Promise<void> {
  await page.getByRole('link', { name: 'Rà soát trùng lặp', exact: true }).click()
  await headingOf(page, 'Rà soát trùng lặp').waitFor()
  await page
    .locator('.left-of-all')
    .and(page.getByText(left, { exact: true }))
    .waitFor()
}

/** What is to be done about a case: the evidence that is read there, and the word that is said then. */
export type Notebook = Partial<Record<Matter, { readonly evidence?: string; readonly word: Word }>>

/**
 * From the first case of that state in the list on, as the page leads to the next one, until there is a word to all of the notebook.
 * @returns what the page says then of what comes next
 */
export async function workOff(page: Page, state: string, notebook: Notebook): Promise<string> {
  await page.getByRole('row').filter({ hasText: state }).first().getByRole('link').click()
  const left = new Map(Object.entries(notebook))
  const next = page.getByRole('link', { name: 'Vụ tiếp theo' })
  const after = next.or(page.getByText(/^Không còn vụ nào chờ/))
  for (;;) {
    const matter = await matterOf(page)
    const { evidence, word } = left.get(matter) ?? {}
    if (!word) throw new Error(`led to ${matter} while ${[...left.keys()]} are left`)
    if (evidence) expect(await textOf(page.getByRole('region', { name: 'Căn cứ' }))).toContain(evidence)
    const told = await word(page)
    await page.getByRole('status').getByText(told, { exact: true }).waitFor()
    await after.waitFor()
    left.delete(matter)
    if (left.size === 0) return textOf(after)
    await next.click()
    // The case of before is still there for a moment, with its link.
    await next.waitFor({ state: 'detached' })
  }
}

/** Which case is shown, by the names in it. */
async function matterOf(page: Page): Promise<Matter> {
  const names = await textOf(page.getByRole('row', { name: /^Họ tên/ }))
  const matters = Object.keys(pairs) as Matter[]
  const matter = matters.find((one) => pairs[one].some(({ fullName }) => names.includes(fullName)))
  if (!matter) throw new Error(`nobody of the pile: ${names}`)
  return matter
}
