import type { NotPaidReason, PaymentStatus } from '../domain/payments/payment-status.ts'
import { type RegisterGroup, statusesOfGroup } from '../domain/register/register-groups.ts'

export interface RegisterFilter {
  readonly policy: string | null
  readonly status: PaymentStatus | null
  readonly group: RegisterGroup | null
  readonly reason: NotPaidReason | null
  readonly noNumber: boolean
  readonly duplicatesOnly: boolean
  /** The uploaded list that brought them in. */
  readonly list: string | null
  /** Folded part of a name. */
  readonly nameKey: string | null
}

export const everybody: RegisterFilter = {
  policy: null,
  status: null,
  group: null,
  reason: null,
  noNumber: false,
  duplicatesOnly: false,
  list: null,
  nameKey: null,
}

/** The filter as DynamoDB's own, over the rows that the index gives. */
export function filterConditions(filter: RegisterFilter): {
  expression: { FilterExpression?: string; ExpressionAttributeNames?: Record<string, string> }
  values: Record<string, string>
} {
  const { policy, status, group, reason, noNumber, duplicatesOnly, list, nameKey } = filter
  const tests: string[] = []
  const names: Record<string, string> = {}
  const values: Record<string, string> = {}
  const test = (name: string, value: string, text: string): void => {
    names[`#${name}`] = name
    values[`:${name}`] = value
    tests.push(text)
  }
  if (policy) test('policy', policy, '#policy = :policy')
  if (status) test('status', status, '#status = :status')
  if (group) {
    const named = statusesOfGroup[group].map((one) => `:in-${one}`.replaceAll('-', '_'))
    for (const [index, one] of statusesOfGroup[group].entries()) values[named[index] ?? ''] = one
    names['#status'] = 'status'
    tests.push(`#status IN (${named.join(', ')})`)
  }
  if (reason) {
    names['#reason'] = 'reason'
    values[':reason'] = reason
    tests.push('notPaid.#reason = :reason')
  }
  // Whoever has a number stands with his first one in the index of numbers.
  if (noNumber) tests.push('attribute_not_exists(idNumberHash)')
  if (nameKey) test('nameKey', nameKey, 'contains(#nameKey, :nameKey)')
  if (list) test('list', list, '#list.id = :list')
  if (duplicatesOnly) tests.push('attribute_exists(isWarned)')
  if (tests.length === 0) return { expression: {}, values }
  return {
    expression: {
      FilterExpression: tests.join(' AND '),
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    },
    values,
  }
}
