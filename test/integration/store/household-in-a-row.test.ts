import '../../support/silent-logs.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import { createList, getList, getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { morning } from '../../support/builders.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aWorkbook } from '../../unit/lists/a-list.ts'
import { aList, eaTieu, exchange, marks, matcher, tree } from './desk.ts'

const engine = registerEngine()

// Such a household was refused: its head alone was named for a sum of three.
it('a household that a row names whole comes in with each of its people, of one rate each', async () => {
  const register = await engine.freshRegister()
  const bytes = await aWorkbook({
    'Danh sách': [
      ['(Kèm theo Quyết định số 812/QĐ-UBND ngày 12/5/2020)'],
      ['STT', 'Họ tên chủ hộ', 'Vợ (chồng)', 'Con 1', 'Số khẩu', 'Thôn', 'Số CMND', 'Đối tượng', 'Số tiền'],
      ...[
        [1, 'Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam', 3, 'Thôn 1', '240123451', 'Hộ nghèo', 2_250_000],
        [2, 'Lê Văn Tám', 'Đỗ Thị Mai', null, 2, 'Thôn 2', '240123452', 'Hộ nghèo', 1_500_000],
      ],
    ],
  })
  const list = aList({ id: marks.id('list', 1), commune: eaTieu, review: false, policy: null })
  const intake: Intake = {
    ...{ register, tree, marks, matcher, exchange, ...noRanges },
    fileOf: async () => ({ content: bytes, facts: { sha256: '0'.repeat(64), bytes: bytes.length } }),
    now: () => morning,
    timeLeft: () => 900_000,
    callAgain: async () => undefined,
  }
  await createList(register, tree, list)
  await workOnList(intake, { listId: list.id, version: 'v1' }, 'attempt')
  expect(await getList(register, list.id)).toMatchObject({
    state: 'finished',
    counts: { added: 5, refused: 0, amount: 3_750_000 },
  })
  const { rows } = await getListRows(register, list.id, { after: null, only: null })
  expect(
    rows.filter(({ outcome }) => outcome === 'added').map(({ row, fullName, amount }) => [row, fullName, amount]),
  ).toEqual([
    ...['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam'].map((name) => [3, name, 750_000]),
    ...['Lê Văn Tám', 'Đỗ Thị Mai'].map((name) => [4, name, 750_000]),
  ])
})
