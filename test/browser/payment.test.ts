import { newCmnd } from '../support/list-files.ts'
import { blemishes } from './blemishes.ts'
import { enlist, newName } from './own-people.ts'
import { headingOf, press, tabTo, textOf, untilFocusSays } from './page-parts.ts'
import {
  commune,
  expectPaidPeople,
  find,
  history,
  idIn,
  newPerson,
  officer,
  paidPeople,
  panel,
  pay,
  stateIs,
  unpaid,
  withoutAccents,
} from './person-page.ts'
import { enter, openVisits } from './visits.ts'

const visits = openVisits()

describe('a commune officer who pays', () => {
  it('adds the number that the list lacks, and every figure follows', async () => {
    const name = await newPerson(visits, { idNumber: '' })
    const number = newCmnd()
    visits.keepSecret(number)
    const visit = await visits.officerInConsole(officer)
    const { page } = visit
    const before = await paidPeople(visit)
    await find(visit, name)
    await stateIs(page, unpaid)
    expect(await blemishes(page)).toEqual([])

    await pay(page)
    await page.getByText('Nhập số CCCD hoặc CMND, hoặc chọn lý do chưa có số').waitFor()
    await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill(number.slice(0, 5))
    await page.getByText('Đã nhập 5 chữ số.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill(number.replace(/(...)/g, '$1 '))
    await page.getByText('Đúng dạng CMND (9 chữ số).').waitFor()
    await press(page, 'Xác nhận đã chi')
    await page.getByText(/^Đã ghi nhận chi trả 1\.500\.000 đồng, ngày \d\d\/\d\d\/\d{4}\.$/).waitFor()
    await untilFocusSays(page, /Đã ghi nhận chi trả/)
    await stateIs(page, 'Đã chi trả')
    await panel(page).getByText(`CMND ${number}`).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 2)
    expect((await history(page))[1]).toContain('ghi nhận đã chi trả')
    // In the list beside it the number is covered.
    await page.getByRole('row', { name: new RegExp(`${name}.*•••• ${number.slice(-4)}.*Đã chi trả`) }).waitFor()
    expect(await blemishes(page)).toEqual([])

    await expectPaidPeople(visit, before + 1)
  })

  it('is told who paid and when, if somebody was quicker', async () => {
    const name = await newPerson(visits)
    const visit = await visits.officerInConsole(officer)
    const { page } = visit
    const postman = await visits.visit()
    await enter(postman, '/console/', 'buudien-657')
    await find(visit, name)
    await find(postman, name)
    await press(postman.page, 'Ghi nhận đã chi trả')
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả').waitFor()

    await press(postman.page, 'Xác nhận đã chi')
    const told = postman.page.getByRole('alert')
    await told.waitFor()
    postman.expectRefusals(`409 POST /api/entitlements/${idIn(postman.page)}/payment`)
    expect(await textOf(told)).toMatch(
      /^Người này đã được UBND Xã Ea Tiêu cập nhật chi trả lúc \d\d:\d\d hôm nay .*Không chi lần nữa\./,
    )
    await untilFocusSays(postman.page, /Không chi lần nữa/)
    // The record is the one that is now, so nobody presses again.
    await postman.page.getByText('Đơn vị chi trả', { exact: true }).waitFor()
    await stateIs(postman.page, 'Đã chi trả')
    await postman.page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).waitFor({ state: 'detached' })
    expect(await blemishes(postman.page)).toEqual([])
  })

  it('writes down why somebody could not be paid', async () => {
    const name = await newPerson(visits)
    const visit = await visits.officerInConsole(officer)
    const { page } = visit
    await find(visit, name)
    await press(page, 'Không chi được')
    await press(page, 'Ghi lý do')
    await page.getByText('Chọn một lý do.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Vắng mặt, chưa liên hệ được').check()
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Đi làm ở Bình Dương')
    await press(page, 'Ghi lý do')
    await page.getByText('Đã ghi: Chưa nhận được.').waitFor()
    await stateIs(page, 'Chưa nhận được')
    await panel(page).getByText('Đi làm ở Bình Dương', { exact: true }).waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('takes back what was entered by mistake, with a reason that stays on the record', async () => {
    const name = await newPerson(visits)
    const visit = await visits.officerInConsole(officer)
    const { page } = visit
    await find(visit, name)
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const paid = await paidPeople(visit)
    await find(visit, name)
    await press(page, 'Huỷ cập nhật')
    await press(page, 'Huỷ cập nhật')
    await page.getByText('Ghi lý do, ít nhất 3 ký tự.').waitFor()
    await page.getByLabel('Lý do huỷ').fill('Bấm nhầm người')
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Huỷ cập nhật')
    await page.getByText(`Đã huỷ cập nhật. Trạng thái bây giờ: ${unpaid}.`).waitFor()
    await stateIs(page, unpaid)
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 3)
    expect((await history(page)).at(-1)).toContain('Bấm nhầm người')
    await expectPaidPeople(visit, paid - 1)
  })

  it('goes on to the next unpaid person of the list as it is filtered, by the keyboard alone', async () => {
    const word = newName()
    const people = await enlist(commune, [
      { fullName: `${word} A` },
      { fullName: `${word} B` },
      { fullName: `${word} C` },
    ])
    visits.keepSecret(word, withoutAccents(word))
    const visit = await visits.officerInConsole(officer)
    const { page } = visit
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByLabel('Họ tên').fill(withoutAccents(word))
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByText('Đang hiện 3 khoản').waitFor()
    const inOrder = await page.locator('.people-table tbody').getByRole('link').allTextContents()
    expect([...inOrder].sort()).toEqual(people.map(({ fullName }) => fullName))
    const [first = '', second = '', third = ''] = inOrder
    // From the middle, so that the last is followed by the first.
    for (const [name, next] of [
      [second, third],
      [third, first],
      [first, null],
    ] as const) {
      if (name === second) await page.getByRole('link', { name, exact: true }).click()
      await headingOf(page, name).and(page.locator(':focus')).waitFor()
      await tabTo(page, page.getByRole('button', { name: 'Ghi nhận đã chi trả' }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('button', { name: 'Xác nhận đã chi' }))
      await page.keyboard.press('Enter')
      await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').and(page.locator(':focus')).waitFor()
      if (next) {
        await page.keyboard.press('Tab')
        await untilFocusSays(page, `Người tiếp theo: ${next}`)
        if (name === second) expect(await blemishes(page)).toEqual([])
        await page.keyboard.press('Enter')
      } else await page.getByText('Không còn ai chưa chi trong danh sách đang hiện.').waitFor()
    }
  })
})
