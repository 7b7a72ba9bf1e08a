import { messyLists } from '../../../../local/demo/messy-lists.ts'
import { annotated, check } from './annotated.ts'

const lists = messyLists(2020).map((list) => [list.fileName, list] as const)

describe('a messy list sent back with its column', () => {
  it.each(lists)('is the same list when it comes again, and once more: %s', async (fileName, { bytes }) => {
    const before = await check(bytes, fileName)
    const back = await annotated(bytes, before.problems, { fileName })
    const after = await check(back, fileName)
    expect(after.people).toEqual(before.people)
    expect(after.totals).toEqual(before.totals)
    expect(after.title).toEqual(before.title)
    // What is hidden in an old format is shown in the new file, or left out with its remark.
    const remarks = ({ problems }: typeof before) => problems.filter(({ code }) => !code.startsWith('hidden-'))
    const lasting = fileName.endsWith('.xlsx') ? (list: typeof before) => list.problems : remarks
    expect(lasting(after)).toEqual(lasting(before))
    const again = await check(await annotated(back, after.problems), fileName)
    expect(again.problems).toEqual(after.problems)
  })
})
