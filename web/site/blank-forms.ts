import { type FormPlace, formWorkbook, listForms } from '../../lambdas/lists/templates/form-workbook.ts'
import { type Site, spokenOf } from '../../lambdas/pages/site.ts'

/** Dots to write on: the console fills in the officer's own commune, this is for everybody else. */
const anyPlace = (hasDistricts: boolean): FormPlace => ({
  communeName: 'xã ........................',
  districtName: hasDistricts ? 'huyện ........................' : null,
  provinceName: 'tỉnh ........................',
})

/**
 * Each programme's forms and its pay list for any commune, by the address at which the site serves them: the first programme's at `mau/`,
 * those of another one in a folder of its name, since both may call a form alike.
 */
export async function blankForms(site: Site): Promise<[address: string, bytes: Uint8Array][]> {
  const place = anyPlace(site.tree.hasDistricts)
  return Promise.all(
    spokenOf(site).flatMap((programme) => {
      const folder = programme === site.programme ? 'mau' : `mau/${programme.id}`
      return listForms(programme, place).map(
        async (form): Promise<[string, Uint8Array]> => [
          `${folder}/${form.fileName}.xlsx`,
          await formWorkbook(form, place),
        ],
      )
    }),
  )
}
