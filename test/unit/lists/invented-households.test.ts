import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { inventLists } from '../../../local/demo/invented-lists.ts'
import { listWorkbook } from '../../../local/demo/list-workbook.ts'

const tree = unitTree('daklak-2020')
const communes = tree.communes('657').map(({ code, name }) => ({ code, name, districtName: 'Huyện Cư Kuin' }))
const lists = inventLists(communes, 1_400)

describe("the demonstration's lists", () => {
  it('have as many people as were asked for, the same from the same seed', () => {
    expect(lists.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(1_400)
    expect(inventLists(communes, 1_400)).toEqual(lists)
  })

  it('name the households of the poor by code in some communes, by the relation in others, and in some not at all', () => {
    const habits = lists.map(({ rows }) => {
      const poor = rows.filter(({ policy }) => policy === 'Hộ nghèo' || policy === 'Hộ cận nghèo')
      const told = poor.filter(({ household }) => household)
      expect([0, poor.length]).toContain(told.length)
      return told.length === 0 ? 'none' : told.every(({ household }) => household?.code) ? 'coded' : 'related'
    })
    expect(new Set(habits)).toEqual(new Set(['none', 'coded', 'related']))
    expect(habits[communes.findIndex(({ code }) => code === '24547')]).toBe('coded')
  })

  it('are read with every household under its head', async () => {
    for (const list of lists.slice(0, 2)) {
      // A number that has lost its zero in Excel is refused with its row.
      const told = list.rows.filter(({ household, idNumber }) => household && idNumber.length !== 11)
      const read = await checkList(await openWorkbook(await listWorkbook(list), 'danh-sach.xlsx'))
      const people = read.people.filter(({ household }) => household)
      expect(people.map(({ fullName, household }) => [fullName, household?.code, household?.relation])).toEqual(
        told.map(({ fullName, household }) => [fullName, household?.code, household?.relation]),
      )
      expect(people.map(({ household }) => household?.isHead)).toEqual(
        told.map(({ household }) => household?.relation === 'Chủ hộ'),
      )
    }
  })
})
