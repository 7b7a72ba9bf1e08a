import '../../support/silent-logs.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import type { ForeignDesk } from '../../../lambdas/functions/take-foreign-file/foreign-desk.ts'
import { takeForeignFile } from '../../../lambdas/functions/take-foreign-file/take-foreign-file.ts'
import { changeAccount } from '../../../lambdas/store/accounts/account-store.ts'
import { getForeignFile, openForeignFile } from '../../../lambdas/store/foreign/foreign-file-store.ts'
import { noAnswers } from '../../../lambdas/store/lists/list-item.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { listFile, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaTieu, everything, exchange, marks, matcher, saidOf, tree } from './desk.ts'

const engine = registerEngine()
const root = '66'
const list = aList()
const message = { listId: list.id, version: 'v1' }
let register: Register
let file: Uint8Array
let read = 0
beforeAll(async () => {
  file = await listFile({ rows: people(3) })
})
beforeEach(async () => {
  register = await engine.freshRegister()
  read = 0
})

const locked = (username: string) =>
  changeAccount(register, root, {
    before: null,
    after: {
      ...{ username, role: 'xa', unit: eaTieu, holder: 'Cán bộ', isUsed: true, createdAt: morning, commandId: 'issue' },
      state: 'locked',
    },
    event: { type: 'account.locked', at: morning, actor: null, commandId: 'lock', changes: {} },
    commander: null,
    guard: null,
  })

const reader = (now = morning): Intake => ({
  ...{ register, tree, marks, matcher, exchange, ...noRanges, rowsPerChunk: 5 },
  fileOf: async () => {
    read += 1
    return { content: file, facts: { sha256: '0'.repeat(64), bytes: file.length } }
  },
  now: () => now,
  timeLeft: () => 900_000,
  callAgain: async () => undefined,
})

const peopleHere = async (): Promise<number> => (await everything(register)).filter(({ sk }) => sk === 'ENT').length

// Who was to be locked ordered forms before, and brought people in for a quarter of an hour after.
describe('a list whose form was given to an account that is locked since', () => {
  it('is not read, and says who may send it', async () => {
    await createList(register, tree, list)
    await locked(list.createdBy.username)
    await workOnList(reader(), message, 'first')
    expect(await getList(register, list.id)).toMatchObject({
      state: 'refused',
      file: null,
      outcome: expect.stringMatching(/^Tài khoản xa-24547 đã bị khoá .* tải lên bằng tài khoản của mình\.$/),
    })
    expect([read, await peopleHere()]).toEqual([0, 0])
    await workOnList(reader(), message, 'second')
    expect((await getList(register, list.id))?.state).toBe('refused')
  })

  it('goes on where it was read before, by the word of a colleague', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(reader(), message, 'first')
    await locked(list.createdBy.username)
    const appliedBy = { ...list.createdBy, username: 'xa-dong-nghiep' }
    await saidOf(register, list.id, {
      ...{ since: morning, answers: noAnswers, withdrawal: null, appliedBy },
      state: 'applying',
    })
    await workOnList(reader(morning + 3_600_000), message, 'second')
    expect((await getList(register, list.id))?.state).toBe('finished')
    expect(await peopleHere()).toBe(3)
  })
})

it("another province's file is not read either", async () => {
  const by = anActor({ username: 'so-ldtbxh', role: 'tinh', unit: root })
  const id = marks.id('foreign', 'locked')
  await openForeignFile(register, root, {
    ...{ id, fileName: 'gia-lai.jsonl', fileBytes: 9, by, createdAt: morning, state: 'awaiting-upload', version: null },
    ...{ head: null, found: null, replaces: null, place: null, outcome: null, sign: morning },
  })
  await locked(by.username)
  const desk: ForeignDesk = {
    ...{ register, tree, running: runningAmong([nq42]), marks, exchange },
    linesOf: async () => {
      throw new Error('it is not to be read')
    },
    callAgain: async () => undefined,
    now: () => morning,
    timeLeft: () => 900_000,
  }
  await takeForeignFile(desk, { foreignFileId: id, version: 'v1' })
  expect(await getForeignFile(register, root, id)).toMatchObject({
    state: 'refused',
    head: null,
    outcome: expect.stringContaining('so-ldtbxh đã bị khoá'),
  })
})
