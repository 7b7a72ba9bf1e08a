import { checkReceipt, type ReceiptVerdict } from '../../../lambdas/domain/ledger/seals/check-receipt.ts'
import type { DaySeal } from '../../../lambdas/domain/ledger/seals/day-seal.ts'
import {
  type PublishedIndex,
  type PublishedLeaves,
  publishedFiles,
} from '../../../lambdas/domain/ledger/seals/published-ledger.ts'
import { parseReceipt } from '../../../lambdas/domain/ledger/seals/receipt.ts'
import { webSha256 } from '../../../web/shared/web-sha256.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { abreast, type Offices } from '../offices.ts'
import { insist } from '../send.ts'
import type { SimulatedCloud } from '../simulated-cloud.ts'
import { type Finding, finding } from './checks.ts'

const ofEachCommune = 3

/** Receipts of every commune are proved by the published ledger, as the public page proves them, and one with another sum is not. */
export async function receipts({ site }: SimulatedCloud, { communes, commune }: Offices, book: Book): Promise<Finding> {
  const files = new Map<string, Promise<unknown>>()
  const published = <T>(path: string): Promise<T> => {
    const file =
      files.get(path) ?? fetch(new URL(`/${path}`, site)).then((answer) => (answer.ok ? answer.json() : null))
    files.set(path, file)
    return file as Promise<T>
  }
  const ledger = {
    index: await published<PublishedIndex>(publishedFiles.index),
    day: (day: string) => published<DaySeal | null>(publishedFiles.day(day)),
    leaves: (day: string, unit: string) => published<PublishedLeaves | null>(publishedFiles.leaves(day, unit)),
  }
  const verdicts = new Map<ReceiptVerdict['kind'], number>()
  const faults: string[] = []
  await abreast(4, communes, async ({ code }) => {
    const officer = commune(code)
    const search = { programme, unit: code, status: 'paid' as const, limit: 50 }
    const { items } = await insist(book, () => officer.api.call('searchEntitlements', { body: search }))
    for (const { id } of items.slice(-ofEachCommune)) {
      const { receipt } = await insist(book, () => officer.api.call('entitlement', { params: { entitlementId: id } }))
      const entry = parseReceipt(receipt?.content ?? '')
      if (!entry) {
        faults.push(`${id}: no receipt`)
        continue
      }
      const { kind } = await checkReceipt(webSha256, ledger, entry, Date.now())
      verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
      if (kind !== 'proved') faults.push(`${id}: ${kind}`)
      const { open } = entry
      const forged = { ...entry, open: { ...open, of: open.of && { ...open.of, amount: open.of.amount + 1 } } }
      if ((await checkReceipt(webSha256, ledger, forged, Date.now())).kind !== 'absent')
        faults.push(`${id}: a forged receipt is not found out`)
    }
  })
  const proved = verdicts.get('proved') ?? 0
  return finding('receipts are proved by the published ledger, and forged ones are not', `${proved} receipts`, [
    ...faults,
    ...(proved > 0 ? [] : ['not one receipt was there to prove']),
  ])
}
