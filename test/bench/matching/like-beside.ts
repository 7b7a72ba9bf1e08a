import type { PersonKey } from '../../../lambdas/domain/cases/person-matcher.ts'

/** Whether two under one key have more in common, as far as the key asks for more; the table has it as hints behind the ids. */
export const isLike = ({ beside }: PersonKey, other: PersonKey): boolean =>
  beside === null || other.beside === null || beside.some((fact, at) => fact === other.beside?.[at])
