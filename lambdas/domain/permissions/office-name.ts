import type { UnitTree } from '../units/unit-tree.ts'
import { isRole, type Role } from './permission-table.ts'

/** Whose hand it was, as people call the office: "Bưu điện Huyện Cư Kuin", "UBND Xã Ea Tiêu". */
export function officeName(tree: Pick<UnitTree, 'find'>, role: Role, unit: string): string {
  const name = tree.find(unit)?.name ?? unit
  return {
    tinh: 'Sở LĐ-TBXH',
    huyen: `Phòng LĐ-TBXH ${name}`,
    xa: `UBND ${name}`,
    payer: `Bưu điện ${name}`,
    observer: `MTTQ ${name}`,
  }[role]
}

/** The office as one word: `payer-657`. */
export const officeKey = ({ role, unit }: { readonly role: Role; readonly unit: string }): string => `${role}-${unit}`

/** `payer-657` → "Bưu điện Huyện Cư Kuin". */
export function officeInWords(tree: Pick<UnitTree, 'find'>, office: string): string {
  const [role = '', unit = ''] = office.split('-')
  return isRole(role) ? officeName(tree, role, unit) : office
}

/** The office that decides for a unit: "Phòng LĐ-TBXH Huyện Cư Kuin". */
export function owningOffice(tree: Pick<UnitTree, 'find'>, unit: string): string {
  const level = tree.find(unit)?.level
  return officeName(tree, level === 'commune' ? 'xa' : level === 'district' ? 'huyen' : 'tinh', unit)
}
