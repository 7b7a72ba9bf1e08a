import { createContext, useContext } from 'react'
import type { SessionResponse } from '../../../lambdas/contract/session.ts'
import type { PayingClock } from '../../../lambdas/domain/payments/late-day.ts'
import type { NamedUnits } from '../../../lambdas/domain/permissions/office-name.ts'
import type { Action } from '../../../lambdas/domain/permissions/permission-table.ts'

export type SessionUnit = SessionResponse['unit']
export type SessionProgramme = SessionResponse['programmes'][number]

/** Where the officer stands: who he is, what he may do, over which units, in which programme. */
export interface Place {
  readonly session: SessionResponse
  readonly programme: SessionProgramme
  can(action: Action): boolean
  unit(code: string): SessionUnit | undefined
  /** Direct children of a unit of his. */
  children(code: string): readonly SessionUnit[]
  /** What offices are named by. */
  readonly names: NamedUnits
  /** From the topmost unit of his down to this one. */
  path(code: string): readonly SessionUnit[]
}

export function placeOf(session: SessionResponse, programmeId: string | null): Place | null {
  const programme = session.programmes.find(({ id }) => id === programmeId) ?? session.programmes[0]
  if (!programme) return null
  const byCode = new Map([session.unit, ...session.units].map((unit) => [unit.code, unit]))
  const path = (code: string): SessionUnit[] => {
    const unit = byCode.get(code)
    if (!unit) return []
    return unit.parent === null || unit.code === session.unit.code ? [unit] : [...path(unit.parent), unit]
  }
  return {
    session,
    programme,
    can: (action) => session.actions.includes(action),
    unit: (code) => byCode.get(code),
    names: { find: (code) => byCode.get(code), map: session },
    children: (code) => session.units.filter((unit) => unit.parent === code),
    path,
  }
}

/** What a payment is held against here. */
export const payingClockOf = ({ session: { today }, programme: { backlogUntil } }: Place): PayingClock => ({
  today,
  backlogUntil,
})

export const PlaceContext = createContext<Place | null>(null)

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('no PlaceContext above')
  return place
}
