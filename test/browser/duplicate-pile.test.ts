import type { Page } from 'playwright-core'
import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { formatDay } from '../../lambdas/domain/time/local-day.ts'
import { issued, password } from '../support/issued-accounts.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import {
  agree,
  different,
  giveBack,
  keepHighest,
  merge,
  openDesk,
  recover,
  report,
  verify,
  workOff,
} from './desk-hands.ts'
import { press, textOf, untilCount } from './page-parts.ts'
import { district, here, inDays, type Matter, makePile, pairs, recordOf, there } from './pile-of-cases.ts'
import { openVisits, signInAs } from './visits.ts'

const visits = openVisits()

/** An account that the province has issued, and that has its own password. */
async function account(role: 'huyen' | 'xa', unit: string): Promise<string> {
  const { account, slip } = await issued({ role, unit, holder: 'Cán bộ LĐ-TBXH' })
  await world().signIn(account.username, password, slip)
  return account.username
}

/** On a phone the two records are in sight together, and no date or number is broken in the middle. */
async function expectSideBySide(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 780 })
  const beyond = (box: Element): number => box.scrollWidth - box.clientWidth
  expect(await page.getByRole('region', { name: 'Bảng so sánh các hồ sơ' }).evaluate(beyond)).toBe(0)
  for (const line of [/^Sinh/, /^Số giấy tờ/])
    for (const value of await page.getByRole('row', { name: line }).getByRole('cell').all())
      expect(await value.evaluate(linesOf)).toBeLessThanOrEqual((await textOf(value)).split(' ').length)
  if (before) await page.setViewportSize(before)
}

/** Runs in the page. */
function linesOf(element: Element): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
}

const both = (matter: Matter): Promise<EntitlementView[]> =>
  Promise.all(pairs[matter].map(({ fullName }, index) => recordOf(index === 0 ? here : there, fullName)))

/** Of both records of a case, that of the first commune before the other one's. */
const standing = async (matter: Matter): Promise<string[]> =>
  (await both(matter)).map(({ status, amount, review }) => `${status} ${amount} ${review?.effect}`)

describe('a pile of cases, from hand to hand', () => {
  let first: string
  let second: string
  let commune: string
  let until: string

  beforeAll(async () => {
    first = await account('huyen', district)
    second = await account('huyen', district)
    commune = await account('xa', here)
    await makePile()
    until = formatDay(await inDays(5))
  })

  /** At the desk's own computer: nobody is signed in, and whoever is done signs out. */
  async function work(username: string, left: string, atDesk: (page: Page) => Promise<void>): Promise<void> {
    const visit = await visits.visit()
    const { page } = visit
    await visit.goto('/console/')
    await signInAs(visit, username, password)
    await openDesk(page, left)
    await atDesk(page)
    await press(page, 'Đăng xuất')
    await page.getByLabel('Tên đăng nhập').waitFor()
  }

  it('is concluded by all five outcomes, the evidence before the officer’s eyes', () =>
    work(first, 'Còn 11 / 11', async (page) => {
      const likeness = 'Trùng họ tên và ngày sinh (có thể'
      const end = await workOff(page, 'Chờ kết luận', {
        numberIssuedTwice: {
          evidence: 'Trùng số CMND, khác họ tên (có thể',
          word: different('Số CMND được cấp cho hai người'),
        },
        numberOfAnother: { evidence: 'Trùng số CCCD (có thể', word: different('Danh sách ghi nhầm số giấy tờ') },
        namesakes: { evidence: likeness, word: different('Trùng tên, khác người') },
        twoPolicies: { evidence: 'Trùng số CCCD (chắc chắn', word: keepHighest('Đã xem giấy tờ') },
        lowerPaid: { evidence: 'Số giấy tờ gần giống', word: keepHighest('Chính người đó xác nhận') },
        typedTwice: {
          evidence: 'Trùng số CCCD (chắc chắn',
          word: merge({ 'Giữ hồ sơ': 'Xã Bông Krang', 'Lấy ngày sinh': '08/02/1966', 'Lấy thôn, buôn': 'Buôn Yuk' }),
        },
        oldAndNewCard: {
          evidence: likeness,
          word: merge({ 'Giữ hồ sơ': 'Xã Bông Krang', 'Lấy số giấy tờ': 'CCCD' }),
        },
        bothPaid: { evidence: likeness, word: recover('750.000 đồng') },
        bothPaidOfTwo: { evidence: likeness, word: recover('1.500.000 đồng') },
        foundToBeOne: { evidence: likeness, word: verify('Xã Bông Krang', until) },
        foundToBeTwo: { evidence: likeness, word: verify('Xã Bông Krang', until) },
      })
      expect(end).toContain('Không còn vụ nào chờ anh/chị. 6 vụ còn chờ người khác')
      await expectSideBySide(page)
      expect(await blemishes(page)).toEqual([])
    }))

  it('is agreed to by a second person, who reads what he agrees to, or given back', () =>
    work(second, 'Còn 6 / 11', async (page) => {
      const chosen = 'Giữ hồ sơ (1; lấy của hồ sơ 2|2; lấy của hồ sơ 1): '
      const end = await workOff(page, 'Chờ anh/chị', {
        typedTwice: { word: agree(RegExp(`${chosen}ngày sinh; thôn, buôn`), 'Đã gộp làm một') },
        oldAndNewCard: { word: agree(RegExp(`${chosen}số giấy tờ`), 'Đã gộp làm một') },
        bothPaid: { word: agree(/^Đã chi cả hai: lập đề nghị thu hồi, 750.000 đồng$/, 'Đã lập đề nghị thu hồi') },
        bothPaidOfTwo: { word: giveBack('Hai thẻ, hai người') },
      })
      // What he has given back is open again, and his to conclude as well: it comes last, and he leaves it to the first one.
      expect(['Vụ tiếp theo', 'Không còn vụ nào khác chờ anh/chị. 2 vụ còn chờ người khác']).toContain(
        end.split(':')[0],
      )
    }))

  it('is verified by the commune that was asked, by its day', () =>
    work(commune, 'Còn 0 / 0', async (page) => {
      await page.getByText('Các vụ dưới đây do cấp trên kết luận.').waitFor()
      const asked = page.getByRole('row').filter({ hasText: `Xã báo hạn ${until}` })
      await untilCount(asked, 2)
      expect(await blemishes(page)).toEqual([])
      const end = await workOff(page, 'Chờ anh/chị', {
        foundToBeOne: { word: report('Là một người', 'Đã gặp, chỉ có một thẻ') },
        foundToBeTwo: { word: report('Là những người khác nhau', 'Đã gặp cả hai bà') },
      })
      expect(end).toContain('Không còn vụ nào chờ anh/chị.')
    }))

  it('is at none when the first officer has read the answers', () =>
    work(first, 'Còn 3 / 11', async (page) => {
      const answered = page.getByRole('row').filter({ hasText: 'Chờ kết luận, xã đã báo' })
      await untilCount(answered, 2)
      const end = await workOff(page, 'Chờ kết luận', {
        bothPaidOfTwo: { word: different('Đã xem giấy tờ') },
        foundToBeOne: { word: keepHighest('Xã xác nhận') },
        foundToBeTwo: { word: different('Xã xác nhận') },
      })
      expect(end).toBe('Không còn vụ nào chờ kết luận.')
      await openDesk(page, 'Còn 0 / 11')
      await page.getByText('Không còn vụ nào chờ kết luận.').waitFor()
      await page.getByText('Đã đề nghị thu hồi 750.000 đồng.').waitFor()
      const kinds = page.getByRole('table', { name: 'Kết luận theo loại căn cứ' }).getByRole('row')
      const [, ...counts] = await Promise.all((await kinds.all()).map(textOf))
      expect(counts).toEqual([
        'Trùng số CCCD2166 %',
        'Trùng số CMND, khác họ tên010 %',
        'Số giấy tờ gần giống, trùng ngày hoặc năm sinh10100 %',
        'Trùng họ tên và ngày sinh3350 %',
      ])
      expect(await blemishes(page)).toEqual([])
    }))

  it('has left each record as it was concluded', async () => {
    for (const matter of ['numberIssuedTwice', 'numberOfAnother', 'namesakes'] as const)
      expect(await standing(matter)).toEqual(['approved 1500000 undefined', 'approved 1500000 undefined'])
    expect(await standing('foundToBeTwo')).toEqual(['approved 1500000 undefined', 'approved 750000 undefined'])
    expect(await standing('bothPaidOfTwo')).toEqual(['paid 1500000 undefined', 'paid 1500000 undefined'])
    expect(await standing('twoPolicies')).toEqual(['approved 1500000 undefined', 'suspended 750000 stopped'])
    expect(await standing('foundToBeOne')).toEqual(['approved 1500000 undefined', 'suspended 750000 stopped'])
    expect(await standing('lowerPaid')).toEqual(['approved 750000 kept', 'paid 750000 stopped'])
    expect(await standing('typedTwice')).toEqual(['approved 1500000 undefined', 'cancelled 1500000 merged'])
    expect(await standing('bothPaid')).toEqual(['paid 1500000 undefined', 'to-recover 750000 to-recover'])
    const [, owed] = await both('bothPaid')
    expect(owed?.recovery).toMatchObject({ amount: 750_000, outstanding: 750_000 })
    const [typed] = await both('typedTwice')
    const birth = { year: 1966, month: 2, day: 8 }
    expect(typed).toMatchObject({ fullName: 'H’Yŭ Pang Ting', hamlet: 'Buôn Yuk', birth })
    const [carded] = await both('oldAndNewCard')
    expect(carded).toMatchObject({ status: 'approved', idNumbers: [{ kind: 'CCCD' }] })
  })
})
