import fc from 'fast-check'
import {
  type Complaint,
  complaintSubjects,
  firstOwner,
  isOpen,
  isOverdue,
  ownerOf,
} from '../../../../lambdas/domain/complaints/complaint.ts'
import { networkOf } from '../../../../lambdas/domain/complaints/complaint-limits.ts'
import {
  complaintNumber,
  complaintSecret,
  isSameSecret,
  parseComplaintNumber,
} from '../../../../lambdas/domain/complaints/complaint-number.ts'
import { tallyComplaints } from '../../../../lambdas/domain/complaints/complaint-tally.ts'
import {
  commandsOf,
  complaintCommands,
  decideComplaint,
  unitThatSees,
  withdrawComplaint,
} from '../../../../lambdas/domain/complaints/decide-complaint.ts'
import { complaintSentence } from '../../../../lambdas/domain/ledger/complaint-event.ts'
import { levelsOfRole, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { inWorkingDays } from '../../../../lambdas/domain/time/working-days.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anActor, morning } from '../../../support/builders.ts'

const tree = unitTree('daklak-2020')
const commune = '24547'
const number = complaintNumber('test')
const aComplaint = (parts: Partial<Complaint> = {}): Complaint => ({
  number,
  programme: 'nq42-2020',
  commune,
  subject: 'left-out',
  text: 'Gia đình tôi là hộ nghèo mà không có tên.',
  supports: [],
  filedBy: null,
  receivedAt: morning,
  owners: [commune],
  state: 'received',
  deadline: '2020-06-12',
  answer: null,
  version: 1,
  ...parts,
})
const xa = anActor()
const huyen = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const context = (actor = xa) => ({ tree, actor, commandId: 'command', now: morning })

it('begins with the commune, but never about itself, and goes up by hand with a reason', () => {
  expect(complaintSubjects.map((subject) => firstOwner(tree, commune, subject))).toEqual([
    commune,
    commune,
    '657',
    commune,
  ])
  const aboutIt = aComplaint({ subject: 'office', owners: ['657'] })
  expect(commandsOf(aboutIt, context())).toEqual([])
  expect(tree.contains(xa.unit, unitThatSees('xa', aboutIt))).toBe(false)
  expect(tree.contains(commune, unitThatSees('observer', aboutIt))).toBe(true)

  const forwarded = decideComplaint(aComplaint(), { kind: 'forward', reason: 'thuộc hai xã' }, context())
  if (!forwarded.ok) throw new Error(forwarded.error.message)
  expect(ownerOf(forwarded.value.after)).toBe('657')
  expect(complaintSentence(forwarded.value.event, tree)).toContain(
    'chuyển lên cấp trên (Phòng LĐ-TBXH Huyện Cư Kuin). Lý do: thuộc hai xã',
  )
  // The commune goes on seeing what it has sent up, and can do no more about it.
  expect(tree.contains(xa.unit, unitThatSees('xa', forwarded.value.after))).toBe(true)
  expect(decideComplaint(forwarded.value.after, { kind: 'answer', text: 'Xong' }, context())).toMatchObject({
    ok: false,
    error: { code: 'forbidden', message: expect.stringContaining('Phòng LĐ-TBXH Huyện Cư Kuin') },
  })
  const answered = decideComplaint(forwarded.value.after, { kind: 'answer', text: 'Đã bổ sung' }, context(huyen))
  expect(answered).toMatchObject({ ok: true, value: { after: { state: 'answered', answer: { text: 'Đã bổ sung' } } } })
})

it('is answered once: after any way of commands it is open, or closed for good', () => {
  const actors = roles.flatMap((role) =>
    levelsOfRole[role].map((level) =>
      anActor({ role, unit: { province: '66', district: '657', commune }[level], username: `${role}-${level}` }),
    ),
  )
  const commands = fc.array(
    fc.tuple(fc.constantFrom(...actors), fc.constantFrom(...complaintCommands, 'withdraw' as const)),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(commands, (steps) => {
      let complaint = aComplaint()
      for (const [actor, kind] of steps) {
        const may = kind !== 'withdraw' && commandsOf(complaint, { tree, actor }).includes(kind)
        const done =
          kind === 'withdraw'
            ? withdrawComplaint(complaint, morning)
            : decideComplaint(complaint, { kind, reason: 'vì', text: 'trả lời' }, context(actor))
        expect(done.ok).toBe(kind === 'withdraw' ? isOpen(complaint) : may)
        if (!done.ok) continue
        const { after } = done.value
        expect(after.version).toBe(complaint.version + 1)
        expect(after.answer !== null).toBe(after.state === 'answered' || after.state === 'refused')
        complaint = after
      }
      expect(complaint.owners.every((owner) => tree.contains(owner, commune))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('is due on working days, and counted as overdue only while somebody waits', () => {
  // Friday 29 May 2020; a week of five days.
  expect(inWorkingDays(morning, 1)).toBe('2020-06-01')
  expect(inWorkingDays(morning, 10)).toBe('2020-06-12')
  expect(inWorkingDays(Date.parse('2020-04-29T10:00:00+07:00'), 1)).toBe('2020-05-04')
  expect(isOverdue(aComplaint(), '2020-06-12')).toBe(false)
  const all = [aComplaint(), aComplaint({ state: 'answered' }), aComplaint({ deadline: '2020-07-01' })]
  expect(tallyComplaints(all, '2020-06-13')).toEqual({
    received: 3,
    open: 2,
    overdue: 1,
    answered: 1,
    refused: 0,
    withdrawn: 0,
  })
})

it('is found by number and code alone', () => {
  expect(parseComplaintNumber(number.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, value: number })
  expect(parseComplaintNumber('DS-7KQM-3XV').ok).toBe(false)
  const secret = complaintSecret('a')
  expect(secret).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
  expect(isSameSecret(secret.toLowerCase().replace('-', ' '), secret)).toBe(true)
  expect(isSameSecret(complaintSecret('b'), secret)).toBe(false)
})

// Zeros in the first half are left out when it is written: each address of such a network counted as one of its own.
it.each([
  ['203.0.113.7, 10.0.0.1', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6, 10.0.0.1', '2001:db8:1:2'],
  ['2001:DB8:0001:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::5:6:7:8', '2001:db8:0:0'],
  ['2001:db8:0:7::1', '2001:db8:0:7'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('comes from the network of its address: %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
