import type { EnteredBy } from '../payments/entered-by.ts'
import type { UnitTree } from '../units/unit-tree.ts'

export const complaintSubjects = ['support', 'left-out', 'office', 'other'] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]

export const subjectNames = {
  support: 'Khoản hỗ trợ của tôi hoặc của người khác',
  'left-out': 'Bị sót, không có tên trong danh sách',
  office: 'Cách làm của xã, của cán bộ',
  other: 'Việc khác',
} as const satisfies Record<ComplaintSubject, string>

export const complaintStates = ['received', 'forwarded', 'accepted', 'answered', 'refused', 'withdrawn'] as const
/** Forwarded: lies with the office above, which has not accepted it yet. Refused is an answer too: not taken up, and why. */
export type ComplaintState = (typeof complaintStates)[number]

export const complaintStateNames = {
  received: 'Mới nhận',
  forwarded: 'Đã chuyển lên cấp trên',
  accepted: 'Đang giải quyết',
  answered: 'Đã trả lời',
  refused: 'Không thụ lý, đã nêu lý do',
  withdrawn: 'Người gửi đã rút',
} as const satisfies Record<ComplaintState, string>

const openStates: readonly ComplaintState[] = ['received', 'forwarded', 'accepted']
export const isOpen = ({ state }: { readonly state: ComplaintState }): boolean => openStates.includes(state)

/** Somebody still waits for an answer after the last day for it. @param today `2020-05-29` */
export const isOverdue = (
  complaint: { readonly state: ComplaintState; readonly deadline: string },
  today: string,
): boolean => isOpen(complaint) && complaint.deadline < today

export interface Answer {
  readonly text: string
  readonly by: EnteredBy
  readonly at: number
}

/** Phản ánh, kiến nghị. How to reach the sender lies apart: no list, log or file has it. */
export interface Complaint {
  /** `PA-7KQM-3XV`. */
  readonly number: string
  readonly programme: string
  readonly commune: string
  readonly subject: ComplaintSubject
  readonly text: string
  /** Supports that the sender has proven to be his own, by number and name. */
  readonly supports: readonly string[]
  /** The office or Front that brought it in; null: a citizen by himself. */
  readonly filedBy: EnteredBy | null
  readonly receivedAt: number
  /** Every office that it has lain with, the first one first; the last one decides. */
  readonly owners: readonly string[]
  readonly state: ComplaintState
  /** The last day for the answer. */
  readonly deadline: string
  readonly answer: Answer | null
  readonly version: number
}

/** How to reach the sender. Sensitive: shown to the office that answers, and each look is noted. */
export interface ComplaintContact {
  readonly name: string | null
  readonly phone: string | null
}

export const ownerOf = ({ owners, commune }: Pick<Complaint, 'owners' | 'commune'>): string => owners.at(-1) ?? commune

/** The office that it begins with: the commune's own, but never about itself. */
export function firstOwner(tree: UnitTree, commune: string, subject: ComplaintSubject): string {
  return subject === 'office' ? (tree.find(commune)?.parent ?? commune) : commune
}
