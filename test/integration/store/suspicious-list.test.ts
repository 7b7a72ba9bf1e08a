import '../../support/silent-logs.ts'
import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { openRows } from '../../../lambdas/domain/lists/open-rows.ts'
import { putCaseSettings } from '../../../lambdas/store/cases/case-settings-store.ts'
import { getListRows } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { people } from '../../support/list-files.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { byProvince, eaKtur, eaTieu, everything, tree } from './desk.ts'
import { takeList } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const taken = (...list: Parameters<typeof takeList> extends [unknown, ...infer Rest] ? Rest : never) =>
  takeList(register, ...list)

describe('a list under review', () => {
  const poor = { policy: 'Hộ nghèo', amount: 750_000 }

  it('is stopped when most of it may be in the register already, and nothing is written', async () => {
    const known = people(40)
    await taken(eaTieu, known, false)
    const before = (await everything(register)).filter(({ sk }) => sk === 'ENT').length
    const copied = known.map((row, index) => ({ ...row, ...poor, fullName: people(80)[index + 40]?.fullName ?? '' }))
    const ended = await taken(eaKtur, copied, true)
    expect(ended).toMatchObject({ state: 'refused', finishedAt: morning })
    expect(ended.outcome).toMatch(/^Dừng lại, chưa ghi gì vào hệ thống: 40 trong 40 người mới \(100%\).*số CMND\/CCCD/)
    expect((await everything(register)).filter(({ sk }) => sk === 'ENT')).toHaveLength(before)
  })

  onOneEngine('goes on when its people are those of another programme: nothing forbids them both', async () => {
    const known = people(40)
    await taken(eaTieu, known, false)
    const again = known.map((row) => ({ ...row, policy: '' }))
    const nextYear = { now: Date.UTC(2021, 7, 20, 2), decisionDay: '16/8/2021' }
    const ended = await taken(eaTieu, again, true, { programme: 'nq68-2021', policy: 'B12' }, nextYear)
    expect(ended).toMatchObject({ state: 'checked', counts: { added: 40, duplicates: 0 } })
  })

  // A sheet and its copy: "8 người mới", "Nghi trùng 0", and after the word of its officer each of them stood there twice.
  onOneEngine('says before it is brought in who stands in the file twice', async () => {
    const [one, other] = people(2)
    if (!one || !other) throw new Error('nobody')
    const ended = await taken(eaTieu, [one, other, { ...one }], true)
    expect(ended).toMatchObject({ state: 'checked', counts: { added: 3, duplicates: 2 } })
    expect(ended.outcome).toContain('2 dòng nghi trùng, với người đã có hoặc với dòng khác của tệp')
  })

  // "2 dòng nghi trùng" of whoever had the supplement for a pregnancy beside the support, and "2 người có cảnh báo trùng" afterwards.
  onOneEngine(
    'counts no supplement as a suspected duplicate, in the file or of a list before, and no support beside it',
    async () => {
      const nq68 = { programme: 'nq68-2021' }
      const [one, other] = people(2, { policy: 'Chấm dứt hợp đồng lao động', amount: 3_710_000 })
      if (!one || !other) throw new Error('nobody')
      const expecting = { policy: 'Lao động đang mang thai', amount: 1_000_000 }
      const title = { now: Date.UTC(2021, 8, 20, 2), decision: '12/QĐ-UBND', decisionDay: '16/8/2021' }
      const rows = [one, other, { ...one, ...expecting }]
      const looked = await taken(eaTieu, rows, true, nq68, title)
      expect(looked).toMatchObject({ state: 'checked', counts: { added: 3, duplicates: 0 } })
      expect(looked.outcome).not.toContain('nghi trùng')
      expect(await taken(eaTieu, rows, false, nq68, title)).toMatchObject({ counts: { added: 3, duplicates: 0 } })
      const later = [{ ...other, ...expecting }]
      expect(await taken(eaTieu, later, true, nq68, title)).toMatchObject({ counts: { added: 1, duplicates: 0 } })
      const brought = await taken(eaTieu, later, false, nq68, title)
      expect(brought).toMatchObject({ state: 'finished', counts: { added: 1, duplicates: 0 } })
      expect(brought.outcome).not.toContain('cảnh báo trùng')
    },
  )

  it.each<[what: string, parts: { idNumber?: string }]>([
    ['with their numbers', {}],
    ['without numbers', { idNumber: '' }],
  ])('is stopped when it has most of its people twice, %s: each of them would be a case', async (_, parts) => {
    const sheet = people(30).map((row) => ({ ...row, ...parts }))
    const ended = await taken(eaTieu, [...sheet, ...people(80).slice(60), ...sheet], true)
    expect(ended).toMatchObject({ state: 'refused', finishedAt: morning })
    expect(ended.outcome).toMatch(/: 60 trong 80 người mới \(75%\) nghi trùng.*có hai lần trong tệp/)
    expect((await everything(register)).filter(({ sk }) => sk === 'ENT')).toEqual([])
  })

  it('is not stopped where each of its people has a supplement in a row of its own; twice the same support is', async () => {
    const [job, child] = ['chấm dứt hợp đồng lao động', 'đang mang thai, nuôi con dưới 6 tuổi']
    const main = people(30, {
      policy: `Người lao động ${job} không đủ điều kiện hưởng trợ cấp thất nghiệp`,
      amount: 3_710_000,
    })
    const beside = main.map((row) => ({ ...row, policy: `Hỗ trợ thêm cho người lao động ${child}`, amount: 1_000_000 }))
    const sent = (...rows: typeof main) =>
      taken(eaTieu, rows, true, { programme: 'nq68-2021' }, { now: Date.UTC(2021, 7, 20, 2), decisionDay: '16/8/2021' })
    expect(await sent(...main, ...beside)).toMatchObject({ state: 'checked', counts: { added: 60 } })
    const doubled = await sent(...main, ...main)
    expect(doubled).toMatchObject({ state: 'refused', outcome: expect.stringContaining('có hai lần trong tệp') })
  })

  it('says which column is wrong where one number fills it', async () => {
    const rows = people(40).map((row) => ({ ...row, idNumber: '240123789' }))
    const { state, outcome } = await taken(eaTieu, rows, true)
    expect(state).toBe('refused')
    expect(outcome).toMatch(/40 dòng bị từ chối, nhiều nhất vì: .*cả cột số CMND\/CCCD bị điền cùng một số/)
    expect(outcome).not.toContain('240')
  })

  onOneEngine('goes on where the province sets no such share', async () => {
    await putCaseSettings(register, tree, { ...defaultCaseSettings, mostSuspected: 100 }, byProvince)
    const known = people(40)
    await taken(eaTieu, known, false)
    const ended = await taken(
      eaKtur,
      known.map((row) => ({ ...row, ...poor })),
      true,
    )
    expect(ended.state).toBe('checked')
  })

  onOneEngine('names whoever may be there under another number or none, and not what is known of him', async () => {
    const person = { fullName: 'Nguyễn Thị Hồng Gấm', birthYear: '23/11/1961', hamlet: 'Buôn Ciết', amount: 1_500_000 }
    await taken(eaTieu, [{ ...person, policy: 'Bảo trợ xã hội' }, ...people(3)], false)
    const ended = await taken(eaKtur, [{ ...person, ...poor, fullName: 'NGUYEN THI HONG GAM' }, ...people(2)], true)
    expect(ended).toMatchObject({ state: 'checked', counts: { added: 3, duplicates: 1 } })
    const { rows } = await getListRows(register, ended.id, { after: null, only: 'problems' })
    const remark = rows.flatMap(({ problems }) => problems).find(({ code }) => code === 'suspected-person')
    expect(remark?.message).toMatch(
      /có lẽ người này đã có trong hệ thống: .*[Bb]ảo trợ xã hội, Xã Ea Tiêu\. Đối chiếu trước khi chi\.$/,
    )
    expect(remark?.message).not.toMatch(/Gấm|1961|Ciết/)
  })
})

describe('a list of which nobody can come in', () => {
  onOneEngine.each([true, false])('ends as refused, and says why (review: %p)', async (review) => {
    const rows = people(4).map((person) => ({ ...person, policy: 'Hộ nghèo', amount: 123_000 }))
    const { state, outcome, counts } = await taken(eaTieu, rows, review)
    expect([state, counts]).toMatchObject(['refused', { added: 0, refused: 4 }])
    expect(outcome).toMatch(
      /^0 người nhập được, 4 dòng bị từ chối, nhiều nhất vì: Dòng \d+, cột .*123\.000.* gửi lại\.$/,
    )
  })

  onOneEngine(
    'waits to be mended where its rows were refused, and not where the file as a whole was not taken',
    async () => {
      const rows = people(4).map((person) => ({ ...person, policy: 'Hộ nghèo', amount: 123_000 }))
      const ofRows = await taken(eaTieu, rows, false)
      const ofWhole = await taken(eaTieu, people(4), false, { decisionNumber: '999/QĐ-UBND' })
      expect([ofRows, ofWhole]).toMatchObject([{ isRefusedWhole: false }, { state: 'refused', counts: { refused: 4 } }])
      expect([ofRows, ofWhole].map((list) => openRows(list, []))).toEqual([4, 0])
    },
  )

  onOneEngine('tells nobody by it where the reason is about a person', async () => {
    const rows = people(12).map((person) => ({ ...person, hamlet: 'Buôn Ciết '.repeat(60) }))
    const { state, outcome } = await taken(eaTieu, rows, true)
    expect([state, outcome]).toEqual([
      'refused',
      '0 người nhập được, 12 dòng bị từ chối, xem lý do từng dòng. Sửa trong tệp rồi tải lên lại.',
    ])
  })
})
