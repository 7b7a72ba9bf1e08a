import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import type { ExchangeKey } from '../../lambdas/domain/exchange/exchange-file.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { demoAccounts, demoDistrict, ensureAccount } from './demo-accounts.ts'
import { demoPlan } from './demo-plan.ts'
import { recoverDemo } from './demo-recoveries.ts'
import { foreignFileOf, sendForeignFile } from './foreign-file.ts'
import { type InventedList, inventLists } from './invented-lists.ts'
import { listWorkbook } from './list-workbook.ts'
import { patientApi } from './patient-api.ts'
import { postForm } from './post-form.ts'
import { seededRandom } from './random.ts'
import { openSignInDesk, type SignInDesk, type StaffSession } from './staff-session.ts'

export const demoSizes = { none: 0, district: 1_400, province: 85_941 } as const
export type DemoSize = keyof typeof demoSizes

export interface DemoOrder {
  readonly site: string
  readonly tree: UnitTree
  readonly size: Exclude<DemoSize, 'none'>
  /** `slip`: the password of the province's first sign-in, or the one that already holds. */
  readonly province: { readonly username: string; readonly password: string; readonly slip: string }
  /** The provinces' common key, to show what another one sends. */
  readonly exchange: ExchangeKey
  readonly say: (line: string) => void
  /** Called once every account can be signed in to with the demonstration's password, before the lists are loaded. */
  readonly accountsReady?: () => Promise<void>
}

const programme = 'nq42-2020'

/**
 * Loads the demonstration as people would: accounts issued by the province, workbooks put into the bucket by the communes,
 * payments entered one by one. Every command has a fixed key, so a run that broke off is simply started again.
 */
export async function loadDemo(order: DemoOrder): Promise<void> {
  const { site, tree, size, province, exchange, say } = order
  const desk = patientDesk(await openSignInDesk(site))
  const { username, password, slip } = province
  const chief = await desk
    .signIn(username, password, slip === password ? null : slip)
    .catch(() => desk.signIn(username, password))
  const sessions = new Map<string, StaffSession>()
  for (const request of demoAccounts(tree)) sessions.set(request.username, await ensureAccount(desk, chief, request))
  say(`đã cấp ${sessions.size} tài khoản`)
  await order.accountsReady?.()

  const plan = demoPlan(tree)
  for (let from = 0; from < plan.length; from += 90)
    await chief.api.call('setPlan', {
      body: { programme, entries: plan.slice(from, from + 90) },
      idempotencyKey: `demonstration-plan-${from}`,
    })

  const communes = tree
    .communes(size === 'district' ? demoDistrict : tree.root.code)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  const lists = inventLists(communes, demoSizes[size])
  let done = 0
  await inParallel(lists, size === 'district' ? 3 : 4, async (list) => {
    const outcome = await uploadList(sessions.get(`xa-${list.commune}`) ?? chief, list)
    done++
    if (size === 'district' || done % 20 === 0 || done === lists.length)
      say(`${done}/${lists.length} danh sách – ${list.communeName}: ${outcome}`)
  })
  const paid = await payDemo(sessions, tree, say)
  say(`đã ghi nhận chi trả ${paid} người`)
  say(`đã lập thu hồi ${await recoverDemo(sessions, lists)} hộ chi sai`)
  say(await sendForeignFile(chief, foreignFileOf(lists, exchange)))
}

const patientDesk = (desk: SignInDesk): SignInDesk => ({
  async signIn(...who) {
    const { username, api } = await desk.signIn(...who)
    return { username, api: patientApi(api) }
  },
})

async function uploadList({ api }: StaffSession, list: InventedList): Promise<string> {
  const bytes = await listWorkbook(list)
  const { list: created, upload } = await api.call('createList', {
    body: {
      programme,
      commune: list.commune,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: `Danh sách NQ42 ${list.communeName}.xlsx`,
      fileBytes: bytes.length,
      review: false,
    },
    idempotencyKey: `demonstration-list-${list.commune}`,
  })
  if (created.state === 'awaiting-upload') {
    await postForm(upload, bytes)
  }
  for (;;) {
    const current = await api.call('list', { params: { listId: created.id } })
    if (current.state === 'finished' || current.state === 'refused') return current.outcome ?? ''
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** A part of the demonstration's district has been paid: by the commune where it has the names, by the post office elsewhere. */
async function payDemo(
  sessions: ReadonlyMap<string, StaffSession>,
  tree: UnitTree,
  say: (line: string) => void,
): Promise<number> {
  const random = seededRandom(42)
  const payer = sessions.get(`buudien-${demoDistrict}`)
  let paid = 0
  for (const commune of tree.communes(demoDistrict)) {
    const officer = sessions.get(`xa-${commune.code}`)
    if (!officer || !payer) continue
    const { items } = await officer.api.call('searchEntitlements', {
      body: { programme, unit: commune.code, status: 'approved', limit: 60 },
    })
    for (const entitlement of items.filter(() => random.chance(0.5))) {
      const isPaid = await payOne(random.chance(0.3) ? payer : officer, entitlement)
      if (isPaid) paid++
    }
    say(`${commune.name}: đã chi một phần`)
  }
  return paid
}

async function payOne({ api }: StaffSession, entitlement: EntitlementView): Promise<boolean> {
  // Whoever carries a warning waits for the duplicate review.
  if (entitlement.warnings.length > 0) return false
  await api.call('recordPayment', {
    params: { entitlementId: entitlement.id },
    body: {
      version: entitlement.version,
      paidOn: new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10),
      receivedBy: 'self',
      noIdNumberReason: entitlement.idNumbers.length > 0 ? null : 'lost-card',
    },
    idempotencyKey: `demonstration-pay-${entitlement.id}`,
  })
  return true
}

async function inParallel<T>(items: readonly T[], workers: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: workers }, worker))
}
