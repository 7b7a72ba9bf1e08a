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
    expect(knownHamlets(['B. Ciết', 'Buôn Ciết', 'T5', 'Thôn 5'])).toEqual(['Buôn Ciết', 'Thôn 5'])
  })

  it('are no blanks, and no whole addresses', () => {
    expect(knownHamlets([' ', 'Thôn 1', `Thôn 1 ${'đường '.repeat(20)}`])).toEqual(['Thôn 1'])
  })

  it('are nobody’s card or telephone that stood in their column, and no sign', () => {
    const misplaced = ['066054001234', '240 123 456', 'Nhà bà Lan 0912.345.678', '٠٦٦٠٥٤٠٠١٢٣٤', '-', '…']
    expect(knownHamlets([...misplaced, '3', 'Tổ dân phố 12'])).toEqual(['3', 'Tổ dân phố 12'])
  })
})
