import type { ComplaintSummary, FollowedComplaint, PublicComplaints, SentComplaint } from '../contract/complaints.ts'
import {
  type Complaint,
  complaintStateNames,
  isOpen,
  isOverdue,
  ownerOf,
  subjectNames,
} from '../domain/complaints/complaint.ts'
import { tallyComplaints } from '../domain/complaints/complaint-tally.ts'
import { officeName, owningOffice } from '../domain/permissions/office-name.ts'
import { programmeOfRecord } from '../domain/programmes/programmes.ts'
import { localDay } from '../domain/time/local-day.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

type Listed = Pick<
  Complaint,
  'number' | 'programme' | 'subject' | 'commune' | 'state' | 'owners' | 'receivedAt' | 'deadline'
>

/** Where a complaint stands: nothing that the sender wrote, nothing of who he is. */
export function viewStanding(complaint: Listed, tree: UnitTree, now: number): ComplaintSummary {
  const { number, programme, subject, commune, state, receivedAt, deadline } = complaint
  return {
    number,
    programmeName: programmeOfRecord({ programme }).resolution.vi,
    subject,
    subjectName: subjectNames[subject],
    communeName: tree.find(commune)?.name ?? commune,
    state,
    stateName: complaintStateNames[state],
    ownerName: owningOffice(tree, ownerOf(complaint)),
    receivedAt,
    deadline,
    isOverdue: isOverdue(complaint, localDay(now)),
  }
}

export const viewAnswer = ({ answer }: Complaint, tree: UnitTree): FollowedComplaint['answer'] =>
  answer && { text: answer.text, officeName: officeName(tree, answer.by.role, answer.by.unit), at: answer.at }

export const viewFollowed = (complaint: Complaint, tree: UnitTree, now: number): FollowedComplaint => ({
  ...viewStanding(complaint, tree, now),
  answer: viewAnswer(complaint, tree),
  mayWithdraw: isOpen(complaint),
})

export const viewSent = (complaint: Complaint, secret: string, tree: UnitTree): SentComplaint => ({
  number: complaint.number,
  secret,
  ownerName: owningOffice(tree, ownerOf(complaint)),
  deadline: complaint.deadline,
})

/** Numbers by district. */
export function viewComplaintCounts(
  complaints: readonly Pick<Complaint, 'commune' | 'state' | 'deadline'>[],
  tree: UnitTree,
  now: number,
): PublicComplaints {
  const today = localDay(now)
  return {
    total: tallyComplaints(complaints, today),
    parts: tree.children(tree.root.code).map(({ code, name }) => ({
      unit: code,
      unitName: name,
      tally: tallyComplaints(
        complaints.filter(({ commune }) => tree.contains(code, commune)),
        today,
      ),
    })),
  }
}
