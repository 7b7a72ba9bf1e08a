import { proposalSentence } from '../../../lambdas/functions/intake/outcome-sentence.ts'
import { noCounts } from '../../../lambdas/store/lists/list-item.ts'

const proposal = (onlyHere: number | null, onlyHereAmount: number | null, saidOtherwise = 0) =>
  proposalSentence({
    counts: { ...noCounts, rows: 2, added: 2, amount: 3_000_000 },
    sums: { declared: { people: null, amount: null }, read: { people: 2, amount: 3_000_000 } },
    saidOtherwise,
    onlyHere,
    onlyHereAmount,
    kind: 'supplement',
    elsewhere: [],
    corrected: null,
    remark: null,
  })

describe('what is said of a list before it comes in', () => {
  it('has people and đồng of both halves: who is only in the file, and who only in the register', () => {
    expect(proposal(1200, 900_000_000)).toContain(
      '2 người mới (3.000.000 đồng); 1.200 người (900.000.000 đồng) của quyết định này có trong hệ thống nhưng không có trong tệp.',
    )
  })

  it('warns before the word is given of rows that say themselves that nobody should be paid', () => {
    expect(proposal(0, 0, 3)).toContain(
      '; 3 dòng ghi như người không được hỗ trợ (đã chết, chuyển đi, đã hưởng nơi khác…), xem các dòng đó trước khi nhập',
    )
    expect(proposal(0, 0)).not.toContain('không được hỗ trợ')
  })

  it('says nothing of a half that is empty, and no sum of a list from before sums were kept', () => {
    expect(proposal(0, 0)).not.toContain('không có trong tệp')
    expect(proposal(1, null)).toContain('; 1 người của quyết định này có trong hệ thống')
  })
})
