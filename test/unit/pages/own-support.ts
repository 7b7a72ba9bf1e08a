import type { OwnSupport } from '../../../lambdas/contract/lookup.ts'
import { exclusionWords } from '../../../lambdas/pages/words/exclusion-words.ts'

/** A paid support of an invented person, valid by default. */
export const anOwnSupport = (changes: Partial<OwnSupport> = {}): OwnSupport => ({
  fullName: "H'Ƀlŭm Niê Kdăm",
  idNumberMasked: '•••••••• 4321',
  rule: exclusionWords['highest-only'],
  programmeName: 'Nghị quyết 42',
  policyName: 'Hộ nghèo',
  communeName: 'Xã Ea Tiêu',
  districtName: 'Huyện Cư Kuin',
  amount: 750_000,
  offset: 0,
  months: 3,
  decision: { number: '1042/QĐ-UBND', day: '2020-05-12' },
  amendedBy: null,
  status: 'paid',
  statusName: 'Đã chi trả',
  paid: { soFar: 750_000, last: 750_000, months: [] },
  paidOn: '2020-05-29',
  payerName: 'Bưu điện huyện Cư Kuin',
  receivedBy: 'self',
  receipt: { code: '24547-290520-7Q3KD-0M2XV', content: 'WzFd' },
  ...changes,
})
