import { knownHamlets } from '../../../../lambdas/domain/units/known-hamlets.ts'

describe('the hamlets that lists have named', () => {
  it('are each there once, in the order in which people number them', () => {
    expect(knownHamlets(['Thôn 10', 'Buôn Ciết', 'thôn 10', 'Thôn 2', 'Thôn 10'])).toEqual([
      'Buôn Ciết',
      'Thôn 2',
      'Thôn 10',
    ])
  })

  it('are written as most have it, with their marks where as many left them out', () => {
    expect(knownHamlets(['BUÔN CIẾT', 'Buôn Ciết', 'Buôn Ciết'])).toEqual(['Buôn Ciết'])
    expect(knownHamlets(['Buon Ciet', 'Buôn Ciết'])).toEqual(['Buôn Ciết'])
  })

  it('are no blanks, and no whole addresses', () => {
    expect(knownHamlets([' ', 'Thôn 1', `Thôn 1 ${'đường '.repeat(20)}`])).toEqual(['Thôn 1'])
  })
})
