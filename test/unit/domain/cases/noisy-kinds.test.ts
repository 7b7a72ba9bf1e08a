import { noTally } from '../../../../lambdas/domain/cases/case-tally.ts'
import { noiseSentences } from '../../../../lambdas/domain/cases/noisy-kinds.ts'

const said = (confirmed: number, rejected: number) =>
  noiseSentences({ ...noTally.byKind, 'name-alone': { confirmed, rejected } })

describe('a kind of evidence that offices reject', () => {
  it('is named as noise from twenty rejected on, of which at most one in ten was right', () => {
    expect(said(2, 20)).toEqual([
      'Căn cứ “Trùng họ tên, thiếu ngày sinh” hầu như chỉ báo nhầm: 20 trên 22 vụ đã kết luận không phải một người. Hãy báo người quản trị hệ thống xem lại cách đối chiếu theo căn cứ này; các vụ còn lại vẫn phải kết luận.',
    ])
  })

  it.each([
    ['few were rejected', 0, 19],
    ['more than one in ten was right', 3, 20],
    ['nobody has concluded any', 0, 0],
  ])('is not while %s', (_while, confirmed, rejected) => {
    expect(said(confirmed, rejected)).toEqual([])
  })
})
