import type { Locator, Page } from 'playwright-core'
import { listFile, newCmnd, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { blemishes, type Looks } from './blemishes.ts'
import { asTyped, lookUp, payDemoCitizen, wrongName } from './look-up.ts'
import { headingOf, press } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

/** Names get as long as this, with letters that many fonts lack. */
const longName = "H'Ƀlŭm Hĕnrĭêt Kpă Niê Kdăm Ƀuôn Yă Siêng"
const longHamlet = 'Buôn Ƀuk La Ea Bhôk Kdrô Dliê Ya'
const longFile = 'Danh sách người được hỗ trợ theo Nghị quyết 42 của xã Ea Hu lần 2 (chính thức).xlsx'

const commune = '24553'
const ids = { person: '', list: '' }

beforeAll(async () => {
  await payDemoCitizen()
  const officer = await world().officer('xa', commune)
  const long = { fullName: longName, hamlet: longHamlet }
  const rows = [
    // Three people: born so far apart that nobody takes one for another.
    ...people(1, { ...long, birthYear: '1950', idNumber: '' }),
    ...people(1, { ...long, birthYear: '1970', idNumber: '66185000015' }),
    ...people(1, { ...long, birthYear: '1990', idNumber: newCmnd(), policy: 'Hộ nghèo', amount: 750_000 }),
  ]
  ids.list = (await takeIn(world(), officer, { commune, fileName: longFile }, await listFile({ rows }))).id
  const body = { programme: 'nq42-2020', unit: commune, name: longName }
  ids.person = (await world().call('searchEntitlements', { body }, officer)).items[0]?.id ?? ''
})

/** The journeys see pages by day on an office's screen and at night on a phone. These are the others, and the letters at 200 %. */
const otherLooks: readonly Looks[] = [
  { width: 1280, height: 900, dark: true },
  { width: 360, height: 780, dark: false },
  { width: 640, height: 450, dark: false },
]

interface PageKind {
  readonly name: string
  readonly path: () => string
  /** Who sees it; nobody for the public pages. */
  readonly officer?: string
  /** Brings the page into the state. */
  readonly reach: (page: Page) => Promise<unknown>
  readonly refusal?: string
}

const xa = `xa-${commune}`
const person = (): string => `/console/doi-tuong/${ids.person}`
const at = (path: string) => (): string => path
const shows = (heading: string) => (page: Page) => headingOf(page, heading).first().waitFor()
const table = (page: Page) => page.getByRole('table').first().waitFor()

/** The pixels of an element, which is as much as anybody sees of it. */
const drawn = (page: Page, element: Locator): Promise<Buffer> =>
  element.boundingBox().then((clip) => (clip ? page.screenshot({ clip }) : Buffer.alloc(0)))

const kinds: readonly PageKind[] = [
  { name: 'the look-up', path: at('/'), reach: shows('Tra cứu khoản hỗ trợ của bạn') },
  {
    name: 'its mistakes',
    path: at('/'),
    reach: async (page) => {
      await press(page, 'Tra cứu')
      await shows('Có lỗi cần sửa')(page)
    },
  },
  {
    name: 'its answer',
    path: at('/'),
    reach: async (page) => {
      await lookUp(page, asTyped)
      await shows('Kết quả tra cứu')(page)
    },
  },
  {
    name: 'its answer for a stranger',
    path: at('/'),
    reach: async (page) => {
      await lookUp(page, wrongName)
      await shows('Chưa tìm thấy thông tin khớp')(page)
    },
  },
  { name: 'the policies', path: at('/chinh-sach/'), reach: shows('Chính sách được thực hiện thế nào') },
  { name: 'the figures', path: at('/so-lieu/?unit=657'), reach: shows('Huyện Cư Kuin') },
  { name: 'the help', path: at('/giup-do/'), reach: shows('Giúp đỡ') },
  { name: 'the accessibility page', path: at('/kha-nang-tiep-can/'), reach: shows('Khả năng tiếp cận') },
  { name: 'the look-up for a frame', path: at('/nhung/'), reach: shows('Tra cứu khoản hỗ trợ của bạn') },
  { name: 'no page', path: at('/khong-co'), refusal: '404 GET /khong-co', reach: shows('Không tìm thấy trang') },
  { name: 'the mailbox', path: at('/_mail/'), reach: shows('Hộp thư đã gửi') },
  { name: 'the sign-in', path: at('/console/'), reach: shows('Đăng nhập') },
  {
    name: 'the overview of the province',
    path: at('/console/tong-quan'),
    officer: 'so-ldtbxh',
    reach: shows('Theo địa bàn'),
  },
  { name: 'the accounts', path: at('/console/tai-khoan'), officer: 'so-ldtbxh', reach: table },
  {
    name: 'the overview of a commune',
    path: at('/console/tong-quan'),
    officer: xa,
    reach: shows('Theo chính sách'),
  },
  { name: 'the register', path: at('/console/doi-tuong'), officer: xa, reach: table },
  { name: 'a person', path: person, officer: xa, reach: shows('Nhật ký') },
  {
    name: 'the payment form with mistakes',
    path: person,
    officer: xa,
    reach: async (page) => {
      await press(page, 'Ghi nhận đã chi trả')
      await page.getByLabel('Người khác nhận thay').check()
      await press(page, 'Xác nhận đã chi')
      await page.getByText('Nhập họ tên người nhận thay.').waitFor()
    },
  },
  {
    name: 'the reasons for not paying',
    path: person,
    officer: xa,
    reach: async (page) => {
      await press(page, 'Không chi được')
      await page.getByLabel('Đã chuyển đi nơi khác').waitFor()
    },
  },
  { name: 'the lists', path: at('/console/danh-sach'), officer: xa, reach: table },
  { name: 'the result of a list', path: () => `/console/danh-sach/${ids.list}`, officer: xa, reach: table },
  { name: 'no screen', path: at('/console/khong-co'), officer: xa, reach: shows('Không có màn hình này') },
]

describe('the look of', () => {
  it.each(kinds)('$name has no blemish', async ({ path, officer, reach, refusal }) => {
    const { page, goto, expectRefusals } = await (officer ? visits.officer(officer) : visits.visit())
    await goto(path())
    if (refusal) expectRefusals(refusal)
    await reach(page)
    expect(await blemishes(page, { looks: otherLooks })).toEqual([])
  })
})

describe('for whoever has set his system so', () => {
  afterEach(async () => {
    const { page } = await visits.officer(xa)
    await page.emulateMedia({ forcedColors: null, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('a choice shows in the colours of a contrast theme', async () => {
    const { page, goto } = await visits.officer(xa)
    await page.emulateMedia({ forcedColors: 'active' })
    await goto(person())
    await press(page, 'Ghi nhận đã chi trả')
    // Backgrounds are not drawn, so a choice that only one of them tells is no different from the others.
    const chosen = page.getByLabel('Chính người được hỗ trợ')
    expect(await drawn(page, chosen)).not.toEqual(await drawn(page, page.getByLabel('Người khác nhận thay')))
    const current = page.getByRole('navigation').getByRole('link', { name: 'Đối tượng' })
    expect(await current.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
    const tag = page.locator('.person .tag').first()
    expect(await tag.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid')
  })

  it('nothing moves while a command is on its way', async () => {
    const { page, context, goto, expectFaults } = await visits.officer(xa)
    await goto(person())
    await press(page, 'Không chi được')
    await page.getByLabel('Đã chuyển đi nơi khác').check()
    let answer = (): void => {}
    const looked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await context.route('**/not-paid', async (route) => {
      await looked
      await route.abort('blockedbyclient')
    })
    await press(page, 'Ghi lý do')
    const waiting = page.locator('button[aria-disabled="true"]')
    const loader = waiting.locator('.mantine-Loader-root')
    await loader.waitFor()
    // A colour may fade for a tenth of a second.
    const moving = () =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 500).length
    expect(await page.evaluate(moving)).toBe(0)
    const [sign, button] = [await loader.boundingBox(), await waiting.boundingBox()]
    const middle = (box: typeof sign) => (box ? box.y + box.height / 2 : Number.NaN)
    expect(Math.abs(middle(sign) - middle(button))).toBeLessThan(2)
    answer()
    await page.getByText('chưa rõ máy chủ đã nhận hay chưa').waitFor()
    await context.unrouteAll({ behavior: 'wait' })
    await press(page, 'Thôi')
    await press(page, 'Bỏ, không gửi nữa')
    expectFaults(/ERR_BLOCKED_BY_CLIENT/)
  })

  it('letters of twice the size leave the payment form usable', async () => {
    const { page, goto } = await visits.officer(xa)
    // What 200 % makes of an office's screen.
    await page.setViewportSize({ width: 640, height: 450 })
    await goto(person())
    await press(page, 'Ghi nhận đã chi trả')
    const confirm = page.getByRole('button', { name: 'Xác nhận đã chi' })
    await confirm.scrollIntoViewIfNeeded()
    const box = await confirm.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(640)
    expect(await blemishes(page, { looks: [{ width: 640, height: 450, dark: false }] })).toEqual([])
  })
})

describe('on paper', () => {
  it('a citizen has his answer and nothing to press', async () => {
    const { page, goto } = await visits.visit()
    await goto('/')
    await lookUp(page, asTyped)
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.support').isVisible()).toBe(true)
    expect(await page.getByText('Tra cứu lúc').isVisible()).toBe(true)
    for (const control of ['form', 'nav', 'button'])
      expect(await page.locator(control).filter({ visible: true }).count()).toBe(0)
  })
})

describe('whoever goes by the Tab key', () => {
  it.each([
    { name: 'the register', path: '/console/doi-tuong', officer: xa, until: table },
    { name: 'a person', path: '', officer: xa, until: shows('Nhật ký') },
    { name: 'the policies', path: '/chinh-sach/', officer: null, until: shows('Chính sách được thực hiện thế nào') },
  ])('always sees where he is on $name', async ({ path, officer, until }) => {
    const { page, goto } = await (officer ? visits.officer(officer) : visits.visit())
    await page.setViewportSize({ width: 640, height: 450 })
    await goto(path || person())
    await until(page)
    const hidden: string[] = []
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab')
      const covered = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const { left, top, width, height } = element.getBoundingClientRect()
        const shown = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2)
        const isSeen = shown && (element.contains(shown) || shown.contains(element))
        return isSeen ? null : `${element.outerHTML.slice(0, 80)} under ${shown?.outerHTML.slice(0, 80)}`
      })
      if (covered) hidden.push(covered)
    }
    expect(hidden).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
