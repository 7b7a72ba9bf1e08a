import type { UnitTree } from '../units/unit-tree.ts'
import type { Role } from './permission-table.ts'

/** Whose hand it was, as people call the office: "Bưu điện Huyện Cư Kuin", "UBND Xã Ea Tiêu". */
export function officeName(tree: UnitTree, role: Role, unit: string): string {
  const name = tree.find(unit)?.name ?? unit
  return {
    tinh: 'Sở LĐ-TBXH',
    huyen: `Phòng LĐ-TBXH ${name}`,
    xa: `UBND ${name}`,
    payer: `Bưu điện ${name}`,
    observer: `MTTQ ${name}`,
  }[role]
}
