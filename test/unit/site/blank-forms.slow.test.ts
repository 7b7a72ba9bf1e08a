import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { blankForms } from '../../../web/site/blank-forms.ts'
import { aSite } from '../../support/sites.ts'

describe('the forms that the site serves', () => {
  it('are the ten of the decision and the pay list, at addresses that say what they are', async () => {
    const addresses = (await blankForms(aSite())).map(([address]) => address)
    expect(addresses).toHaveLength(11)
    expect(addresses).toContain('mau/mau-07-bao-tro-xa-hoi.xlsx')
    expect(addresses).toContain('mau/danh-sach-chi-tra.xlsx')
    for (const address of addresses) expect(address).toMatch(/^mau\/[a-z0-9-]+\.xlsx$/)
  })

  it('name no commune and no decision, so that nobody’s list is taken for another’s', async () => {
    for (const [address, bytes] of await blankForms(aSite())) {
      if (address.includes('mau-10')) continue
      const { title, people } = await checkList(await openWorkbook(bytes, address))
      expect([title.communeName, title.districtName, title.decisionNumber, people]).toEqual([
        undefined,
        undefined,
        undefined,
        [],
      ])
    }
  })
})
