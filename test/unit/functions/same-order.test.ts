import type { ExportOrder } from '../../../lambdas/domain/exports/export-order.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import * as batches from '../../../lambdas/store/batches/batch-item.ts'
import * as exported from '../../../lambdas/store/orders/export-store.ts'
import { batchDetails as details } from '../../support/builders.ts'

const by = { sub: 's-1', username: 'xa-24547', role: 'xa', unit: '24547' } as const
const selection = { ...noQuestion, name: null, hamlet: null, from: 1, to: 30, except: [] }
const batch: batches.StoredBatch = {
  ...batches.freshBatch('b'.repeat(26), by, 7),
  kind: 'selection',
  state: 'checking',
  programme: 'nq42-2020',
  unit: '24547',
  selection,
  details,
}

it('a key that opened a batch finds it again, however far it is, and opens no other one', () => {
  const later = { ...batch, state: 'done' as const, lines: 30, createdAt: 1, selection: { ...selection } }
  expect(batches.isSameOrder(later, batch)).toBe(true)
  const others: Partial<batches.StoredBatch>[] = [
    { kind: 'account' },
    { unit: '24544' },
    { programme: 'nq68-2021' },
    { fileName: 'ket-qua.xlsx' },
    { payList: 'DS-7KQM-3XV' },
    { selection: { ...selection, to: 31 } },
    { selection: { ...selection, except: ['a'.repeat(26)] } },
    { details: { ...details, paidOn: '2020-05-28' } },
    { standIns: [{ line: 3, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' }] },
  ]
  for (const other of others) expect(batches.isSameOrder(batch, { ...batch, ...other })).toBe(false)
})

it('a key that ordered a file orders no file of other people', () => {
  const filter = { ...noQuestion, programme: 'nq42-2020', unit: '24547', name: null }
  const order: ExportOrder = { id: 'e'.repeat(26), filter, format: 'csv', numbers: 'last-digits', by, at: 7 }
  const known = { ...order, state: 'done', sums: null, fault: null, file: null } as const
  const again = { filter, format: 'csv', numbers: 'last-digits' } as const
  expect(exported.isSameOrder(known, { ...again, filter: { ...filter } })).toBe(true)
  expect(exported.isSameOrder(known, { ...again, format: 'xlsx' })).toBe(false)
  expect(exported.isSameOrder(known, { ...again, numbers: 'full' })).toBe(false)
  expect(exported.isSameOrder(known, { ...again, filter: { ...filter, policy: 'A6' } })).toBe(false)
  expect(exported.isSameOrder(known, { ...again, filter: { ...filter, name: 'niê' } })).toBe(false)
})
