import { type FormPlace, formWorkbook, listForms } from '../../lambdas/lists/templates/form-workbook.ts'
import type { Site } from '../../lambdas/pages/site.ts'

/** Dots to write on: the console fills in the officer's own commune, this is for everybody else. */
const anyPlace = (hasDistricts: boolean): FormPlace => ({
  communeName: 'xã ........................',
  districtName: hasDistricts ? 'huyện ........................' : null,
  provinceName: 'tỉnh ........................',
})

/** A programme's forms and its pay list for any commune, by the address at which the site serves them. */
export async function blankForms({ programme, tree }: Site): Promise<[address: string, bytes: Uint8Array][]> {
  const place = anyPlace(tree.hasDistricts)
  return Promise.all(
    listForms(programme, place).map(
      async (form): Promise<[string, Uint8Array]> => [`mau/${form.fileName}.xlsx`, await formWorkbook(form, place)],
    ),
  )
}
