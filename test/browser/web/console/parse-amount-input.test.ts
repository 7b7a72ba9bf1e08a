import { parseAmountInput } from '../../../../web/console/fields/parse-amount-input.ts'

describe('a sum as an officer types it', () => {
  it.each([
    ['1500000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1 500 000 đ', 1_500_000],
    [' 750.000 đồng', 750_000],
    ['1.5', null],
    ['1.500.00', null],
    ['-3', null],
    ['', null],
    ['0', null],
  ])('%j is %j', (text, amount) => {
    expect(parseAmountInput(text)).toBe(amount)
  })

  it('may be nothing where nothing can be what the paper says', () => {
    expect(parseAmountInput('0', 0)).toBe(0)
    expect(parseAmountInput('0 đ', 0)).toBe(0)
    expect(parseAmountInput('', 0)).toBeNull()
  })
})
