import { numbersOf } from '../../../../web/console/register/people-filter.ts'

describe('what is typed where a name or a number may stand', () => {
  it.each([
    ['066158004321', ['066158004321']],
    ['240 123 456', ['240 123 456']],
    ['240.123.456', ['240.123.456']],
    // Too short or too long for a card: the server says so.
    ['12345', ['12345']],
    // A reader of the square on a chip card types all that it says, cut off where the field is full. The lists of 2020 have the old number.
    ["066158004321|240123456|H'Maryam Niê|01011958|Nữ|Buôn Ciết, Ea Ti", ['066158004321', '240123456']],
    ['066158004321||Trần Văn Giao|05031962|Nam', ['066158004321']],
  ])('%s is a number', (name, numbers) => expect(numbersOf({ name })).toEqual(numbers))

  it.each(['', 'Nguyễn Văn An', 'an 1962', '1962', "H'Maryam", '|066158004321', 'Thôn 12, 34567'])(
    '%s is a name',
    (name) => expect(numbersOf({ name })).toEqual([]),
  )
})
