import {
  assignmentsIn,
  attributesIn,
  keyComparisons,
  mostOperandsOfIn,
  targetsIn,
} from '../../../local/engines/dynamodb/expressions.ts'

const names = { '#a': 'name', '#set': 'remove', '#b': 'unit' }
const values = { ':v': { S: 'v' }, ':w': { N: '1' } }
const input = { ExpressionAttributeNames: names, ExpressionAttributeValues: values }

describe('the attributes of an expression', () => {
  it.each([
    ['a, #a, b.c[0].#b', ['a', 'name', 'b']],
    ['attribute_not_exists(pk) AND (size(#a) > :v OR NOT contains (x.y, :w))', ['pk', 'name', 'x']],
    ['a BETWEEN :v AND :w and #set IN (:v, b)', ['a', 'remove', 'b']],
    ['', []],
  ])('of %s are %j', (expression, expected) => {
    expect([...attributesIn(input, expression)]).toEqual(expected)
  })
})

describe('a key condition', () => {
  it.each([
    ['pk = :v', [['pk', { S: 'v' }, true]]],
    [
      '#a = :v AND #b>=:w',
      [
        ['name', { S: 'v' }, true],
        ['unit', { N: '1' }, false],
      ],
    ],
    [
      'pk=:v and begins_with ( sk , :w )',
      [
        ['pk', { S: 'v' }, true],
        ['sk', { N: '1' }, false],
      ],
    ],
    [
      'pk=:v AND #b between :v and :w',
      [
        ['pk', { S: 'v' }, true],
        ['unit', { S: 'v' }, false],
        ['unit', { N: '1' }, false],
      ],
    ],
  ])('%s compares %j', (KeyConditionExpression, expected) => {
    const found = keyComparisons({ ...input, KeyConditionExpression })
    expect(found.map(({ attribute, value, isEquality }) => [attribute, value, isEquality])).toEqual(expected)
  })
})

describe('an update', () => {
  it.each([
    ['SET a = :v, #a = if_not_exists(other, :w), b.c = :v REMOVE d', ['a', 'name', 'd']],
    ['remove #set, pk add n :w delete #b :v', ['remove', 'pk', 'n', 'unit']],
    ['SET x = y + :w', ['x']],
    ['ADD #set :w, n :w SET m = list_append(l, :v)', ['remove', 'n', 'm']],
  ])('%s writes %j', (UpdateExpression, expected) => {
    expect([...targetsIn({ ...input, UpdateExpression })]).toEqual(expected)
  })

  it('sets given values, also as defaults', () => {
    const UpdateExpression = 'SET a = :v, #a = if_not_exists(#a, :w), n = n + :w'
    expect(assignmentsIn({ ...input, UpdateExpression })).toEqual([
      { attribute: 'a', value: { S: 'v' } },
      { attribute: 'name', value: { N: '1' } },
    ])
  })
})

describe('the same text in another call', () => {
  const UpdateExpression = 'SET #x = :x'
  const called = (name: string, value: string) => ({
    UpdateExpression,
    ExpressionAttributeNames: { '#x': name },
    ExpressionAttributeValues: { ':x': { S: value } },
  })

  it('means what that call says, though the text is read once', () => {
    const calls = [called('one', '1'), called('two', '2')]
    expect(calls.map((call) => [...targetsIn(call)])).toEqual([['one'], ['two']])
    expect(calls.flatMap(assignmentsIn)).toEqual([
      { attribute: 'one', value: { S: '1' } },
      { attribute: 'two', value: { S: '2' } },
    ])
  })
})

describe('the longest IN of an expression', () => {
  it.each([
    ['a IN (:v)', 1],
    ['a in (:v,:w) OR #in IN ( :a, :b, :c )', 3],
    ['begins_with(a, :v)', 0],
  ])('in %s has %i operands', (expression, expected) => {
    expect(mostOperandsOfIn(expression)).toBe(expected)
  })
})
