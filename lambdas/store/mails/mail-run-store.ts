import { failureWith, type ReturnedMail } from '../../domain/reports/returned-mail.ts'
import type { SubscriptionRun } from '../../domain/reports/subscription.ts'
import type { UnsentMail } from '../../domain/reports/unsent-mail.ts'
import { getItem } from '../table/get-items.ts'
import type { Key } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { sendings } from './subscription-item.ts'
import { updateMail } from './update-mail.ts'

/** Each try that is in vain notes somebody else's word of the same mail. */
const mostTriesOfNote = 5

const isFree =
  'attribute_exists(pk) AND (attribute_not_exists(run) OR run.due < :due OR (run.due = :due AND run.#state <> :sent AND run.leaseUntil <= :now))'

/**
 * Takes the mail of a due time for one sender alone.
 * @param unsent what it has to tell of those before it
 * @returns false when somebody else has it or has sent it
 */
export function beginRun(
  register: Register,
  key: Key,
  run: SubscriptionRun,
  { now, unsent }: { readonly now: number; readonly unsent: readonly UnsentMail[] },
): Promise<boolean> {
  return updateMail(register, key, {
    UpdateExpression: 'SET run = :run, unsent = :unsent',
    ConditionExpression: isFree,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':run': run, ':unsent': unsent, ':due': run.due, ':sent': 'sent', ':now': now },
  })
}

/**
 * Tells its office what is in the way of the mail of a due time; none of its tries is gone by that.
 * @returns false when somebody else has it, has sent it, or has told the same
 */
export function holdRun(
  register: Register,
  key: Key,
  { due, tries }: Pick<SubscriptionRun, 'due' | 'tries'>,
  told: { readonly at: number; readonly words: string; readonly unsent: readonly UnsentMail[] },
): Promise<boolean> {
  const { unsent, ...failure } = told
  const run: SubscriptionRun = { due, tries, state: 'held', leaseUntil: 0, obstacle: told.words }
  return updateMail(register, key, {
    UpdateExpression: 'SET run = :run, unsent = :unsent, lastFailure = :told',
    ConditionExpression: `${isFree} AND (attribute_not_exists(run) OR run <> :run)`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ...{ ':run': run, ':unsent': unsent, ':told': failure },
      ...{ ':due': due, ':sent': 'sent', ':now': told.at },
    },
  })
}

type Told =
  | { readonly at: number; readonly recipients: number }
  /** `tries` where not all are gone that were made. */
  | { readonly at: number; readonly words: string; readonly tries?: number }

/** How it ended, for who looks at the console. A mail that was sent in the end leaves the last failure standing beside it. */
export async function endRun(register: Register, key: Key, run: SubscriptionRun, told: Told): Promise<void> {
  const isSent = 'recipients' in told
  const { tries = run.tries, ...noted } = isSent ? { tries: undefined, ...told } : told
  await updateMail(register, key, {
    UpdateExpression: `SET run = :run, ${isSent ? 'unsent = :none, lastSent' : 'lastFailure'} = :told`,
    ConditionExpression: 'run.due = :due AND run.tries = :tries',
    ExpressionAttributeValues: {
      ':run': { ...run, tries, state: isSent ? 'sent' : 'failed', leaseUntil: 0 },
      ':told': noted,
      ':due': run.due,
      ':tries': run.tries,
      ...(isSent && { ':none': [] }),
    },
  })
}

/**
 * What came back of a mail that had been taken, beside what came back of it before: 1 consistent read, 1 WRU.
 * @throws when others were faster each time: the queue brings it again
 */
export async function noteFeedback(register: Register, key: Key, told: ReturnedMail): Promise<void> {
  for (let tries = 0; tries < mostTriesOfNote; tries++) {
    const item = await getItem(register, key)
    if (!item) return
    const standing = sendings.lastFailure.parse(item.lastFailure)
    const next = failureWith(standing, told)
    if (next === standing) return
    const isSeen = item.lastFailure === undefined ? 'attribute_not_exists(lastFailure)' : 'lastFailure = :seen'
    const isNoted = await updateMail(register, key, {
      UpdateExpression: 'SET lastFailure = :next',
      ConditionExpression: `attribute_exists(pk) AND ${isSeen}`,
      ExpressionAttributeValues: {
        ':next': next,
        ...(item.lastFailure !== undefined && { ':seen': item.lastFailure }),
      },
    })
    if (isNoted) return
  }
  throw new Error('others were faster to note what came back of a mail')
}
