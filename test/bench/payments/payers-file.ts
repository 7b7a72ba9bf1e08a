import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { workbookToBytes } from '../../../lambdas/lists/writer/write-workbook.ts'
import { postFile } from '../upload-lists.ts'
import { programme } from './fill-register.ts'
import type { Sides } from './single-payments.ts'

/** As often as somebody would look who wants the second. */
const betweenLooksMs = 250

/** The results of a post office: each support by its code, with name and sum, paid today. */
export function payersFile(supports: readonly EntitlementView[]): Promise<Uint8Array> {
  const [year, month, day] = localDay(Date.now()).split('-')
  const headings = ['STT', 'Mã chi trả', 'Họ và tên', 'Số tiền', 'Kết quả', 'Ngày chi trả']
  const rows = supports.map(({ id, fullName, amount }, index) => [
    index + 1,
    id,
    fullName,
    amount,
    'Đã chi',
    `${day}/${month}/${year}`,
  ])
  return workbookToBytes([{ name: 'Kết quả', columns: [], rows: [headings, ...rows] }])
}

/** From the form asked for until each row has its answer. */
export async function sendFile(
  sides: Sides,
  unit: string,
  bytes: Uint8Array,
): Promise<{ batch: BatchSummary; seconds: number }> {
  const begun = performance.now()
  const { batch, upload } = await sides.session.api.call('createResultFile', {
    body: {
      ...{ programme, unit, fileName: 'ket-qua.xlsx', fileBytes: bytes.length },
      details: { paidOn: localDay(Date.now()) },
    },
    idempotencyKey: crypto.randomUUID(),
  })
  await postFile(upload, bytes)
  const checked = await reached(sides, batch.id, 'checked')
  return { batch: checked, seconds: (performance.now() - begun) / 1000 }
}

export async function reached(
  { session }: Sides,
  batchId: string,
  state: BatchSummary['state'],
): Promise<BatchSummary> {
  for (;;) {
    const batch = await session.api.call('batch', { params: { batchId } })
    if (batch.state === state) return batch
    if (batch.state === 'refused' || batch.isStalled) throw new Error(`the batch is ${batch.state}: ${batch.message}`)
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs))
  }
}

/** Everybody of the unit in that state, page by page. */
export async function supportsIn(
  { session }: Sides,
  unit: string,
  status: 'approved' | 'paid',
): Promise<EntitlementView[]> {
  const found: EntitlementView[] = []
  let cursor: string | null = null
  do {
    const page: { items: EntitlementView[]; cursor: string | null } = await session.api.call('searchEntitlements', {
      body: { programme, unit, status, limit: 200, cursor },
    })
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return found
}
