import { withoutBullet } from '../headings/bullet.ts'
import type { RowView } from '../row-view.ts'
import { isKin } from './kin-and-peoples.ts'
import { relationOf } from './relation-to-head.ts'

/** "Vợ: Trần Thị Lan". */
const before = /^(\p{L}[\p{L} ]{0,12}?)\s*:\s*(?=\p{L})/u
/** What somebody is to the household, behind his name: "(Chủ hộ)", "- vợ". */
const behind = /\s*(?:\(([^()]*)\)|\s[-–]\s*(\p{L}[\p{L} ]*))$/u
/** Kin that people are also called. */
const ofTwo = /^(?:BA|ÔNG|EM|ANH|BÀ|CHỊ|BỐ|CHA)$/u

/** "Vợ: Trần Thị Lan": a member's name without what he is to the head. */
export function withoutKin(name: string): string {
  const kin = before.exec(name)
  return kin !== null && isKin(kin[1] ?? '') ? name.slice(kin[0].length) : name
}

/** A name without what stands behind it of its household, and that; null where nothing of it does. */
export function kinBehind(name: string): { name: string; kin: string } | null {
  const found = behind.exec(name)
  const kin = (found?.[1] ?? found?.[2] ?? '').trim()
  // "HỒ VĂN - BA" is a whole name, "HỒ THỊ BA - VỢ" is not.
  const isPart = found?.[2] !== undefined && ofTwo.test(kin) && kin === kin.toUpperCase()
  return found === null || isPart || !isKin(kin) ? null : { name: name.slice(0, found.index).trim(), kin }
}

/** Looked at before the patterns: most names have nothing around them. */
const aroundName = /[:(–-]/

/** What a name's cell says that somebody is to the head of his household: "- Vợ: Trần Thị Lan", "+ Lê Văn Ba (con)"; '' where it does not. */
export function kinInName(row: RowView): string {
  const name = row.text('fullName')
  if (!aroundName.test(name)) return ''
  const bare = withoutBullet(name)
  const kin = before.exec(bare)?.[1] ?? ''
  return isKin(kin) ? kin : (kinBehind(bare)?.kin ?? '')
}

/**
 * Whether a list tells its households by the names alone: some of its people are called a head's kin, and a head is called one, or these have
 * no number where the others have. Else "(vợ)" may be a martyr's.
 */
export function namesKin(people: readonly { readonly row: RowView }[]): boolean {
  const relations = people.map(({ row }) => ({ row, relation: relationOf(kinInName(row)) }))
  const members = relations.filter(({ relation }) => relation === 'member')
  if (members.length === 0) return false
  if (relations.some(({ relation }) => relation === 'head')) return true
  const isNumbered = ({ row }: { row: RowView }): boolean => row.text('stt') !== ''
  return relations.some(isNumbered) && !members.some(isNumbered)
}
