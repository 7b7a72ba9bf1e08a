import {
  failureWith,
  type MailFailure,
  type ReturnedAddress,
  type ReturnedMail,
} from '../../../../lambdas/domain/reports/returned-mail.ts'

const gone = (address: string, at: number): ReturnedAddress => ({ address, reason: 'no-mailbox', at })
const told = (sentAt: number, ...returned: ReturnedAddress[]): ReturnedMail => ({ sentAt, returned })
const failed = (...words: ReturnedMail[]): MailFailure | null => words.reduce(failureWith, null as MailFailure | null)

describe('what came back of a mail', () => {
  it('is told with every address, each with the latest word of it, in whatever order the words come', () => {
    const words = [
      told(1, gone('a@x.vn', 2)),
      told(1, { address: 'b@x.vn', reason: 'complaint', at: 5 }),
      told(1, { address: 'c@x.vn', reason: 'not-taken', at: 3 }, gone('d@x.vn', 3)),
      told(1, gone('c@x.vn', 4)),
    ]
    const said = failed(...words)
    expect(said?.words).toBe(
      'Thư bị trả lại, địa chỉ không nhận được thư: a@x.vn, c@x.vn, d@x.vn. Sửa địa chỉ nhận. ' +
        'Người nhận đã báo thư này là thư rác: b@x.vn. Hỏi người nhận, hoặc bỏ địa chỉ này.',
    )
    expect(said?.at).toBe(5)
    expect(failed(...words.toReversed())).toMatchObject({ at: said?.at, words: said?.words })
  })

  it('begins anew with a later mail; what comes late of an earlier one is added', () => {
    const next = failed(told(1, gone('a@x.vn', 2)), told(10, gone('b@x.vn', 11)))
    expect(next?.words).toBe('Thư bị trả lại, địa chỉ không nhận được thư: b@x.vn. Sửa địa chỉ nhận.')
    const late = failureWith(next, told(1, gone('c@x.vn', 12)))
    expect(late?.words).toContain('b@x.vn, c@x.vn')
    expect(failureWith(late, told(10, gone('d@x.vn', 13)))?.words).toContain('b@x.vn, c@x.vn, d@x.vn')
  })

  it('said again, or older than another failure, changes nothing', () => {
    const once = failed(told(1, gone('a@x.vn', 2)))
    expect(failureWith(once, told(1, gone('a@x.vn', 2)))).toBe(once)
    expect(failureWith(once, told(1))).toBe(once)
    const unsent = { at: 7, words: 'Máy chủ thư chưa nhận.' }
    expect(failureWith(unsent, told(1, gone('a@x.vn', 7)))).toBe(unsent)
    expect(failureWith(unsent, told(1, gone('a@x.vn', 8)))?.words).toContain('a@x.vn')
  })

  it('names no more addresses than one mail can have', () => {
    const many = Array.from({ length: 60 }, (_, index) => told(1, gone(`${index}@x.vn`, 2)))
    expect(failed(...many)?.mail?.returned).toHaveLength(50)
  })
})
