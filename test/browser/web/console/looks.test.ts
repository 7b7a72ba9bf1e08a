import type { Page } from 'playwright-core'
import { draftsKey } from '../../../../web/console/fields/kept-drafts.ts'
import { accessibilityFaults } from '../../../support/browser.ts'
import { press } from '../../page-parts.ts'
import { cutChoices, isTooWide } from './browser.ts'
import { aBatch } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole, workbook } from './open-console.ts'

interface State {
  readonly name: string
  readonly username: string
  readonly path: string
  /** Brings the page into the state. */
  readonly reach: (page: Page) => Promise<unknown>
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const person = `/doi-tuong/${idOf(2)}`

const states: readonly State[] = [
  {
    name: 'the overview of the province',
    username: 'tinh-66',
    path: '/',
    reach: (page) => heading(page, 'Theo địa bàn'),
  },
  {
    name: 'the import form with mistakes',
    username: 'xa-24547',
    path: '/danh-sach',
    reach: async (page) => {
      await page.getByText('Chưa có danh sách nào').waitFor()
      await page.getByLabel('Ngày quyết định').fill('31/02/2020')
      await press(page, 'Tải lên và kiểm tra')
      await page.getByText('Ngày quyết định chưa đúng').waitFor()
    },
  },
  {
    name: 'the result of an import',
    username: 'xa-24547',
    path: '/danh-sach',
    reach: async (page) => {
      await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(workbook)
      await press(page, 'Tải lên và kiểm tra')
      await page.getByText('66085004321').first().waitFor()
    },
  },
  {
    name: 'the register',
    username: 'tinh-66',
    path: '/doi-tuong',
    reach: (page) => page.getByText('Đang hiện').waitFor(),
  },
  {
    name: 'the payment form with mistakes',
    username: 'xa-24547',
    path: person,
    reach: async (page) => {
      await press(page, 'Ghi nhận đã chi trả')
      await page.getByLabel('Người khác nhận thay').check()
      await press(page, 'Xác nhận đã chi')
      await page.getByText('Nhập họ tên người nhận thay.').waitFor()
    },
  },
  {
    name: 'a refusal without its paper',
    username: 'xa-24547',
    path: person,
    reach: async (page) => {
      await press(page, 'Không chi được')
      await page.getByLabel('Từ chối nhận (có giấy của chính người đó)').check()
      await press(page, 'Ghi lý do')
      await page.getByText('Ghi ngày viết và nơi lưu giấy').waitFor()
    },
  },
  {
    name: 'handing over to a post office',
    username: 'xa-24547',
    path: person,
    reach: async (page) => {
      await press(page, 'Chuyển bưu điện chi trả')
      await page.getByLabel('Bưu điện', { exact: true }).waitFor()
    },
  },
  {
    name: 'a payment by months without a month',
    username: 'xa-24547',
    path: `/doi-tuong/${idOf(8)}`,
    reach: async (page) => {
      await press(page, 'Ghi nhận đã chi trả')
      await page.getByLabel('Tháng 4/2020: 250.000 đồng (chậm chi)').uncheck()
      await page.getByLabel('Tháng 5/2020: 250.000 đồng').uncheck()
      await press(page, 'Xác nhận đã chi')
      await page.getByText('Chọn ít nhất một tháng để chi.').waitFor()
    },
  },
  {
    name: 'an amendment with mistakes',
    username: 'tinh-66',
    path: `/doi-tuong/${idOf(8)}`,
    reach: async (page) => {
      await press(page, 'Điều chỉnh theo quyết định')
      await page.getByLabel('Các tháng được hỗ trợ').fill('13/2020')
      await press(page, 'Điều chỉnh')
      await page.getByText('Ghi các tháng như 4/2020').waitFor()
    },
  },
  {
    name: 'a cancellation with mistakes',
    username: 'tinh-66',
    path: person,
    reach: async (page) => {
      await press(page, 'Huỷ theo quyết định')
      await press(page, 'Huỷ khoản hỗ trợ')
      await page.getByText('Nhập số quyết định.').waitFor()
    },
  },
  {
    name: 'a recovery with mistakes',
    username: 'tinh-66',
    path: `/doi-tuong/${idOf(4)}`,
    reach: async (page) => {
      await press(page, 'Lập thu hồi')
      await press(page, 'Lập thu hồi')
      await page.getByText('Nhập số quyết định.').waitFor()
    },
  },
  {
    name: 'money that comes back, with mistakes',
    username: 'tinh-66',
    path: `/doi-tuong/${idOf(6)}`,
    reach: async (page) => {
      await press(page, 'Ghi tiền nộp lại')
      await press(page, 'Ghi đã nộp')
      await page.getByText('Ghi số phiếu thu.').waitFor()
    },
  },
  {
    name: 'the accounts with a question',
    username: 'tinh-66',
    path: '/tai-khoan',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click()
      await page.getByText('Mật khẩu cũ hết hiệu lực').waitFor()
    },
  },
  {
    name: 'a slip',
    username: 'tinh-66',
    path: '/tai-khoan',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click()
      await press(page, 'Đặt lại')
      await heading(page, 'Phiếu cấp tài khoản')
    },
  },
]

describe('the look of the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole()
  })

  type Fresh = Awaited<ReturnType<Console['alone']>>
  const signedIn = new Map<string, Fresh>()
  afterAll(async () => {
    await console.tidy()
    await console.close()
  })

  /** What is wrong with the page as it stands, by day on an office's screen and at night on a phone. */
  const looks = [
    { width: 360, dark: true },
    { width: 1280, dark: false },
  ]
  const faultsOf = async ({ page, faults }: Fresh, seen = looks) => {
    const found = []
    for (const { width, dark } of seen) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      found.push({
        axe: await accessibilityFaults(page),
        isTooWide: await isTooWide(page),
        cutUnseen: (await cutChoices(page)).filter(({ isMarked }) => !isMarked),
        headings: await page.locator('h1').count(),
        policy: faults,
      })
    }
    return found
  }
  const none = { axe: [], isTooWide: false, cutUnseen: [], headings: 1, policy: [] }

  it('the sign-in form has no fault', async () => {
    const fresh = await console.alone()
    await fresh.page.goto(fresh.at('/'))
    await press(fresh.page, 'Đăng nhập')
    await fresh.page.getByText('Nhập mật khẩu.').waitFor()
    expect(await faultsOf(fresh)).toEqual([none, none])
  })

  it('shows on a phone what each batch has written, paid and not paid apart, and no sum of one that wrote nothing', async () => {
    const fresh = await console.alone()
    const { page, server } = fresh
    const written = {
      ...{ state: 'done', stateName: 'Đã ghi xong', acting: { lines: 182, amount: 136_500_000 } },
      ...{ outcomes: { done: { lines: 182, amount: 136_500_000 } }, notPaid: { lines: 12, amount: 18_000_000 } },
    }
    const refused = { state: 'refused', stateName: 'Không ghi được', message: 'Đã lập đợt khác.' }
    const undone = {
      ...{ state: 'undone', stateName: 'Đã huỷ', acting: { lines: 7, amount: 5_250_000 } },
      outcomes: { undone: { lines: 6, amount: 4_500_000 }, kept: { lines: 1, amount: 750_000 } },
    }
    const items = [written, refused, undone].map((one, index) => ({ ...aBatch, ...one, id: idOf(index + 1) }))
    server.answer('batches', { items, cursor: null })
    await enter(page, fresh.at('/dot-chi-tra'), 'xa-24547')
    const row = (nth: number) => page.locator('.data-table tbody tr').nth(nth)
    await row(0).getByText('170 khoản đã chi, 118.500.000 đồng và 12 khoản không chi được, 18.000.000 đồng').waitFor()
    expect(await row(1).textContent()).not.toContain('15.000.000')
    // Of one that was taken back, what somebody had gone on from still stands.
    await row(2).getByText('1 khoản, 750.000 đồng').waitFor()
    expect(await faultsOf(fresh)).toEqual([none, none])
  })

  it('reads the choices that a pay list begins with to their end on a phone, and marks a longer one', async () => {
    const fresh = await console.alone()
    const { page, server } = fresh
    const hamlet = { value: 'a', name: 'Thôn Tân Lập, khu dân cư số 4 mở rộng', people: 20, amount: 15_000_000 }
    const choices = { hamlets: [hamlet], policies: [], decisions: [], months: [], held: 0 }
    server.answer('payListChoices', { ...choices, chosen: { people: 20, amount: 15_000_000, hamlets: 1 } })
    server.answer('payLists', { items: [], cursor: null })
    await page.setViewportSize({ width: 360, height: 800 })
    await enter(page, fresh.at('/ky-nhan'), 'xa-24547')
    await page.getByLabel('Thôn, buôn, tổ dân phố').waitFor()
    expect(await cutChoices(page)).toEqual([])
    await page.getByLabel('Thôn, buôn, tổ dân phố').selectOption('a')
    expect(await cutChoices(page)).toEqual([{ chosen: `${hamlet.name} · 20 người`, isMarked: true }])
  })

  // Each on one of the screens; which one changes from run to run.
  const run = Date.now()
  it.each(states)('$name has no fault', async (state) => {
    const { username, path, reach } = state
    const known = signedIn.get(username)
    const fresh = known ?? (await console.alone())
    // What the state before has left half filled in would be open again.
    await known?.page.evaluate((key) => sessionStorage.removeItem(key), draftsKey)
    if (known) await fresh.page.goto(fresh.at(path))
    else await enter(fresh.page, fresh.at(path), username)
    signedIn.set(username, fresh)
    await reach(fresh.page)
    const turn = (states.indexOf(state) + run) % 2
    expect(await faultsOf(fresh, looks.slice(turn, turn + 1))).toEqual([none])
  })
})
