import { officeSentence } from '../../../lambdas/domain/ledger/office-event.ts'
import { endedList, orderedList } from '../../../lambdas/domain/lists/list-event.ts'
import { programmes } from '../../../lambdas/domain/programmes/programmes.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { morning } from '../../support/builders.ts'

const by = { username: 'xa-24547', role: 'xa', unit: '24547' } as const
const answers = { accepted: [], declined: [], convert: false, columns: {}, kept: [] }
const listOf = (programme: string) => ({
  id: 'a'.repeat(26),
  programme,
  policy: null,
  decisionNumber: '77/QĐ-UBND',
  decisionDay: '2020-05-12',
  state: 'checked' as const,
  since: morning,
  createdAt: morning,
  createdBy: by,
  review: true,
  answers,
  appliedBy: null,
  withdrawal: null,
  file: null,
  counts: { rows: 2, added: 2, changed: 0, same: 0, refused: 0, amount: 1_500_000 },
})
const ended = (programme: string) => endedList('processing', listOf(programme))

// No record said by which version of the law a list had been judged.
it.each(programmes.map(({ id, version }) => [id, version]))(
  'a list of %s notes by which version it was judged',
  (id, version) => {
    expect(ended(id).changes.definition).toEqual([null, version])
  },
)

it('is told in words', () => {
  expect(officeSentence(ended('nq42-2020'), unitTree('daklak-2020'))).toContain(
    'số tiền: 1.500.000 đồng; xét theo văn bản của chương trình đến ngày: 19/10/2020',
  )
})

it.each(programmes)(
  'the version of $id is a day that no amendment in its legal basis is later than',
  ({ version, legalBasis }) => {
    const days = legalBasis.flatMap((law) => {
      const [, day, month, year] = /ngày (\d+)\/(\d+)\/(\d{4})/.exec(law) ?? []
      return day ? [`${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`] : []
    })
    expect(days.toSorted().at(-1)).toBe(version)
  },
)

it('tells how many names stay as they stand, and none of them', () => {
  const list = listOf('nq42-2020')
  const after = { ...list, state: 'processing' as const, answers: { ...answers, convert: true, kept: ['Y Ñuê'] } }
  const event = orderedList(list, after, by, 'command')
  expect(event.changes).toEqual({ convert: ['không', 'có'], keptAsWritten: ['0 ô', '1 ô'] })
  expect(officeSentence(event, unitTree('daklak-2020'))).toContain('giữ nguyên chữ trong tệp: 0 ô → 1 ô')
})

it('tells that suggestions were declined', () => {
  const list = listOf('nq42-2020')
  const after = { ...list, state: 'processing' as const, answers: { ...answers, declined: ['bad-birth'] } }
  const event = orderedList(list, after, by, 'command')
  expect(event.changes).toMatchObject({ declined: ['0 loại', '1 loại'], declinedCodes: ['', 'bad-birth'] })
  expect(officeSentence(event, unitTree('daklak-2020'))).toContain('từ chối gợi ý: 0 loại → 1 loại')
})
