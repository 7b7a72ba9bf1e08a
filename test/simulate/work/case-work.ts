import type { CaseDetail, DecideCaseRequest } from '../../../lambdas/contract/cases.ts'
import type { Unit } from '../../../lambdas/domain/units/unit-tree.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { programme } from '../lists.ts'
import { carriedOut, insist, newKey } from '../send.ts'
import type { Counter } from './counter-work.ts'

/** Cases that an office looks at on one day. */
const atOnce = 8

export interface CaseDesk {
  readonly unit: string
  readonly officer: StaffSession
  /** Another account of the same right: some conclusions need two. */
  readonly second: StaffSession
  readonly communeOfficer: (commune: string) => StaffSession | null
}

/** The day's cases of one office: concluded, given to a commune to look into, confirmed by the second one, some reopened. */
export async function decideCases(counter: Counter, desk: CaseDesk): Promise<void> {
  const { book, random } = counter
  const { unit, officer, second } = desk
  const queue = async (half: 'open' | 'closed') =>
    (await insist(book, () => officer.api.call('cases', { query: { programme, unit, half } }))).items
  for (const { id, owner } of (await queue('open')).slice(0, atOnce)) {
    if (owner !== unit || !random.chance(0.7)) continue
    const detail = await insist(book, () => officer.api.call('duplicateCase', { params: { caseId: id }, query: {} }))
    if (detail.summary.state === 'awaiting-second' || detail.summary.state === 'awaiting-reversal')
      await act(counter, second, 'confirmCase', detail, {
        accept: random.chance(0.85),
        note: random.chance(0.5) ? 'Đã xem' : null,
      })
    else if (detail.summary.state === 'open')
      await act(counter, officer, 'decideCase', detail, conclusion(counter, detail))
    else await report(counter, desk, detail)
  }
  for (const { id, owner } of (await queue('closed')).slice(0, 2)) {
    if (owner !== unit || !random.chance(0.05)) continue
    const detail = await insist(book, () => officer.api.call('duplicateCase', { params: { caseId: id }, query: {} }))
    if (detail.commands.includes('reverse'))
      await act(counter, officer, 'reverseCase', detail, { note: 'Xem lại giấy tờ' })
  }
}

async function report(counter: Counter, { communeOfficer }: CaseDesk, detail: CaseDetail): Promise<void> {
  const officer = communeOfficer(detail.verification?.commune ?? '')
  if (!officer || detail.verification?.report) return
  await act(counter, officer, 'reportCase', detail, {
    finding: counter.random.pick(['same-person', 'different-people', 'unclear'] as const),
    note: 'Đã đến nhà gặp',
  })
}

type Conclusion = DecideCaseRequest extends infer Each ? (Each extends unknown ? Omit<Each, 'version'> : never) : never

/** What the desk offers, as a careful officer would take it. */
function conclusion({ random }: Counter, { outcomes, proposal, records }: CaseDetail): Conclusion {
  const isOpen = (outcome: string): boolean => outcomes.some((one) => one.outcome === outcome && one.refusal === null)
  const [commune] = records.map((record) => record.commune)
  if (random.chance(0.12) && isOpen('verify') && commune)
    return { outcome: 'verify', reason: 'papers-missing', note: 'Đến nhà hỏi lại', commune }
  if (isOpen('recover') && random.chance(0.8)) return { outcome: 'recover', reason: 'papers-seen' }
  const keep = records.find(({ entitlementId }) => entitlementId !== null)?.entitlementId
  if (isOpen('merge') && keep && random.chance(0.7)) return { outcome: 'merge', reason: 'same-line-twice', keep }
  if (isOpen('keep-highest') && random.chance(0.7))
    return {
      outcome: 'keep-highest',
      reason: 'papers-seen',
      keep: proposal?.tie === 'none' ? null : (proposal?.keep ?? null),
    }
  return { outcome: 'different-people', reason: 'namesake' }
}

/** Another office may have been faster, a record may have moved, and a few conclusions are refused for what they would do. */
const explained = ['conflict', 'wrong-state', 'second-person', 'invalid', 'under-review', 'forbidden']

async function act(
  { book }: Counter,
  officer: StaffSession,
  name: 'decideCase' | 'confirmCase' | 'reportCase' | 'reverseCase',
  detail: CaseDetail,
  body: object,
): Promise<void> {
  const input = {
    params: { caseId: detail.summary.id },
    body: { version: detail.version, ...body },
    idempotencyKey: newKey(),
  } as unknown as Parameters<typeof officer.api.call<typeof name>>[1]
  const label = 'outcome' in body ? `${name} ${body.outcome}` : name
  const order = { name: label, by: officer.username, explained }
  if (!(await carriedOut(book, order, () => officer.api.call(name, input)))) return
  book.didOther(label)
  if (name === 'decideCase') book.didOther('a duplicate case decided')
}

/** Everybody who concludes cases: the districts, and the province for those of two districts. */
export function caseDesks(offices: {
  readonly districts: readonly Unit[]
  readonly communes: readonly Unit[]
  readonly province: StaffSession
  readonly secondOfProvince: StaffSession
  readonly root: string
  district(code: string): StaffSession
  secondOfDistrict(code: string): StaffSession
  commune(code: string): StaffSession
}): CaseDesk[] {
  const communeOfficer = (code: string): StaffSession | null =>
    offices.communes.some((unit) => unit.code === code) ? offices.commune(code) : null
  return [
    ...offices.districts.map(({ code }) => ({
      unit: code,
      officer: offices.district(code),
      second: offices.secondOfDistrict(code),
      communeOfficer,
    })),
    { unit: offices.root, officer: offices.province, second: offices.secondOfProvince, communeOfficer },
  ]
}
