import { authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { actions, isAllowed, permissionTable, roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { unitMapIds, unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { buildUnitTree, type Unit } from '../../../lambdas/domain/units/unit-tree.ts'
import { anActor } from '../../support/builders.ts'
import { inventedMap } from '../../support/sites.ts'

const unit = (code: string, level: Unit['level'], parent: string | null): Unit => ({
  code,
  name: `Đơn vị ${code}`,
  level,
  parent,
})

/** Codes chosen so that one is the beginning of another: 24 is a prefix of 241 and 2410. */
const tree = buildUnitTree(
  inventedMap({
    id: 'test',
    units: [
      unit('66', 'province', null),
      unit('24', 'district', '66'),
      unit('241', 'district', '66'),
      unit('2411', 'commune', '24'),
      unit('24112', 'commune', '24'),
      unit('2410', 'commune', '241'),
    ],
  }),
)

describe('a unit tree', () => {
  it('contains by parents, never by the letters of codes', () => {
    expect(tree.contains('24', '2411')).toBe(true)
    expect(tree.contains('24', '241')).toBe(false)
    expect(tree.contains('24', '2410')).toBe(false)
    expect(tree.contains('2411', '24112')).toBe(false)
  })

  it('contains nothing of what it does not know', () => {
    expect(tree.contains('99', '99')).toBe(false)
    expect(tree.contains('66', '')).toBe(false)
    expect(tree.communes('99')).toEqual([])
  })

  it.each([
    ['a code twice', [unit('1', 'province', null), unit('1', 'district', '1')]],
    ['no root', [unit('1', 'province', '1')]],
    ['two roots', [unit('1', 'province', null), unit('2', 'province', null)]],
    ['an unknown parent', [unit('1', 'province', null), unit('2', 'district', '9')]],
    ['a circle', [unit('1', 'province', null), unit('2', 'district', '3'), unit('3', 'district', '2')]],
  ])('refuses a map with %s', (_name, units) => {
    expect(() => buildUnitTree({ ...tree.map, units })).toThrow(/unit map/)
  })

  it.each(unitMapIds)('builds the map %s', (id) => {
    expect(unitTree(id).root.level).toBe('province')
  })

  it('has the 15 districts and 184 communes of 2020, and the 102 communes of 2025 right below the province', () => {
    const of2020 = unitTree('daklak-2020')
    expect([of2020.children('66').length, of2020.communes('66').length]).toEqual([15, 184])
    const of2025 = unitTree('daklak-2025')
    expect([of2025.children('66').length, of2025.communes('66').length]).toEqual([102, 102])
  })
})

describe('authorise', () => {
  const district = anActor({ role: 'huyen', unit: '24' })

  it('reaches the own unit and what lies below it, and nothing else', () => {
    const reach = tree.map.units.filter(({ code }) => authorise(tree, district, 'entitlement.read', code).ok)
    expect(reach.map(({ code }) => code)).toEqual(['24', '2411', '24112'])
  })

  it('answers alike for a unit elsewhere, an unknown one and a thing that does not exist', () => {
    const answers = ['241', '9999', undefined].map((code) => authorise(tree, district, 'entitlement.read', code))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('gives a person whose unit is unknown no access at all', () => {
    const nobody = anActor({ role: 'tinh', unit: '' })
    expect(tree.map.units.some(({ code }) => authorise(tree, nobody, 'entitlement.read', code).ok)).toBe(false)
  })

  it('says in words which right is missing, and whom to ask', () => {
    const refusal = authorise(tree, anActor({ role: 'observer', unit: '66' }), 'payment.record', '2411')
    expect(refusal).toMatchObject({
      ok: false,
      error: {
        code: 'forbidden',
        message: expect.stringMatching(
          /^Tài khoản của anh\/chị không có quyền ghi nhận chi trả\. Cần quyền này, liên hệ [^()]+\.$/,
        ),
      },
    })
    // What a right is called in the program is nobody's word.
    for (const action of actions) {
      const lacking = roles.find((role) => !isAllowed(role, action))
      const answer = lacking && authorise(tree, anActor({ role: lacking, unit: '66' }), action, '66')
      if (answer)
        expect(answer).toEqual({
          ok: false,
          error: expect.objectContaining({ message: expect.not.stringMatching(/[a-z]\.[a-z]/) }),
        })
    }
  })
})

describe('the permission table', () => {
  it('lets the observer change nothing, but for complaints that people bring to the Front', () => {
    const changes = actions.filter((action) => !/\.(read|export)$/.test(action))
    expect(changes.filter((action) => isAllowed('observer', action))).toEqual(['complaint.file'])
    expect(isAllowed('observer', 'entitlement.read-id-number')).toBe(false)
  })

  it('lets only the province issue accounts', () => {
    expect(roles.filter((role) => permissionTable['account.issue'][role])).toEqual(['tinh'])
  })
})
