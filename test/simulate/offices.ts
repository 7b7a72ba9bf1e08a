import type { IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import type { Unit, UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { demoPassword, ensureAccount } from '../../local/demo/demo-accounts.ts'
import { openSignInDesk, type StaffSession } from '../../local/demo/staff-session.ts'
import { type ApiClient, createApiClient } from '../../web/shared/api-client.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'

/** Who works in the month: each signs in again when the morning's token is over, as people do. */
export interface Offices {
  readonly communes: readonly Unit[]
  readonly districts: readonly Unit[]
  readonly province: StaffSession
  commune(code: string): StaffSession
  district(code: string): StaffSession
  /** Concluding a case that takes money back needs a second one of the same right. */
  secondOfDistrict(code: string): StaffSession
  secondOfProvince: StaffSession
  postOffice(district: string): StaffSession
  /** The Fatherland Front of a district. */
  front(district: string): StaffSession
  /** Anybody, without a sign-in. */
  readonly citizen: ApiClient
}

/** Issues the accounts of as many communes as asked, district by district, and of whoever stands above them. */
export async function openOffices(
  cloud: SimulatedCloud,
  tree: UnitTree,
  communeCount: number,
  say: (line: string) => void,
): Promise<Offices> {
  const desk = await openSignInDesk(cloud.site)
  const province = await desk.signIn('so-ldtbxh', demoPassword, cloud.slip)
  const communes = chosen(tree, communeCount)
  const districts = tree.children(tree.root.code).filter(({ code }) => communes.some(({ parent }) => parent === code))
  const account = (username: string, role: IssueAccountRequest['role'], unit: Unit): IssueAccountRequest => ({
    username,
    role,
    unit: unit.code,
    holder: unit.name,
    email: `${username}@example.vn`,
  })
  const requests = [
    account('tinh-hai', 'tinh', tree.root),
    ...districts.flatMap((unit) => [
      account(`huyen-${unit.code}`, 'huyen', unit),
      account(`huyen-hai-${unit.code}`, 'huyen', unit),
      account(`buudien-${unit.code}`, 'payer', unit),
      account(`mttq-${unit.code}`, 'observer', unit),
    ]),
    ...communes.map((unit) => account(`xa-${unit.code}`, 'xa', unit)),
  ]
  const sessions = new Map<string, StaffSession>()
  await abreast(4, requests, async (request) => {
    sessions.set(request.username, await ensureAccount(desk, province, request))
  })
  say(
    `${sessions.size + 1} accounts issued: ${communes.length} communes, ${districts.length} districts with their post offices and Fronts`,
  )
  const session = (username: string): StaffSession => {
    const found = sessions.get(username)
    if (!found) throw new Error(`nobody is called ${username}`)
    return found
  }
  return {
    communes,
    districts,
    province,
    commune: (code) => session(`xa-${code}`),
    district: (code) => session(`huyen-${code}`),
    secondOfDistrict: (code) => session(`huyen-hai-${code}`),
    secondOfProvince: session('tinh-hai'),
    postOffice: (code) => session(`buudien-${code}`),
    front: (code) => session(`mttq-${code}`),
    citizen: createApiClient({
      apiBase: new URL('/api', cloud.site).href,
      token: async () => null,
      renewToken: async () => null,
    }),
  }
}

/** Some of each district, so that few communes have several districts over them too. */
function chosen(tree: UnitTree, count: number): Unit[] {
  const all = tree.communes(tree.root.code)
  if (count >= all.length) return [...all]
  const byDistrict = grouped(all)
  const columns = [...byDistrict.values()].slice(0, Math.max(1, Math.ceil(count / 2)))
  const rows = columns.flatMap((units) => units.map((unit, row) => ({ unit, row })))
  return rows
    .toSorted((a, b) => a.row - b.row)
    .slice(0, count)
    .map(({ unit }) => unit)
}

function grouped(units: readonly Unit[]): Map<string | null, Unit[]> {
  const groups = new Map<string | null, Unit[]>()
  for (const unit of units) groups.set(unit.parent, [...(groups.get(unit.parent) ?? []), unit])
  return groups
}

/** So many at a time, in the order that they come. */
export async function abreast<T>(width: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all]
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
