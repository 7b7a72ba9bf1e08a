import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { AnyRouteInput } from '../../../web/shared/route-input.ts'
import { tree } from '../test-machine.ts'

export const own = { province: '66', district: '657', commune: '24547' } as const
export const programme = 'nq42-2020'
export const batchDetails = { paidOn: localDay(Date.now()) }

/** What stands in the register for a unit: something that is asked for by its id. Ids of nothing where the unit has none. */
export interface Stored {
  readonly entitlementId: string
  readonly listId: string
  readonly username: string
  readonly caseId: string
  readonly batchId: string
  readonly payListCode: string
  readonly complaintNumber: string
  readonly subscriptionId: string
}
export const nothing: Stored = {
  entitlementId: 'a'.repeat(26),
  listId: 'b'.repeat(26),
  caseId: 'c'.repeat(26),
  batchId: 'e'.repeat(26),
  payListCode: 'DS-2222-222',
  complaintNumber: 'PA-2222-222',
  username: 'khong-co-ai',
  subscriptionId: '0'.repeat(32),
}
export const stored = new Map<string, Stored>()

export interface WayToCall {
  readonly input: AnyRouteInput
  /** How it ends for somebody who may: a write is made to fail behind the door, so that nothing is changed. */
  readonly within: number
  /** The unit whose tree decides, when it is not the target itself: of what is found by its id, or of nothing. */
  readonly unit?: string | undefined
}

/** About what stands there for the unit, found by its id. Only communes have lists and people; accounts exist for every unit. */
export function about(id: keyof Stored, target: string, body: unknown, within: number): WayToCall {
  const at = stored.get(target) ?? nothing
  const input = { params: { [id]: at[id] }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: at[id] === nothing[id] ? undefined : target }
}

/** Of no officer's hour, so that no clock sends it while the tests run. */
export const aSubscription = {
  kinds: ['policies' as const],
  recipients: ['so-ldtbxh@daklak.example'],
  time: '03:00',
  weekdays: [1 as const],
  isActive: false,
}
export const isCommune = (target: string): boolean => tree.find(target)?.level === 'commune'
