/** Where a case stands, how it may end, and why. Read by the server and by the console's buttons. */
export const caseStates = ['open', 'awaiting-second', 'verifying', 'awaiting-reversal', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

export const caseStateNames = {
  open: 'Chờ kết luận',
  'awaiting-second': 'Chờ người thứ hai',
  verifying: 'Xã đang xác minh',
  'awaiting-reversal': 'Chờ người thứ hai đồng ý huỷ kết luận',
  closed: 'Đã kết luận',
} as const satisfies Record<CaseState, string>

/** In the order of the desk's buttons, 1 to 5. */
export const caseOutcomes = ['different-people', 'keep-highest', 'merge', 'recover', 'verify'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

export const caseOutcomeNames = {
  'different-people': 'Không phải một người',
  'keep-highest': 'Một người, hai chính sách: giữ mức cao nhất',
  merge: 'Nhập hai lần: gộp làm một',
  recover: 'Đã chi cả hai: lập đề nghị thu hồi',
  verify: 'Chưa đủ căn cứ: giao xã xác minh',
} as const satisfies Record<CaseOutcome, string>

/** These take money back or a record away: another account with the same right has to agree, and so to their reversal. */
export const needsSecondPerson = {
  'different-people': false,
  'keep-highest': false,
  merge: true,
  recover: true,
  verify: false,
} as const satisfies Record<CaseOutcome, boolean>

/** How a case may have ended: by an outcome, or without one because nothing speaks for it any more. */
export const caseEndings = [
  'different-people',
  'keep-highest',
  'merge',
  'recover',
  'no-evidence-left',
  'joined',
] as const
export type CaseEnding = (typeof caseEndings)[number]

export const endingNames = {
  'different-people': caseOutcomeNames['different-people'],
  'keep-highest': 'Một người: đã giữ mức cao nhất',
  merge: 'Đã gộp làm một',
  recover: 'Đã lập đề nghị thu hồi',
  'no-evidence-left': 'Không còn căn cứ trùng',
  joined: 'Đã nhập vào một vụ khác',
} as const satisfies Record<CaseEnding, string>

export const caseReasons = [
  'papers-seen',
  'number-issued-twice',
  'number-mistyped',
  'number-of-household',
  'namesake',
  'confirmed-by-commune',
  'confirmed-by-person',
  'same-line-twice',
  'papers-missing',
  'facts-disagree',
  'other',
] as const
export type CaseReason = (typeof caseReasons)[number]

export const caseReasonNames = {
  'papers-seen': 'Đã xem giấy tờ',
  'number-issued-twice': 'Số CMND được cấp cho hai người',
  'number-mistyped': 'Danh sách ghi nhầm số giấy tờ',
  'number-of-household': 'Danh sách ghi số của người khác trong hộ',
  namesake: 'Trùng tên, khác người',
  'confirmed-by-commune': 'Xã xác nhận',
  'confirmed-by-person': 'Chính người đó xác nhận',
  'same-line-twice': 'Một dòng được nhập hai lần',
  'papers-missing': 'Chưa có giấy tờ để đối chiếu',
  'facts-disagree': 'Thông tin hai bên chưa khớp',
  other: 'Lý do khác (ghi rõ)',
} as const satisfies Record<CaseReason, string>

/** Which reasons an outcome may have. */
export const reasonsOf = {
  'different-people': [
    'papers-seen',
    'number-issued-twice',
    'number-mistyped',
    'number-of-household',
    'namesake',
    'confirmed-by-commune',
    'other',
  ],
  'keep-highest': ['papers-seen', 'confirmed-by-commune', 'confirmed-by-person', 'other'],
  merge: ['same-line-twice', 'papers-seen', 'confirmed-by-commune', 'other'],
  recover: ['papers-seen', 'confirmed-by-commune', 'confirmed-by-person', 'other'],
  verify: ['papers-missing', 'facts-disagree', 'other'],
} as const satisfies Record<CaseOutcome, readonly CaseReason[]>

export const findings = ['same-person', 'different-people', 'unclear'] as const
/** What a commune has found out. */
export type Finding = (typeof findings)[number]

export const findingNames = {
  'same-person': 'Là một người',
  'different-people': 'Là những người khác nhau',
  unclear: 'Chưa xác định được',
} as const satisfies Record<Finding, string>
