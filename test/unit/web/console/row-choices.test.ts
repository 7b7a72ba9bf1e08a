import { listRowFilters } from '../../../../lambdas/contract/lists.ts'
import { noCounts } from '../../../../lambdas/store/lists/list-item.ts'
import { choiceOf, chosenRows, rowChoices } from '../../../../web/console/lists/row-choices.ts'

const counts = { ...noCounts, rows: 9, added: 9 }

describe('which rows of a list are shown', () => {
  it('can be each kind that the API knows, and all', () => {
    const asked = rowChoices.flatMap(({ only }) => only ?? [])
    expect([...asked].sort()).toEqual([...listRowFilters].sort())
    expect(choiceOf(chosenRows('ngoai-tep', { counts })).only).toBe('only-here')
    expect(choiceOf(chosenRows('co-sua', { counts })).only).toBe('changed')
  })

  it('are those with problems where nobody has chosen and there are any', () => {
    expect(choiceOf(chosenRows(null, { counts })).only).toBeNull()
    expect(choiceOf(chosenRows('no-such', { counts: { ...counts, warnings: 1 } })).only).toBe('problems')
    expect(choiceOf(chosenRows('tat-ca', { counts: { ...counts, refused: 1 } })).only).toBeNull()
  })
})
