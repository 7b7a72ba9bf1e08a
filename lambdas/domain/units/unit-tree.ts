import { communeKinds } from './commune-kinds.ts'

/** The tree of administrative units. A person's reach is the subtree below his unit, found through parents, never by comparing codes' letters. */
export type UnitLevel = 'province' | 'district' | 'commune'

export interface Unit {
  readonly code: string
  readonly name: string
  readonly level: UnitLevel
  readonly parent: string | null
  /** Its last day under this code, where it ended before its map did. */
  readonly validTo?: string
  /** What came in its place then. */
  readonly becomes?: string
}

/** One map of units and the days on which it is in force: GSO codes are used again after mergers, so a code alone means nothing. */
export interface UnitMap {
  readonly id: string
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
  /** As people call the province, without its level: the name of the citizens' site. */
  readonly place: string
  /** Whom a citizen asks when his commune cannot tell, and by which number where there is one. */
  readonly help: { readonly vi: HelpOffice; readonly en: HelpOffice; readonly hotline?: string }
  readonly offices: Offices
  /** Stands on the sample list that is offered to officers. */
  readonly exampleCommune: string
  /** The first three digits of the CMND that were issued here: the province's own, and those of the ones that were once a part of it. */
  readonly cmndSeries: readonly string[]
  readonly units: readonly Unit[]
}

/**
 * How officers call those that run a programme: no law settles it, and it changes with the map. Of the province its whole name, of the others
 * what stands before the unit's own.
 */
export interface Offices {
  readonly province: string
  /** Null where there are no districts. */
  readonly district: string | null
  readonly commune: string
}

export interface HelpOffice {
  readonly name: string
  readonly text: string
}

export interface UnitTree {
  readonly map: UnitMap
  readonly root: Unit
  /** False where communes stand right below the province. */
  readonly hasDistricts: boolean
  /** What communes are called here: "xã, phường, thị trấn". */
  readonly communeKinds: string
  find(code: string): Unit | undefined
  children(code: string): readonly Unit[]
  /** Every commune at or below the unit, in the map's order. Empty for an unknown code. */
  communes(code: string): readonly Unit[]
  /** Whether `code` is `scope` itself or lies below it. False when either is unknown: fail closed. */
  contains(scope: string, code: string): boolean
  /** From the unit up to the root. Empty for an unknown code. */
  path(code: string): readonly Unit[]
}

/** @throws Error when the map is not one tree: two roots, an unknown parent, a code twice, or a circle. */
export function buildUnitTree(map: UnitMap): UnitTree {
  const byCode = new Map<string, Unit>()
  for (const unit of map.units) {
    if (byCode.has(unit.code)) throw new Error(`unit map ${map.id}: code ${unit.code} stands twice`)
    byCode.set(unit.code, unit)
  }
  const children = new Map<string, Unit[]>()
  const roots: Unit[] = []
  for (const unit of map.units) {
    if (unit.parent === null) roots.push(unit)
    else if (!byCode.has(unit.parent)) throw new Error(`unit map ${map.id}: ${unit.code} has no parent ${unit.parent}`)
    else children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit])
  }
  const [root] = roots
  if (!root || roots.length > 1) throw new Error(`unit map ${map.id}: ${roots.length} roots`)

  const path = (code: string): Unit[] => {
    const found: Unit[] = []
    let unit = byCode.get(code)
    while (unit && found.length <= map.units.length) {
      found.push(unit)
      unit = unit.parent === null ? undefined : byCode.get(unit.parent)
    }
    if (found.length > map.units.length) throw new Error(`unit map ${map.id}: circle at ${code}`)
    return found
  }
  const communes = (code: string): Unit[] => {
    const unit = byCode.get(code)
    if (!unit) return []
    return unit.level === 'commune' ? [unit] : (children.get(code) ?? []).flatMap((child) => communes(child.code))
  }
  for (const unit of map.units) path(unit.code)

  return {
    map,
    root,
    hasDistricts: map.units.some(({ level }) => level === 'district'),
    communeKinds: communeKinds(map.units),
    find: (code) => byCode.get(code),
    children: (code) => children.get(code) ?? [],
    communes,
    contains: (scope, code) => byCode.has(scope) && path(code).some((unit) => unit.code === scope),
    path,
  }
}
