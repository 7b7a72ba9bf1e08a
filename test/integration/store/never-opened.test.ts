import '../../support/silent-logs.ts'
import { giveUp as giveUpFile } from '../../../lambdas/functions/take-foreign-file/take-foreign-file.ts'
import { giveUp as giveUpBatch } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { freshBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { createBatch, getBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { getForeignFile, openForeignFile } from '../../../lambdas/store/foreign/foreign-file-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, batchDetails as details, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { eaTieu, marks, tree } from './desk.ts'

const engine = registerEngine()
const root = '66'
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

// What went wrong: whose secret could not be read was never taken, and what is never taken was never given up.
describe('a file that has come and that no function could open at any try', () => {
  it('of a payer ends refused; one that has not come waits for it', async () => {
    const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
    const fresh = freshBatch(marks.id('test', 'never'), payer, morning)
    const parts = { programme: 'nq42-2020', unit: eaTieu, details, fileName: 'ket-qua.xlsx' }
    await createBatch(register, tree, { ...fresh, ...parts, kind: 'file', state: 'awaiting-file' })
    const desk = { register, tree, now: () => morning + 1 }
    await giveUpBatch(desk, { batchId: fresh.id, version: null })
    expect(await getBatch(register, fresh.id)).toMatchObject({ state: 'awaiting-file' })
    await giveUpBatch(desk, { batchId: fresh.id, version: 'v1' })
    expect(await getBatch(register, fresh.id)).toMatchObject({
      state: 'refused',
      since: morning + 1,
      message: expect.stringContaining('lập lại đợt'),
    })
  })

  it('of another province ends refused; one that has not come waits for it', async () => {
    const id = marks.id('foreign', 'never')
    await openForeignFile(register, root, {
      ...{ id, fileName: 'gia-lai.jsonl', fileBytes: 9, createdAt: morning, state: 'awaiting-upload', version: null },
      ...{ head: null, found: null, replaces: null, place: null, outcome: null, sign: morning },
      by: anActor({ username: 'so-ldtbxh', role: 'tinh', unit: root }),
    })
    await giveUpFile({ register, tree }, { foreignFileId: id, version: null })
    expect(await getForeignFile(register, root, id)).toMatchObject({ state: 'awaiting-upload' })
    await giveUpFile({ register, tree }, { foreignFileId: id, version: 'v1' })
    expect(await getForeignFile(register, root, id)).toMatchObject({
      state: 'refused',
      version: 'v1',
      outcome: expect.stringContaining('Tải lên lại'),
    })
  })
})
