import { press, textOf } from '../../page-parts.ts'
import { enteredTwice } from './fixture/papers.ts'
import { people, seenBy } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('two records of one policy in one commune', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('are told apart by their numbers wherever one of them is meant', async () => {
    const { page, server, at } = await console.fresh()
    const detail = enteredTwice()
    server.answer('duplicateCase', detail)
    await enter(page, at(`/trung-lap/${detail.summary.id}`), 'huyen-657')
    const sums = page.getByRole('table', { name: 'Tổng mức của từng khoản' }).getByRole('row')
    await sums.first().waitFor()
    const [, ...told] = await Promise.all((await sums.all()).map(textOf))
    expect(told).toEqual([expect.stringMatching(/Hồ sơ 1.*Dừng chi$/), expect.stringMatching(/Hồ sơ 2.*Giữ$/)])
    await press(page, '1. Giữ mức cao nhất')
    const kept = page.getByRole('combobox', { name: 'Khoản được giữ' })
    expect(await kept.locator('option').allTextContents()).toEqual([
      'Hồ sơ 1, Bảo trợ xã hội, Xã Ea Tiêu: 1.500.000 đồng',
      'Hồ sơ 2, Bảo trợ xã hội, Xã Ea Tiêu: 1.500.000 đồng',
    ])
    expect(await textOf(kept.locator('option:checked'))).toContain('Hồ sơ 2')
  })

  it('say of a case that is concluded what was at risk before', async () => {
    const { page, server, at } = await console.fresh()
    const detail = enteredTwice()
    const summary = { ...detail.summary, state: 'closed', ending: 'merge', endingName: 'Đã gộp làm một' }
    server.answer('duplicateCase', { ...detail, summary, commands: [], outcomes: [] })
    await enter(page, at(`/trung-lap/${detail.summary.id}`), 'huyen-657')
    await page.getByText('Nguy cơ chi trùng trước khi kết luận', { exact: true }).waitFor()
  })

  it('have of a day of birth marked what only one of them tells', async () => {
    const { page, server, at } = await console.fresh()
    const detail = enteredTwice()
    server.answer('duplicateCase', detail)
    await enter(page, at(`/trung-lap/${detail.summary.id}`), 'huyen-657')
    const birth = page.getByRole('row', { name: /^Sinh/ })
    await birth.waitFor()
    expect(await birth.locator('mark').allTextContents()).toEqual(['19/08/'])
  })
})

describe('a person whose case is concluded', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('is suspected no longer, in the list and in the record', async () => {
    const { page, server, at } = await console.fresh()
    const [suspected] = people(1)
    if (!suspected) throw new Error('nobody is there')
    const shown = (isDone: boolean) => {
      const warnings = suspected.entitlement.warnings.map((warning) => ({ ...warning, isConcluded: isDone }))
      const detail = seenBy('xa', { ...suspected, entitlement: { ...suspected.entitlement, warnings } })
      server.answer('searchEntitlements', { items: [detail.entitlement], cursor: null })
      server.answer('entitlement', detail)
    }
    shown(false)
    await enter(page, at(`/doi-tuong/${suspected.entitlement.id}`), 'xa-24547')
    await page.getByRole('heading', { name: 'Cảnh báo trùng' }).waitFor()
    const tag = page.getByRole('table', { name: 'Danh sách đối tượng' }).getByText('Nghi trùng', { exact: true })
    await tag.waitFor()
    shown(true)
    await page.reload()
    await page.getByRole('heading', { name: 'Trùng số giấy tờ, đã kết luận' }).waitFor()
    await tag.waitFor({ state: 'detached' })
  })
})
