import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import type { HouseholdView } from '../../lambdas/contract/recoveries.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import { demoDistrict } from './demo-accounts.ts'
import type { InventedList, InventedRow } from './invented-lists.ts'
import type { StaffSession } from './staff-session.ts'

const programme = 'nq42-2020'

/** What became of a household that was paid and should not have been. */
interface Story {
  readonly commune: string
  readonly reason: string
  /** How much of the debt it has brought back by the first time, the second. */
  readonly returned: readonly number[]
  readonly refusal: string | null
}

const stories: readonly Story[] = [
  { commune: '24547', reason: 'Hộ đã thoát nghèo từ tháng 10/2019', returned: [], refusal: null },
  {
    commune: '24547',
    reason: 'Hộ không có tên trong danh sách hộ nghèo ngày 31/12/2019',
    returned: [0.4],
    refusal: null,
  },
  { commune: '24544', reason: 'Hộ đã chuyển khẩu khỏi xã từ tháng 9/2019', returned: [0.5, 1], refusal: null },
  {
    commune: '24553',
    reason: 'Hộ đã thoát nghèo từ tháng 11/2019',
    returned: [],
    refusal: 'Chủ hộ không ký biên bản, cho rằng hộ vẫn thuộc diện nghèo',
  },
]

/**
 * Households of the demonstration's district that were paid, asked back, and have brought what they have brought: each step by the office
 * that takes it. It goes on from where the household stands, so a run that broke off is simply started again.
 * @returns how many households
 */
export async function recoverDemo(
  sessions: ReadonlyMap<string, StaffSession>,
  lists: readonly InventedList[],
): Promise<number> {
  const district = sessions.get(`huyen-${demoDistrict}`)
  const taken = new Set<string>()
  for (const [index, story] of stories.entries()) {
    const officer = sessions.get(`xa-${story.commune}`)
    const list = lists.find(({ commune }) => commune === story.commune)
    if (!officer || !district || !list) continue
    const heads = headsOf(list)
    // Not only the first households of the lists.
    const first = (2 * index + 5) % heads.length
    for (const head of [...heads.slice(first), ...heads.slice(0, first)]) {
      const found = await householdOf(officer, head)
      if (!found || taken.has(found.key)) continue
      taken.add(found.key)
      await tell(story, { index, officer, district, ...found })
      break
    }
  }
  return taken.size
}

/** Heads of poor households of three to five people that the list gives a code. */
function headsOf({ rows }: InventedList): InventedRow[] {
  const key = ({ hamlet, household }: InventedRow): string => `${hamlet} ${household?.code}`
  const coded = rows.filter(({ policy, household }) => policy === 'Hộ nghèo' && household?.code)
  const sizes = new Map<string, number>()
  for (const row of coded) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1)
  return coded.filter((row) => {
    const size = sizes.get(key(row)) ?? 0
    return row.household?.relation === 'Chủ hộ' && size >= 3 && size <= 5
  })
}

interface Found {
  readonly key: string
  readonly headId: string
}

/** Null where somebody of it has a warning: he waits for the duplicate review. */
async function householdOf({ api }: StaffSession, head: InventedRow): Promise<Found | null> {
  const unit = (await api.call('session', {})).unit.code
  const { items } = await api.call('searchEntitlements', {
    body: { programme, unit, policy: 'A7a', name: head.fullName, limit: 50 },
  })
  const support = items.find(
    ({ hamlet, household, birth }) =>
      hamlet === head.hamlet && household === head.household?.code && birth?.year === head.birthYear,
  )
  if (!support) return null
  const { supports } = await api.call('household', { params: { entitlementId: support.id } })
  const isPlain = supports.every(
    ({ warnings, review, foreign }) => warnings.length === 0 && review === null && foreign.length === 0,
  )
  return isPlain ? { key: `${unit} ${head.hamlet} ${head.household?.code}`, headId: support.id } : null
}

interface Teller extends Found {
  readonly index: number
  readonly officer: StaffSession
  readonly district: StaffSession
}

async function tell(story: Story, { index, officer, district, headId }: Teller): Promise<void> {
  const today = localDay(Date.now())
  const params = { entitlementId: headId }
  const idempotencyKey = (step: string, id = headId): string => `demonstration-recovery-${step}-${id}`
  const seen = (supports: HouseholdView['supports']) =>
    supports.map(({ id, version }) => ({ entitlementId: id, version }))
  const now = async (): Promise<HouseholdView['supports']> => (await officer.api.call('household', { params })).supports

  const listed = await now()
  const head = listed.find(({ id }) => id === headId)
  for (const support of listed.filter(({ status }) => status === 'approved'))
    await officer.api.call('recordPayment', {
      params: { entitlementId: support.id },
      body: paymentOf(support, head, today),
      idempotencyKey: idempotencyKey('pay', support.id),
    })

  const paid = (await now()).filter(({ status }) => status === 'paid')
  if (paid.length > 0)
    await district.api.call('askBackHousehold', {
      params,
      body: {
        decision: { number: `${1201 + index}/QĐ-UBND`, day: today },
        reason: story.reason,
        supports: paid.map(({ id, version, paid: amount }) => ({ entitlementId: id, version, amount })),
      },
      idempotencyKey: idempotencyKey('ask'),
    })

  const asked = (await officer.api.call('household', { params })).sums.asked
  for (const [at, share] of story.returned.entries()) {
    const { supports, sums } = await officer.api.call('household', { params })
    const amount = Math.round((share * asked) / 50_000) * 50_000 - sums.returned
    const [first] = owing(supports)
    if (!first) break
    if (amount < 1) continue
    await officer.api.call('returnHousehold', {
      params: { entitlementId: first.id },
      body: { amount, returnedOn: today, receipt: `PT ${10 * index + at + 1}`, supports: seen(owing(supports)) },
      idempotencyKey: idempotencyKey(`return-${at}`),
    })
  }

  const open = owing(await now()).filter(({ status }) => status === 'to-recover')
  if (story.refusal !== null && open.length > 0)
    await officer.api.call('noReturnHousehold', {
      params,
      body: { reason: story.refusal, supports: seen(open) },
      idempotencyKey: idempotencyKey('refusal'),
    })
}

const owing = (supports: HouseholdView['supports']): HouseholdView['supports'] =>
  supports.filter(({ status }) => status === 'to-recover' || status === 'return-refused')

/** The head signs for all of the household. */
function paymentOf(support: EntitlementView, head: EntitlementView | undefined, today: string) {
  const received =
    !head || support.id === head.id
      ? { receivedBy: 'self' as const }
      : { receivedBy: 'other' as const, receiverName: head.fullName, relation: 'Chủ hộ', paper: 'Sổ hộ khẩu' }
  return {
    ...received,
    version: support.version,
    paidOn: today,
    noIdNumberReason: support.idNumbers.length > 0 ? null : ('lost-card' as const),
  }
}
