import { checkLookup, hasErrors } from '../../../lambdas/pages/lookup/lookup-form.ts'
import { lookupEn } from '../../../lambdas/pages/words/lookup-words-en.ts'
import { lookupVi } from '../../../lambdas/pages/words/lookup-words-vi.ts'

const fullName = 'Nguyễn Văn Mẫu'

describe('checkLookup', () => {
  it.each(['066085004321', '066 085 004 321', '066.085.004.321', '066-085-004-321', '240 123 456', ' 240123456 '])(
    'accepts %j as a number',
    (idNumber) => {
      expect(checkLookup({ idNumber, fullName }, lookupVi)).toEqual({})
    },
  )

  it.each(['66085004321', '0660850043210', 'O66085004321', '1', '06608500432x', `066085004321${' '.repeat(40)}-`])(
    'says how a number must look for %j',
    (idNumber) => {
      expect(checkLookup({ idNumber, fullName }, lookupVi)).toEqual({
        idNumber: 'Số căn cước phải có 12 chữ số, chứng minh nhân dân phải có 9 chữ số',
      })
    },
  )

  it('asks for each fact that is missing, blanks being nothing', () => {
    expect(checkLookup({ idNumber: ' - ', fullName: '  ' }, lookupVi)).toEqual({
      idNumber: lookupVi.idNumber.missing,
      fullName: lookupVi.fullName.missing,
    })
  })

  it('refuses a name that is longer than the wire takes', () => {
    const errors = checkLookup({ idNumber: '240123456', fullName: 'a'.repeat(121) }, lookupEn)
    expect(errors).toEqual({ fullName: lookupEn.fullName.wrong })
    expect(hasErrors(errors)).toBe(true)
    expect(hasErrors({})).toBe(false)
  })
})
