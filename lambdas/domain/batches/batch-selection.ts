import type { ExportFilter } from '../exports/export-order.ts'
import type { HamletNames } from '../names/hamlet-names.ts'
import type { Entitlement } from '../payments/entitlement.ts'

/** Which people of the register's screen a batch is about. */
export interface BatchSelection extends Omit<ExportFilter, 'programme' | 'unit'> {
  /** A hamlet, in any of the ways in which it is written there. */
  readonly hamlet: string | null
  /** From which number of the paper list on, and up to which: numbers in the order of the screen, from 1. */
  readonly from: number | null
  readonly to: number | null
  /** Who is left out by name. */
  readonly except: readonly string[]
}

/** Why nobody of this number is in the range; null where somebody may be. */
export const faultOfRange =
  ({ from, to }: Pick<BatchSelection, 'from' | 'to'>) =>
  (line: number): string | null =>
    line < (from ?? 1) || line > (to ?? Number.POSITIVE_INFINITY)
      ? `Người nhận thay ở STT ${line}, ngoài khoảng số thứ tự ${from ?? 1} đến ${to ?? 'hết'}. Xem lại STT.`
      : null

/**
 * Whom of the filtered people, as they come by in the order of the paper lists, the batch takes. The number counts everybody of the
 * filter, also those who are left out: it is the one that stands beside the name.
 * @returns what answers for somebody, and for what the hamlets of his commune are called: "B. Ciết" and "Buôn Ciết" are one
 */
export function selector({
  hamlet,
  from,
  to,
  except,
}: BatchSelection): (one: Entitlement, nameOf: HamletNames) => number | null {
  const out = new Set(except)
  let number = 0
  return ({ id, person }, nameOf) => {
    if (hamlet !== null && nameOf(person.hamlet) !== nameOf(hamlet)) return null
    number += 1
    if (number < (from ?? 1) || number > (to ?? Number.POSITIVE_INFINITY) || out.has(id)) return null
    return number
  }
}
