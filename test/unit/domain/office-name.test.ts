import { authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { officeName, owningOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { unreadSentence } from '../../../lambdas/functions/overdue-lists/ending-sentences.ts'
import { signInProblem } from '../../../web/console/sign-in/sign-in-words.ts'
import { anActor } from '../../support/builders.ts'

const of2020 = unitTree('daklak-2020')
const of2025 = unitTree('daklak-2025')

describe('an office', () => {
  it('is called as the map of its province says', () => {
    expect(roles.map((role) => officeName(of2020, role, '657'))).toEqual([
      'Sở LĐ-TBXH',
      'Phòng LĐ-TBXH Huyện Cư Kuin',
      'UBND Huyện Cư Kuin',
      'Bưu điện Huyện Cư Kuin',
      'MTTQ Huyện Cư Kuin',
    ])
    const commune = of2025.find(of2025.map.exampleCommune)
    expect([of2025.root, commune].map((unit) => owningOffice(of2025, unit?.code ?? ''))).toEqual([
      'UBND tỉnh Đắk Lắk',
      `UBND ${commune?.name}`,
    ])
  })

  it('that gives out accounts is the one of the map, whoever may do too little or cannot sign in', () => {
    const refused = (tree: typeof of2025) => {
      const right = authorise(tree, anActor({ role: 'observer', unit: '66' }), 'payment.record', '66')
      return right.ok ? '' : right.error.message
    }
    expect(refused(of2020)).toMatch(/liên hệ Văn phòng Sở LĐ-TBXH\.$/)
    expect(refused(of2025)).toMatch(/liên hệ Văn phòng UBND tỉnh Đắk Lắk\.$/)
    const error = { name: 'PasswordResetRequiredException' }
    expect(signInProblem(error, 'Văn phòng UBND tỉnh').message).toContain('liên hệ Văn phòng UBND tỉnh để được')
    expect(unreadSentence('UBND tỉnh')).toMatch(/báo UBND tỉnh\.$/)
  })
})
