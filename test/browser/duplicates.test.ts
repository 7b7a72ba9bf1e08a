import type { Page } from 'playwright-core'
import { newIdNumber } from '../support/list-files.ts'
import { blemishes } from './blemishes.ts'
import { enlist, newName } from './own-people.ts'
import { headingOf, textOf } from './page-parts.ts'
import { openVisits, type Visit } from './visits.ts'

const visits = openVisits()

/** Two communes of Huyện Cư Kuin. */
const [here, there] = ['24547', '24544']

/** One person in the lists of two communes. */
async function twice(second: { readonly policy?: string; readonly amount?: number; readonly fullName?: string } = {}) {
  const [fullName, idNumber, birthYear] = [newName(), newIdNumber(), '1970']
  await enlist(here, [{ fullName, idNumber, birthYear }])
  await enlist(there, [{ fullName, idNumber, birthYear, ...second }])
  return fullName
}

/** Loaded anew: the list of a moment ago would not have the case yet. */
async function openDesk({ page, goto }: Visit): Promise<void> {
  await goto('/console/')
  await page.getByRole('link', { name: 'Rà soát trùng lặp', exact: true }).click()
  await headingOf(page, 'Rà soát trùng lặp').waitFor()
  await page.locator('.left-of-all').waitFor()
}

const leftOfAll = async (page: Page): Promise<number[]> => {
  const words = await textOf(page.locator('.left-of-all'))
  return words.replaceAll('.', '').match(/\d+/g)?.map(Number) ?? []
}

async function openCase(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name: new RegExp(name) }).first()
  const more = page.getByRole('button', { name: 'Xem thêm' })
  for (;;) {
    await link.or(more).first().waitFor()
    if (await link.isVisible()) break
    await more.click()
  }
  await link.click()
  await headingOf(page, 'Vụ nghi trùng').waitFor()
}

describe('a district officer at the duplicate desk', () => {
  it('keeps the higher of two policies by the proposal, and takes it back', async () => {
    const name = await twice({ policy: 'Hộ nghèo', amount: 750_000 })
    const visit = await visits.officerInConsole('huyen-657')
    const { page } = visit
    await openDesk(visit)
    expect(await blemishes(page)).toEqual([])
    const [open = 0, total = 0] = await leftOfAll(page)
    expect(open).toBeGreaterThan(0)
    expect(total).toBeGreaterThanOrEqual(open)

    await openCase(page, name)
    await page.getByText('Nghị quyết 42/NQ-CP ngày 9/4/2020, mục I, điểm 3').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: /^2\. Một người, hai chính sách/ }).click()
    await page.getByRole('button', { name: 'Kết luận', exact: true }).click()
    await page.getByText('Chọn một lý do.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('radio', { name: 'Đã xem giấy tờ' }).check()
    await page.getByRole('button', { name: 'Kết luận', exact: true }).click()
    await page.getByText('Đã kết luận: Một người: đã giữ mức cao nhất.').waitFor()
    expect(await blemishes(page)).toEqual([])

    await page.getByRole('button', { name: 'Hoàn tác kết luận' }).click()
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Chọn nhầm vụ')
    await page.getByRole('button', { name: 'Huỷ kết luận, mở lại vụ' }).click()
    await page.getByText('Đã huỷ kết luận.').waitFor()
    await page.getByRole('button', { name: /^1\. Không phải một người/ }).waitFor()
    await openDesk(visit)
    expect(await leftOfAll(page)).toEqual([open, total])
  })

  it('sees what differs marked, and merges with fields of both; another account confirms', async () => {
    const fullName = newName()
    const idNumber = newIdNumber()
    const birthYear = '1970'
    await enlist(here, [{ fullName, idNumber, birthYear, hamlet: 'Thôn 1' }])
    await enlist(there, [{ fullName, idNumber, birthYear, hamlet: 'Thôn 2' }])
    const visit = await visits.officerInConsole('huyen-657')
    const { page } = visit
    await openDesk(visit)
    await openCase(page, fullName)
    await page.locator('.compare-table mark').first().waitFor()
    // The second record is marked against the first; which came first is not what is looked at here.
    expect(await page.locator('.compare-table mark').first().textContent()).toMatch(/^[12]$/)
    await page.getByRole('button', { name: /^3\. Nhập hai lần/ }).click()
    const choice = page.getByRole('combobox', { name: 'Lấy thôn, buôn' })
    const labels = await choice.locator('option').allTextContents()
    await choice.selectOption({ label: labels.find((label) => label.startsWith('Thôn 2')) ?? '' })
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('radio', { name: 'Một dòng được nhập hai lần' }).check()
    await page.getByRole('button', { name: 'Đề nghị, chờ người thứ hai' }).click()
    await page.getByText('Đã ghi đề nghị.').waitFor()
    expect(await page.getByRole('button', { name: 'Đồng ý kết luận' }).count()).toBe(0)
    const address = new URL(page.url()).pathname
    expect(await blemishes(page)).toEqual([])

    const second = await visits.officer('so-ldtbxh')
    await second.goto(address)
    await second.page.getByRole('button', { name: 'Đồng ý kết luận' }).click()
    await second.page.getByText('Đã xác nhận: Đã gộp làm một.').waitFor()
    // The case has been read again by then: headings that come and go while they are counted are out of order.
    const takeBack = second.page.getByRole('button', { name: 'Hoàn tác kết luận (cần hai người)' })
    await takeBack.waitFor()
    expect(await blemishes(second.page)).toEqual([])

    // What two have agreed to, two take back.
    await takeBack.click()
    await second.page.getByRole('textbox', { name: 'Lý do' }).fill('Hai người thật')
    await second.page.getByRole('button', { name: 'Đề nghị huỷ kết luận' }).click()
    await second.page.getByText('Đã đề nghị huỷ kết luận').waitFor()
    await second.page.getByRole('button', { name: 'Rút lại đề nghị' }).waitFor()
    expect(await second.page.getByRole('button', { name: 'Đồng ý huỷ kết luận' }).count()).toBe(0)
    expect(await blemishes(second.page)).toEqual([])
    await visit.goto(address)
    await page.getByText('Lý do: Hai người thật').first().waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Đồng ý huỷ kết luận' }).click()
    await page.getByText('Đã huỷ kết luận.').waitFor()
    await page.getByRole('button', { name: /^1\. Không phải một người/ }).waitFor()
  })

  it('decides by the keys 1 to 5 only when the switch allows single keys', async () => {
    const name = await twice({ policy: 'Hộ nghèo', amount: 750_000 })
    const visit = await visits.officerInConsole('huyen-657')
    const { page } = visit
    await openDesk(visit)
    await openCase(page, name)
    const first = headingOf(page, 'Không phải một người')
    await page.getByRole('button', { name: /^1\. Không phải một người/ }).waitFor()
    await page.keyboard.press('1')
    expect(await first.count()).toBe(0)
    await page.getByRole('checkbox', { name: 'Dùng phím 1–5 để chọn kết luận' }).check()
    await headingOf(page, 'Kết luận').click()
    await page.keyboard.press('1')
    await first.waitFor()
    // A closed outcome stays closed, and says why.
    await headingOf(page, 'Kết luận').click()
    await page.keyboard.press('4')
    await page.getByText('Không có khoản nào đã chi mà phải thu hồi').waitFor()
    expect(await headingOf(page, 'Đã chi cả hai: lập đề nghị thu hồi').count()).toBe(0)
    // A digit that is typed into the note decides nothing.
    await page.getByRole('textbox', { name: 'Ghi chú' }).fill('')
    await page.getByRole('textbox', { name: 'Ghi chú' }).press('5')
    expect(await first.count()).toBe(1)
  })

  it('works a pile off: after a conclusion the next case is one step away', async () => {
    const names = [await twice(), await twice()]
    const visit = await visits.officerInConsole('huyen-657')
    const { page } = visit
    await openDesk(visit)
    await openCase(page, names[0] ?? '')
    for (let done = 0; done < 2; done++) {
      const before = page.url()
      await page.getByRole('button', { name: /^1\. Không phải một người/ }).click()
      await page.getByRole('radio', { name: 'Trùng tên, khác người' }).check()
      await page.getByRole('button', { name: 'Kết luận', exact: true }).click()
      await page.getByText('Đã kết luận: Không phải một người.').waitFor()
      if (done === 1) break
      await page.getByRole('link', { name: 'Vụ tiếp theo' }).click()
      await page.waitForURL((url) => url.href !== before)
      await headingOf(page, 'Vụ nghi trùng').waitFor()
    }
  })
})

describe('others at the duplicate desk', () => {
  it('a commune sees of the other commune’s record its unit and policy alone', async () => {
    const name = await twice({ policy: 'Hộ nghèo', amount: 750_000 })
    const visit = await visits.officerInConsole('xa-24547')
    const { page } = visit
    await openDesk(visit)
    await openCase(page, name)
    await page.getByText('(đơn vị khác)').waitFor()
    expect(await page.getByRole('heading', { name: 'Kết luận', exact: true }).count()).toBe(0)
    expect(await blemishes(page)).toEqual([])
  })

  it('the post office is told at the record what is held and whom to call, and has no desk', async () => {
    const name = await twice({ policy: 'Hộ nghèo', amount: 750_000 })
    const { page } = await visits.officerInConsole('buudien-657')
    expect(await page.getByRole('link', { name: 'Rà soát trùng lặp' }).count()).toBe(0)
    await page.getByRole('textbox', { name: 'Họ tên' }).fill(name)
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByRole('link', { name }).last().waitFor()
    const links = await page.getByRole('link', { name }).all()
    const notes: string[] = []
    for (const link of links) {
      await link.click()
      const note = page.locator('.person .notice').first()
      await note.waitFor()
      notes.push(await textOf(note))
    }
    expect(notes.some((note) => note.includes('Tạm dừng: đang rà soát trùng') && note.includes('Phòng LĐ-TBXH'))).toBe(
      true,
    )
    expect(await blemishes(page)).toEqual([])
  })

  it('the province reads what the last comparison changed, and sets the days and whether open cases stop payments', async () => {
    const visit = await visits.officerInConsole('so-ldtbxh')
    const { page } = visit
    await openDesk(visit)
    await page.getByRole('button', { name: 'Xem từng vụ thay đổi' }).click()
    await page
      .getByText('Lần đối chiếu này không làm thay đổi vụ nào.')
      .or(page.getByRole('table', { name: 'Các vụ mà lần đối chiếu lại làm thay đổi' }))
      .waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByText('Cài đặt của tỉnh cho các vụ nghi trùng').click()
    const days = page.getByRole('textbox', { name: 'Hạn xã xác minh (ngày)' })
    await days.fill('nhiều')
    await page.getByRole('button', { name: 'Lưu cài đặt' }).click()
    await page.getByText('Ghi một số từ 1 đến 365.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await days.fill('9')
    await page.getByRole('button', { name: 'Lưu cài đặt' }).click()
    await page.getByText('Đã lưu cài đặt.').waitFor()
    await openDesk(visit)
    await page.getByText('Cài đặt của tỉnh cho các vụ nghi trùng').click()
    expect(await days.inputValue()).toBe('9')
  })
})
