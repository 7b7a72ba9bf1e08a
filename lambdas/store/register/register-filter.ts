import { nameKey } from '../../domain/names/name-key.ts'
import { statusesOfGroup } from '../../domain/register/register-groups.ts'
import {
  accountName,
  anyOffice,
  type DaysQuestion,
  noQuestion,
  type RegisterQuestion,
} from '../../domain/register/register-question.ts'
import { daysFromTo } from '../../domain/time/local-day.ts'

export interface RegisterFilter extends RegisterQuestion {
  /** Folded part of a name. */
  readonly nameKey: string | null
}

export const everybody: RegisterFilter = { ...noQuestion, nameKey: null }

/** The question as the register is asked it; what else stands beside it (a unit, a page) is nothing to filter by. */
export function filterOf(asked: RegisterQuestion & { readonly name: string | null }): RegisterFilter {
  const { policy, status, group, reason, noNumber, duplicatesOnly, payer, late, account, household } = asked
  const { days, dueMonth, list } = asked
  return {
    ...{ policy, status, group, reason, noNumber, duplicatesOnly, payer, late, account, household },
    ...{ days, dueMonth, list },
    nameKey: asked.name ? nameKey(asked.name) : null,
  }
}

/** An expression has 300 operators at most; a longer time is looked through. */
const mostDays = 62

/**
 * The filter as DynamoDB's own, over the rows that the index gives: it leaves nobody out who is meant, and brings few who are not.
 * `fitsQuestion` then asks each record itself. Of records that an older program wrote, without a text, it brings all.
 */
export function filterConditions(filter: RegisterFilter): {
  expression: { FilterExpression?: string; ExpressionAttributeNames?: Record<string, string> }
  values: Record<string, string>
} {
  const values: Record<string, string> = {}
  const named = (value: string): string => {
    const name = `:v${Object.keys(values).length}`
    values[name] = value
    return name
  }
  const { policy, status, group, noNumber } = filter
  const own = [
    ...(policy ? [`#policy = ${named(policy)}`] : []),
    ...(status ? [`#status = ${named(status)}`] : []),
    ...(group ? [`#status IN (${statusesOfGroup[group].map(named).join(', ')})`] : []),
    // Whoever has a number stands with his first one in the index of numbers.
    ...(noNumber ? ['attribute_not_exists(idNumberHash)'] : []),
  ]
  const told = wordsOf(filter).map((words) => words.map((word) => `contains(told, ${named(word)})`).join(' OR '))
  const isTold = told.map((test) => `(attribute_not_exists(told) OR ${test})`)
  const tests = [...own, ...isTold]
  if (tests.length === 0) return { expression: {}, values }
  const names = { ...(policy && { '#policy': 'policy' }), ...((status || group) && { '#status': 'status' }) }
  return {
    expression: {
      FilterExpression: tests.join(' AND '),
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    },
    values,
  }
}

/** What stands in the text of whoever is meant: of each of these one at least. */
function wordsOf(filter: RegisterFilter): readonly (readonly string[])[] {
  const { reason, duplicatesOnly, payer, late, account, household, days, dueMonth, list, nameKey: name } = filter
  return [
    ...(reason ? [[`"reason":"${reason}"`]] : []),
    ...(duplicatesOnly ? [['"warnings":[']] : []),
    ...(list ? [[text(list)]] : []),
    ...(name ? [[text(name).slice(1, -1)]] : []),
    ...(late ? [['"lateBy":[']] : payer ? [['"paidBy":[']] : []),
    ...(payer && payer !== anyOffice ? [[text(payer)]] : []),
    ...(account ? [[text(accountName(account))]] : []),
    ...(household ? [[`"ofHousehold":"${household}"`]] : []),
    ...(dueMonth ? [['"dueMonths":['], [text(dueMonth)]] : []),
    ...(days ? wordsOfDays(days) : []),
  ]
}

function wordsOfDays({ of, from, to }: DaysQuestion): readonly (readonly string[])[] {
  const each = daysFromTo(from, to, mostDays)
  return [...(of === 'granted' ? [] : [['"payment":{']]), ...(each?.length ? [each.map(text)] : [])]
}

/** As it stands in a record's text. */
const text = (value: string): string => JSON.stringify(value)
