import * as z from 'zod'
import { complaintStates, complaintSubjects } from '../domain/complaints/complaint.ts'
import { complaintCommands } from '../domain/complaints/decide-complaint.ts'
import { leastReason } from '../domain/least-reason.ts'
import { mostLetters } from './most-letters.ts'
import { cursor, day, entitlementId, idNumberText, instant, line, programmeId, unitCode } from './shapes.ts'

/** `PA-7KQM-3XV`. */
export const complaintNumber = z.string().regex(/^PA-[2-9A-Z]{4}-[2-9A-Z]{3}$/)

/** Limits of the wire; the pages say the same. */
export const complaintText = { least: 10, most: 2_000 } as const
const text = z.string().trim().normalize('NFC').min(complaintText.least).max(complaintText.most)
/** How much an office may write; the console's form says the same. */
export const mostWords = { answer: 2_000, forward: 1_000, refuse: 1_000 } as const
const words = (most: number) => z.string().trim().normalize('NFC').min(leastReason).max(most)
const phone = line(mostLetters.phone)
const name = line(mostLetters.name)

/** All that a citizen writes. It travels in the body alone. */
export const sendComplaintRequest = z.object({
  /** Without one: the only programme that the citizens' pages speak of; where they speak of several it has to be named. */
  programme: programmeId.optional(),
  commune: unitCode,
  subject: z.enum(complaintSubjects),
  text,
  /** With the name: proves which supports are the sender's own. The number is not kept. */
  idNumber: idNumberText.or(z.literal('')).default(''),
  fullName: name.default(''),
  phone: phone.default(''),
  /** Hidden from people: whoever fills it in is a program. */
  website: z.string().max(200).default(''),
})

export const sentComplaint = z.object({
  number: complaintNumber,
  /** Shown once, to the sender alone. */
  secret: z.string(),
  ownerName: z.string(),
  deadline: day,
})
export type SentComplaint = z.infer<typeof sentComplaint>

export const followComplaintRequest = z.object({
  number: z.string().trim().max(40),
  secret: z.string().trim().max(40),
})

export const complaintState = z.enum(complaintStates)
const standing = {
  number: complaintNumber,
  programmeName: z.string(),
  subject: z.enum(complaintSubjects),
  subjectName: z.string(),
  communeName: z.string(),
  state: complaintState,
  stateName: z.string(),
  ownerName: z.string(),
  receivedAt: instant,
  deadline: day,
  isOverdue: z.boolean(),
}
const answer = z.object({ text: z.string(), officeName: z.string(), at: instant })

/** What its sender sees. */
export const followedComplaint = z.object({ ...standing, answer: answer.nullable(), mayWithdraw: z.boolean() })
export type FollowedComplaint = z.infer<typeof followedComplaint>

const tally = z.object({
  received: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  answered: z.number().int(),
  refused: z.number().int(),
  withdrawn: z.number().int(),
})

export const publicComplaintsQuery = z.object({
  /** Without one: the programme that the citizens' pages are about. */
  programme: programmeId.optional(),
  lang: z.enum(['vi', 'en']).default('vi'),
})
/** Numbers alone, by district. */
export const publicComplaintsResponse = z.object({
  total: tally,
  parts: z.array(z.object({ unit: unitCode, unitName: z.string(), tally })).describe('Mỗi huyện một dòng'),
})
export type PublicComplaints = z.infer<typeof publicComplaintsResponse>

export const complaintsQuery = z.object({
  programme: programmeId,
  unit: unitCode,
  half: z.enum(['open', 'closed']).default('open'),
  cursor: cursor.optional(),
})

export const complaintSummary = z.object(standing)
export type ComplaintSummary = z.infer<typeof complaintSummary>

export const complaintsResponse = z.object({
  items: z.array(complaintSummary),
  cursor: cursor.nullable(),
  tally,
})

export const complaintDetail = complaintSummary.extend({
  text: z.string(),
  filedByName: z.string().nullable(),
  /** Supports that the sender has proven to be his own; none for whoever does not answer it, since they name him. */
  supports: z.array(entitlementId).describe('Các khoản của một người'),
  /** Null for whoever does not answer it, and where none was given. */
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  answer: answer.nullable(),
  commands: z.array(z.enum(complaintCommands)),
  history: z.array(z.string()).describe('Một phản ánh chỉ đi qua vài bước: nhận, chuyển, trả lời, rút'),
  version: z.number().int(),
})
export type ComplaintDetail = z.infer<typeof complaintDetail>

/** By an office or the Front, for somebody who came to the counter. */
export const fileComplaintRequest = z.object({
  programme: programmeId,
  /** The commune. */
  unit: unitCode,
  subject: z.enum(complaintSubjects),
  text,
  name: name.default(''),
  phone: phone.default(''),
})

export const decideComplaintRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept'), version: z.number().int() }),
  z.object({ kind: z.literal('forward'), version: z.number().int(), reason: words(mostWords.forward) }),
  z.object({ kind: z.literal('answer'), version: z.number().int(), text: words(mostWords.answer) }),
  z.object({ kind: z.literal('refuse'), version: z.number().int(), reason: words(mostWords.refuse) }),
])
