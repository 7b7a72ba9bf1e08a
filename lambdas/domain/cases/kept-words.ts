import { type DecideCommand, type MergeField, mergeFieldNames, mergeFields } from './case-command.ts'
import type { DuplicateCase } from './duplicate-case.ts'

/**
 * "Giữ hồ sơ 2; lấy của hồ sơ 1: ngày sinh", by the numbers under which the desk shows them: whoever agrees to a merge agrees to this.
 * Null where the law alone says which one stays, and where none does.
 */
export function keptWords(command: DecideCommand, { records }: Pick<DuplicateCase, 'records'>): string | null {
  if (command.outcome !== 'merge' && command.outcome !== 'keep-highest') return null
  if (command.keep === null) return null
  const numberOf = (id: string): number => records.findIndex(({ entitlementId }) => entitlementId === id) + 1
  const taken = command.outcome === 'merge' ? takenFields(command) : new Map<string, MergeField[]>()
  const others = [...taken].sort(([a], [b]) => numberOf(a) - numberOf(b))
  return [
    `Giữ hồ sơ ${numberOf(command.keep)}`,
    ...others.map(
      ([id, fields]) =>
        `lấy của hồ sơ ${numberOf(id)}: ${fields.map((field) => mergeFieldNames[field].toLocaleLowerCase('vi')).join('; ')}`,
    ),
  ].join('; ')
}

/** The fields that another record gives, by its id. */
function takenFields({ keep, fields }: Extract<DecideCommand, { outcome: 'merge' }>): Map<string, MergeField[]> {
  const taken = new Map<string, MergeField[]>()
  for (const field of mergeFields) {
    const from = fields[field]
    if (from !== undefined && from !== keep) taken.set(from, [...(taken.get(from) ?? []), field])
  }
  return taken
}
