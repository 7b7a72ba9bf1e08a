import * as z from 'zod'
import { reviewEffects } from '../../domain/cases/review.ts'
import { exchangeStates } from '../../domain/exchange/exchange-file.ts'
import { findingOutcomes, findingReasons } from '../../domain/exchange/finding-outcomes.ts'
import { idNumberKinds } from '../../domain/ids/id-number.ts'
import { dong } from '../../domain/money/dong.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Entitlement, KnownIdNumber, Replaced } from '../../domain/payments/entitlement.ts'
import { paymentPlaces, receiptMarks } from '../../domain/payments/paying-record.ts'
import { noIdNumberReasons, notPaidReasons, paymentStatuses } from '../../domain/payments/payment-status.ts'
import { askedFacts } from '../../domain/register/asked-facts.ts'
import { handItem } from '../table/hand-item.ts'
import type { Marks } from '../table/id-mark.ts'
import { communeKey, keys } from '../table/keys.ts'
import { unpackedItem } from '../table/packed-item.ts'

// What is null or empty is not written (`withoutNothing`), and read as what it was.
const orNull = <Shape extends z.ZodType>(shape: Shape) => shape.nullable().default(null)
const orNone = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).default([])

const amount = z.number().transform(dong)
const by = handItem

const payment = z.object({
  amount,
  months: orNone(z.string()),
  paidOn: z.string(),
  paidAt: orNull(z.string()),
  place: orNull(z.enum(paymentPlaces)),
  mark: orNull(z.enum(receiptMarks)),
  enteredAt: z.number(),
  late: z.boolean(),
  lateReason: orNull(z.string()),
  receiver: z.object({
    kind: z.enum(['self', 'other']),
    name: orNull(z.string()),
    relation: orNull(z.string()),
    paper: orNull(z.string()),
  }),
  payer: by,
  outOf: z.string().optional(),
  addedIdNumber: orNull(z.enum(idNumberKinds)),
  alsoAdded: z.enum(idNumberKinds).optional(),
  noIdNumberReason: orNull(z.enum(noIdNumberReasons)),
  differentPerson: z.boolean(),
  lowerConfirmed: z.boolean(),
  note: orNull(z.string()),
  get instead(): z.ZodOptional<z.ZodType<Replaced>> {
    return replaced.optional()
  },
})

const idNumber = z.object({ kind: z.enum(idNumberKinds), number: z.string() })

const warning = z.object({
  entitlementId: z.string(),
  programme: z.string(),
  policy: z.string(),
  commune: z.string(),
  sameName: z.boolean(),
})

const review = z.object({
  caseId: z.string(),
  effect: z.enum(reviewEffects),
  owner: z.string(),
  madeUp: z.literal(true).optional(),
})

const finding = z.object({
  province: z.string(),
  fileId: z.string(),
  day: z.string(),
  state: z.enum(exchangeStates),
  amount,
  foundAt: z.number(),
  conclusion: orNull(
    z.object({
      outcome: z.enum(findingOutcomes),
      reason: z.enum(findingReasons),
      note: orNull(z.string()),
      by,
      at: z.number(),
    }),
  ),
})

export const personItem = z.object({
  fullName: z.string(),
  birth: orNull(z.object({ year: z.number(), month: orNull(z.number()), day: orNull(z.number()) })),
  sex: orNull(z.enum(['nam', 'nữ'])),
  hamlet: orNull(z.string()),
  household: orNull(z.string()),
  isHead: orNull(z.boolean()),
  idNumbers: orNone(idNumber),
})

export const notPaidItem = z.object({
  reason: z.enum(notPaidReasons),
  note: orNull(z.string()),
  paper: orNull(z.string()),
  enteredAt: z.number(),
  enteredBy: by,
  get instead(): z.ZodOptional<z.ZodType<Replaced>> {
    return replaced.optional()
  },
})

const resumption = z.object({ lifted: notPaidItem, paper: z.string(), at: z.number(), by, paymentsBefore: z.number() })

const handedTo = z.object({ unit: z.string(), at: z.number(), by, amount: amount.optional() })
const givenTo = handedTo.extend({ back: z.object({ at: z.number(), amount }).optional() })

/** What a correction has taken the place of, which may have been a correction itself. */
const replaced: z.ZodType<Replaced> = z.object({
  payment: orNull(payment),
  notPaid: orNull(notPaidItem),
  handedTo: orNull(handedTo),
  idNumber: orNull(idNumber),
  alsoIdNumber: idNumber.optional(),
})

const decision = z.object({ number: z.string(), day: z.string() })

const noReturn = z.object({ reason: z.string(), at: z.number(), by })

const recoveryItem = z.object({
  amount,
  decision: orNull(decision),
  caseId: orNull(z.string()),
  reason: z.string(),
  openedAt: z.number(),
  openedBy: by,
  parts: orNone(
    z.object({ amount, returnedOn: z.string(), receipt: z.string(), enteredAt: z.number(), enteredBy: by }),
  ),
  refusal: orNull(noReturn),
  more: z
    .array(
      z.object({
        amount,
        decision,
        reason: z.string(),
        at: z.number(),
        by,
        partsBefore: z.number(),
        refusalBefore: orNull(noReturn),
      }),
    )
    .optional(),
})

/** The item as it lies in the table. Every read goes through here: a row that does not fit is a bug that must be seen. */
const entitlementItem = z.object({
  id: z.string(),
  programme: z.string(),
  policy: z.string(),
  commune: z.string(),
  ...personItem.shape,
  amount,
  offset: amount.default(dong(0)),
  months: orNull(z.number()),
  days: z.number().optional(),
  instalments: orNone(z.object({ month: z.string(), amount })),
  decision,
  list: z.object({ id: z.string(), sheet: z.string(), row: z.number() }),
  enteredAt: z.number().default(0),
  correctedBy: orNull(z.string()),
  amendedBy: orNull(decision),
  status: z.enum(paymentStatuses),
  payment: orNull(payment),
  earlier: orNone(payment),
  notPaid: orNull(notPaidItem),
  resumed: z.array(resumption).optional(),
  handedTo: orNull(handedTo),
  givenTo: orNull(givenTo),
  cancellation: orNull(z.object({ decision, reason: z.string(), from: z.enum(paymentStatuses), at: z.number(), by })),
  recovery: orNull(recoveryItem),
  warnings: orNone(warning),
  reviews: orNone(review),
  foreign: orNone(finding),
  version: z.number(),
  updatedAt: z.number(),
})

/** @throws ZodError when the stored row is not an entitlement */
export function fromEntitlementItem(item: Readonly<Record<string, unknown>>): Entitlement {
  const { fullName, birth, sex, hamlet, household, isHead, idNumbers, ...rest } = entitlementItem.parse(
    withItsPlace(unpackedItem(item)),
  )
  return { ...rest, person: { fullName, birth, sex, hamlet, household, isHead, idNumbers } }
}

/** What its keys say is not said again; an older one has it beside them too. */
function withItsPlace(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (item.id !== undefined) return item
  const [programme, commune] = String(item.communeKey).split('#')
  return { ...item, id: String(item.pk).replace('ENT#', ''), programme, commune }
}

/**
 * Without what says nothing: most fields of most records are null or empty. A paid record of 1,180 bytes is one of 930 so, which is one
 * write unit less in the table (two in a transaction) and in each of its indexes.
 */
function withoutNothing(record: object): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  addWhatIsSaid(said, record)
  return said
}

/** In place: a record has thirty fields, and each list brings thousands of them. */
function addWhatIsSaid(said: Record<string, unknown>, record: object): void {
  for (const key in record) {
    const part = (record as Record<string, unknown>)[key]
    if (!saysNothing(part)) said[key] = insideWithoutNothing(part)
  }
}

const saysNothing = (part: unknown): boolean =>
  part === null || part === undefined || (Array.isArray(part) && part.length === 0)

function insideWithoutNothing(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(insideWithoutNothing)
  return typeof part === 'object' && part !== null ? withoutNothing(part) : part
}

/**
 * The whole item with the keys of both indexes: beside them what it is found by and written under, all else in one text with what the
 * register's questions look for in it (`filterConditions`). An entitlement without an ID number is not in the ID-number index; of several
 * numbers the first stands here, and each other one in an item of its own (`idNumberItems`).
 */
export function toEntitlementItem(entitlement: Entitlement, marks: Marks): Record<string, unknown> {
  const { id, programme, commune, policy, status, version, person, offset, ...rest } = entitlement
  const [first] = person.idNumbers
  const foldedName = nameKey(person.fullName)
  const told: Record<string, unknown> = {}
  addWhatIsSaid(told, person)
  addWhatIsSaid(told, rest)
  if (offset !== 0) told.offset = offset
  Object.assign(told, { nameKey: foldedName }, askedFacts(entitlement))
  return {
    ...keys.entitlement(id),
    version,
    policy,
    status,
    told: JSON.stringify(told),
    ...(first ? idNumberKeys(entitlement, first, marks) : null),
    communeKey: communeKey(programme, commune),
    // A sort key holds 1,024 bytes; a letter of another script takes three of them.
    communeOrder: `${hamletOrder(person.hamlet)}${cutToBytes(foldedName, 400)}#${id}`,
  }
}

/** With what the commune's index begins for everybody of a hamlet. */
export const hamletOrder = (hamlet: string | null): string => `${cutToBytes(foldText(hamlet ?? ''), 400)}#`

/** Entries of the ID-number index that come or go. One that goes loses its place there and stays as a trace: nothing is deleted. */
export function changedNumberItems(
  before: Entitlement | null,
  after: Entitlement,
  marks: Marks,
): Record<string, unknown>[] {
  const had: Map<string, Record<string, unknown>> = before ? idNumberItems(before, marks) : new Map()
  const has = idNumberItems(after, marks)
  const added = [...has].flatMap(([sk, item]) => (had.get(sk)?.idNumberOrder === item.idNumberOrder ? [] : [item]))
  const gone = [...had].flatMap(([sk, { pk, id }]) => (has.has(sk) ? [] : [{ pk, sk, id }]))
  return [...added, ...gone]
}

/** Items that bring the person's further numbers into the ID-number index, by their keys. */
function idNumberItems(entitlement: Entitlement, marks: Marks): Map<string, Record<string, unknown>> {
  const further = entitlement.person.idNumbers.slice(1)
  return new Map(
    further.map((idNumber) => {
      const key = keys.furtherNumber(entitlement.id, marks.idNumber(idNumber))
      return [key.sk, { ...key, id: entitlement.id, ...idNumberKeys(entitlement, idNumber, marks) }]
    }),
  )
}

/**
 * Place in the ID-number index: the number's mark, then the name's, so that a look-up reads nobody else's rows, and a number that
 * a list has put behind four hundred names hides no one.
 */
const idNumberKeys = ({ id, person }: Entitlement, idNumber: KnownIdNumber, marks: Marks) => ({
  idNumberHash: marks.idNumber(idNumber),
  idNumberOrder: `${marks.name(person.fullName)}#${id}`,
})

function cutToBytes(text: string, most: number): string {
  const bytes = Buffer.from(text)
  // A letter that was cut in two becomes a sign of its own, which sorts and harms nobody.
  return bytes.length <= most
    ? text
    : bytes
        .subarray(0, most)
        .toString('utf8')
        .replace(/\uFFFD+$/, '')
}
