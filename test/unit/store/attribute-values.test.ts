import fc from 'fast-check'
import { answerOfBody, bodyOfCall } from '../../../lambdas/store/attribute-values.ts'

describe('the body of a call', () => {
  it('tells the type of each value of an item, and of nothing else', () => {
    const item = {
      pk: 'LIST#1',
      nothing: null,
      amount: 750_000,
      isHead: false,
      months: ['2020-04', undefined, 3],
      birth: { year: 1961, month: undefined },
      holders: new Set(['a', 'b']),
      marks: Buffer.from('dấu'),
      gone: undefined,
    }
    const put = { Put: { TableName: 'Item', Item: item, ConditionExpression: undefined } }
    expect(JSON.parse(bodyOfCall({ TransactItems: [put] }))).toEqual({
      TransactItems: [
        {
          Put: {
            TableName: 'Item',
            Item: {
              pk: { S: 'LIST#1' },
              nothing: { NULL: true },
              amount: { N: '750000' },
              isHead: { BOOL: false },
              months: { L: [{ S: '2020-04' }, { N: '3' }] },
              birth: { M: { year: { N: '1961' } } },
              holders: { SS: ['a', 'b'] },
              marks: { B: Buffer.from('dấu').toString('base64') },
            },
          },
        },
      ],
    })
  })

  it('leaves alone what a call says of itself', () => {
    const call = {
      TableName: 't',
      Limit: 8,
      ConsistentRead: true,
      ScanIndexForward: false,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':open': 0 },
      ExclusiveStartKey: { pk: 'a', sk: 'b' },
    }
    expect(JSON.parse(bodyOfCall(call))).toEqual({
      ...call,
      ExpressionAttributeValues: { ':open': { N: '0' } },
      ExclusiveStartKey: { pk: { S: 'a' }, sk: { S: 'b' } },
    })
  })

  it.each([
    ['a number that is none', Number.NaN],
    ['one without an end', Number.POSITIVE_INFINITY],
    ['one that would be rounded', 2 ** 53],
    ['an empty set', new Set()],
    ['a set of numbers', new Set([1])],
    ['a day that is an object', new Date(0)],
    ['a function', () => 1],
  ])('is not made of %s', (_, value) => {
    expect(() => bodyOfCall({ Item: { value } })).toThrow(TypeError)
  })
})

describe('an answer', () => {
  it('has its values wherever the operations put them', () => {
    const [typed, plain] = [
      { pk: { S: 'a' }, at: { N: '7' } },
      { pk: 'a', at: 7 },
    ]
    const keys = { Keys: [{ pk: { S: 'a' } }], ConsistentRead: true }
    const answer = {
      Item: typed,
      Attributes: typed,
      Items: [typed, {}],
      Count: 2,
      LastEvaluatedKey: typed,
      Responses: { Item: [typed] },
      UnprocessedKeys: { 'the-table': keys },
    }
    expect(answerOfBody(JSON.stringify(answer))).toEqual({
      Item: plain,
      Attributes: plain,
      Items: [plain, {}],
      Count: 2,
      LastEvaluatedKey: plain,
      Responses: { Item: [plain] },
      UnprocessedKeys: { 'the-table': { Keys: [{ pk: 'a' }], ConsistentRead: true } },
    })
    expect(answerOfBody('{}')).toEqual({})
  })

  it('is refused where it would not be what lies in the table', () => {
    const of = (value: object): string => JSON.stringify({ Item: { value } })
    expect(() => answerOfBody(of({ N: '9007199254740993' }))).toThrow(TypeError)
    expect(() => answerOfBody(of({ NS: ['1'] }))).toThrow(TypeError)
    expect(() => answerOfBody(of({}))).toThrow(TypeError)
  })
})

it('gives back whatever was written, names and letters of any kind among it', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger().map((number) => number + 0),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array(),
      fc.uniqueArray(fc.string(), { minLength: 1 }).map((texts) => new Set(texts)),
      fc.array(tie('any')),
      fc.dictionary(fc.string(), tie('any'), { noNullPrototype: true }),
    ),
  })).any
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value, { noNullPrototype: true }), (Item) => {
      expect(answerOfBody(bodyOfCall({ Item }))).toEqual({ Item })
    }),
    { seed: 42, numRuns: 100 },
  )
})
