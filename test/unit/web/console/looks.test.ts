import type { Page } from 'playwright-core'
import { axeFaults, isTooWide } from './browser.ts'
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
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const person = `/doi-tuong/${idOf(2)}`

const states: readonly State[] = [
  {
    name: 'the overview of a commune',
    username: 'xa-24547',
    path: '/',
    reach: (page) => heading(page, 'Theo chính sách'),
  },
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
  { name: 'a person', username: 'xa-24547', path: `/doi-tuong/${idOf(0)}`, reach: (page) => heading(page, 'Nhật ký') },
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
    name: 'the reasons for not paying',
    username: 'xa-24547',
    path: person,
    reach: async (page) => {
      await press(page, 'Không chi được')
      await press(page, 'Ghi lý do')
      await page.getByText('Chọn một lý do.').waitFor()
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
  {
    name: 'a wrong address',
    username: 'xa-24547',
    path: '/khong-co',
    reach: (page) => heading(page, 'Không có màn hình này'),
  },
]

describe('the look of the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole(['xa-24547', 'tinh-66'])
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const looks = [
    { width: 1280, dark: false },
    { width: 360, dark: true },
  ]
  for (const look of looks) {
    const words = `${look.width} px wide and ${look.dark ? 'dark' : 'light'}`

    it.each(states)(`${words}: $name has no fault that axe finds, fits, and obeys the page's policy`, async (state) => {
      const { page, at, faults } = await console.fresh(look)
      await enter(page, at(state.path), state.username)
      await state.reach(page)
      expect(await axeFaults(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      expect(await page.locator('h1').count()).toBe(1)
      expect(faults).toEqual([])
    })

    it(`${words}: the sign-in form has no fault that axe finds`, async () => {
      const { page, at, faults } = await console.fresh(look)
      await page.goto(at('/'))
      await press(page, 'Đăng nhập')
      await page.getByText('Nhập mật khẩu.').waitFor()
      expect(await axeFaults(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      expect(faults).toEqual([])
    })
  }
})
