import { reviewListRequest } from '../../../lambdas/contract/lists.ts'

const review = (accepted: unknown, declined: unknown) =>
  reviewListRequest
    .safeParse({ accepted, declined, convert: false })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

// Each new word was kept as a kind for good: some hundred requests made a list too large to be moved.
describe('kinds of suggestions that are declined', () => {
  it('are those that an officer is asked about, each said once', () => {
    expect(review([], ['bad-birth', 'odd-name'])).toBeUndefined()
    const words = 'Có loại gợi ý không từ chối được: tải lại trang rồi chọn lại.'
    expect(review([], ['bad-birth', 'no-such-kind'])).toEqual([['declined', words]])
    expect(review([], ['constructor'])).toEqual([['declined', words]])
    expect(review([], ['correction-list'])).toEqual([['declined', words]])
    expect(review([], ['odd-name', 'odd-name'])).toEqual([
      ['declined', 'Một loại gợi ý được ghi hai lần: tải lại trang rồi chọn lại.'],
    ])
  })

  it('are not accepted in the same breath', () => {
    expect(review(['odd-name', 'bad-birth'], ['bad-birth'])).toEqual([
      ['declined', 'Một loại gợi ý vừa được nhận vừa bị từ chối: chọn một rồi gửi lại.'],
    ])
  })
})
