import { linesPerPage, pageOfLines } from '../../../lambdas/functions/statistics/page-of-lines.ts'

describe('a long history', () => {
  // What was before the newest five hundred lines was left out without a word.
  it('is read whole, page by page, each line once', () => {
    const lines = Array.from({ length: 2 * linesPerPage + 7 }, (_, line) => line)
    const pages = [pageOfLines(lines, undefined)]
    for (let { cursor } = pages[0] ?? { cursor: null }; cursor !== null; cursor = pages.at(-1)?.cursor ?? null)
      pages.push(pageOfLines(lines, cursor))
    expect(pages.map((page) => page.lines.length)).toEqual([linesPerPage, linesPerPage, 7])
    expect(pages.toReversed().flatMap((page) => page.lines)).toEqual(lines)
  })

  it('of one page has no other, and a cursor beyond its end is its end', () => {
    expect(pageOfLines([1, 2], undefined)).toEqual({ lines: [1, 2], cursor: null })
    expect(pageOfLines([1, 2], '999999999')).toEqual({ lines: [1, 2], cursor: null })
    expect(pageOfLines([], '0')).toEqual({ lines: [], cursor: null })
  })
})
