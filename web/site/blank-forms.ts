import { type FormPlace, formCodes, formWorkbook, listForm } from '../../lambdas/lists/templates/form-workbook.ts'

/** Dots to write on: the console fills in the officer's own commune, this is for everybody else. */
const anyPlace: FormPlace = {
  communeName: 'xã ........................',
  districtName: 'huyện ........................',
  provinceName: 'tỉnh ........................',
}

/** The forms 01 to 10 and the pay list for any commune, by the address at which the site serves them. */
export async function blankForms(): Promise<[address: string, bytes: Uint8Array][]> {
  return Promise.all(
    formCodes.map(
      async (code): Promise<[string, Uint8Array]> => [
        `mau/${listForm(code, anyPlace).fileName}.xlsx`,
        await formWorkbook(code, anyPlace),
      ],
    ),
  )
}
