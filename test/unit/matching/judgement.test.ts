import fc from 'fast-check'
import { type MatchRecord, prepareRecord } from '../../../lambdas/matching/match-record.ts'
import { isCommonBy, sharesOfWords } from '../../../lambdas/matching/names/name-shares.ts'
import { reasonsOf } from '../../../lambdas/matching/reasons.ts'
import { type Judgement, judgePair, leastScore } from '../../../lambdas/matching/score-pair.ts'
import { matchWeights } from '../../../lambdas/matching/weights/weights.ts'
import { aMatchRecord, bornIn, cccd, cmnd } from '../../support/labelled/a-match-record.ts'

const shares = sharesOfWords(matchWeights.words)
const yardstick = { weights: matchWeights, shares, isCommon: isCommonBy(shares), people: 438_623 }

const judge = (one: MatchRecord, other: MatchRecord): Judgement =>
  judgePair(prepareRecord(one), prepareRecord(other), yardstick)

const pairOf = (both: Partial<MatchRecord>, second: Partial<MatchRecord> = {}): [MatchRecord, MatchRecord] => [
  aMatchRecord(both),
  aMatchRecord({ ...both, ...second }),
]

const verdictOf = (both: Partial<MatchRecord>, second: Partial<MatchRecord> = {}) =>
  judge(...pairOf(both, second)).verdict
const guardOf = (both: Partial<MatchRecord>, second: Partial<MatchRecord> = {}) => judge(...pairOf(both, second)).guard

describe('one person under two policies', () => {
  it.each<[how: string, second: Partial<MatchRecord>]>([
    ['word for word', {}],
    ['typed without accents', { fullName: 'tran van giao' }],
    ['with the zero of his number lost', { idNumbers: [cmnd('85123456')] }],
    ['with his day of birth left out', { birth: bornIn(1949) }],
    ['in another commune', { commune: '24550', hamlet: 'Thôn 2' }],
    ['without his sex', { sex: null }],
  ])('is certain by number, name and birth, %s', (_, second) => {
    expect(verdictOf({ idNumbers: [cmnd('085123456')] }, second)).toBe('certain')
  })

  it.each<[how: string, second: Partial<MatchRecord>]>([
    ['with his new card for the old one', { idNumbers: [cccd('066049003333')] }],
    ['without a number', { idNumbers: [] }],
    ['with a digit of his number wrong', { idNumbers: [cmnd('240923456')] }],
    ['with day and month swapped, and no number', { birth: { year: 1949, month: 5, day: 7 }, idNumbers: [] }],
    ['with another name slightly mistyped', { fullName: 'Trần Vănn Giao' }],
    ['with a wrong year', { birth: { year: 1959, month: 7, day: 5 } }],
  ])('is possible, %s', (_, second) => {
    const both = { idNumbers: [cmnd('240123456')], birth: { year: 1949, month: 7, day: 5 } }
    expect(verdictOf(both, second)).toBe('possible')
  })

  it('is certain by a card only where the card says the year and the sex of one of the rows', () => {
    const own = { idNumbers: [cccd('066049003333')] }
    expect(verdictOf(own, { birth: bornIn(1950) })).not.toBe('certain')
    expect(verdictOf(own)).toBe('certain')
    // A girl's, born in 2008: the head of the household had no card of his own.
    expect(verdictOf({ idNumbers: [cccd('066308003333')] })).toBe('possible')
  })

  it('is found where a list left out the clan, in one commune only', () => {
    const suk = { fullName: 'Y Suk Êban' }
    expect(verdictOf(suk, { fullName: 'Y Suk' })).toBe('possible')
    expect(verdictOf(suk, { fullName: 'Y Suk', commune: '24550' })).toBeNull()
    expect(verdictOf({ ...suk, idNumbers: [cmnd('240422661')] }, { fullName: 'Y Suk' })).toBe('certain')
  })

  it('is never certain by a number that two provinces issued', () => {
    expect(verdictOf({ idNumbers: [cmnd('271450002')] })).toBe('possible')
  })
})

describe('two people', () => {
  it('are twins, numbered in a row', () => {
    const twins = { birth: { year: 1990, month: 3, day: 5 }, fullName: 'Nguyễn Văn An', idNumbers: [cmnd('240123456')] }
    expect(guardOf(twins, { fullName: 'Nguyễn Văn Ân', idNumbers: [cmnd('240123457')] })).toBe('numbered-in-a-row')
    expect(guardOf(twins, { fullName: 'Nguyễn Thị Anh', sex: 'nữ', idNumbers: [cmnd('240123459')] })).toBe(
      'numbered-in-a-row',
    )
    expect(verdictOf(twins, { fullName: 'Nguyễn Văn Bình', idNumbers: [] })).toBeNull()
  })

  it('are twins by whatever their names differ in: an accent, or half of a given name', () => {
    const twins = {
      birth: { year: 1990, month: 3, day: 5 },
      fullName: 'Phan Gia Thành',
      idNumbers: [cmnd('240123456')],
    }
    const next = { idNumbers: [cmnd('240123457')] }
    expect(guardOf(twins, { ...next, fullName: 'Phan Gia Thanh' })).toBe('numbered-in-a-row')
    expect(guardOf({ ...twins, fullName: "H'Ly Niê" }, { ...next, fullName: "H'Li Na Niê" })).toBe('numbered-in-a-row')
    expect(guardOf({ ...twins, fullName: 'Phan Thị Thu Hà' }, { ...next, fullName: 'Phan Thu Hà' })).toBeNull()
    expect(guardOf({ ...twins, fullName: 'Trần Như Thủy' }, { ...next, fullName: 'Trần Như Thi' })).toBe(
      'numbered-in-a-row',
    )
    expect(verdictOf({ ...twins, fullName: 'Trần Như Thủy' }, { idNumbers: [], fullName: 'Trần Như Thi' })).toBeNull()
    // More words without their accents are a list that is typed so.
    expect(verdictOf({ ...twins, fullName: 'Phan Đức Thành' }, { ...next, fullName: 'Phan Duc Thanh' })).toBe(
      'possible',
    )
  })

  it('are twins by which of the same words is the given name, and one person where a list has only put it first', () => {
    const twins = {
      birth: { year: 1990, month: 3, day: 5 },
      fullName: 'Nguyễn Minh Quang',
      idNumbers: [cmnd('240123456')],
    }
    const next = { idNumbers: [cmnd('240123457')] }
    expect(guardOf(twins, { ...next, fullName: 'Nguyễn Quang Minh' })).toBe('numbered-in-a-row')
    const sisters = { ...twins, sex: 'nữ' as const, fullName: 'Lê Ngọc Phương' }
    expect(guardOf(sisters, { ...next, sex: 'nữ', fullName: 'Lê Thị Phương Ngọc' })).toBe('numbered-in-a-row')
    expect(guardOf(sisters, { ...next, sex: 'nữ', fullName: 'Lê Thị Ngọc Phương' })).toBeNull()
    expect(verdictOf(twins, { ...next, fullName: 'Quang Nguyễn Minh' })).toBe('possible')
    // Of a word that is a surname as well nobody can tell which it is there.
    expect(verdictOf({ ...twins, fullName: 'Nguyễn Văn Hoàng' }, { ...next, fullName: 'Hoàng Nguyễn Văn' })).toBe(
      'possible',
    )
    // The one under the other's number is asked about, and never taken for him.
    expect(verdictOf(twins, { ...twins, fullName: 'Nguyễn Quang Minh' })).toBe('possible')
    expect(verdictOf(twins, { ...twins, fullName: 'Quang Nguyễn Minh' })).toBe('certain')
    expect(verdictOf({ ...twins, fullName: "H'Wên Niê" }, { ...next, fullName: 'Niê HWên' })).toBe('possible')
  })

  it('are brothers and sisters whose papers were made on one morning', () => {
    const nga = { fullName: 'Lê Thị Nga', sex: 'nữ' as const, idNumbers: [cmnd('205080189')] }
    const ngo = { fullName: 'Lê Thị Ngo', birth: bornIn(1951), idNumbers: [cmnd('205080199')] }
    expect(guardOf(nga, ngo)).toBe('numbered-in-a-row')
    // One birth and the same slip of the number are one person's.
    expect(guardOf(nga, { ...ngo, birth: { year: 1949, month: 5, day: 17 } })).toBeNull()
    const longer = { ...ngo, fullName: 'Lê Thị Hồng Nga' }
    expect(guardOf(nga, { ...longer, birth: { year: 1952, month: 6, day: 20 } })).toBe('numbered-in-a-row')
    expect(guardOf(nga, { ...longer, birth: bornIn(1949) })).toBeNull()
  })

  it('are two under two cards, where their names are not one', () => {
    const child = { fullName: "H'Nhem Êban", birth: { year: 2012, month: 10, day: 5 }, sex: 'nữ' as const }
    const own = { ...child, idNumbers: [cccd('066312637044')] }
    expect(guardOf(own, { fullName: "H'Nhen Êban", idNumbers: [cccd('066312143140')] })).toBe('another-card')
    expect(guardOf({ ...own, idNumbers: [] }, { fullName: "H'Nhen Êban" })).toBeNull()
  })

  it('are one all the same where nothing but the last digit of the number is different', () => {
    const both = { fullName: 'Phạm Văn Hiếu', birth: bornIn(1999), idNumbers: [cmnd('241371847')] }
    const moved = { commune: '24550', hamlet: 'Thôn 9' }
    expect(verdictOf(both, { ...moved, idNumbers: [cmnd('241371848')] })).toBe('possible')
    expect(verdictOf(both, { ...moved, idNumbers: [cmnd('241390848')] })).toBeNull()
  })

  it('are a head of household and a member under the head’s number', () => {
    const head = { fullName: 'Trần Văn Giao', idNumbers: [cmnd('240123456')], household: 'H7' }
    const son = { fullName: 'Trần Văn Hùng', birth: { year: 1985, month: 2, day: 9 } }
    expect(guardOf(head, son)).toBe('number-of-the-head')
    expect(guardOf(head, { ...son, household: null })).toBe('number-of-the-head')
    expect(guardOf(head, { fullName: 'Lê Thị Hoa', sex: 'nữ' })).toBe('number-of-the-head')
  })

  it('are one under one number, another middle name or a like name notwithstanding, who were born together', () => {
    const both = { fullName: 'Trần Thị Yến', sex: 'nữ' as const, idNumbers: [cmnd('240123456')] }
    const born = { ...both, birth: { year: 1974, month: 4, day: 18 } }
    expect(verdictOf(born, { fullName: 'Trần Kim Yến', birth: bornIn(1974) })).toBe('possible')
    expect(verdictOf(born, { fullName: 'Trần Kim Yến', birth: { year: 1975, month: 4, day: 18 } })).toBe('possible')
    expect(verdictOf({ ...born, fullName: 'Trần Thị Thủy' }, { fullName: 'Trần Thị Thúy', birth: bornIn(1974) })).toBe(
      'possible',
    )
    // Brothers and sisters are not born in one year, but for twins, who are born on one day.
    expect(verdictOf(born, { fullName: 'Trần Kim Yến', birth: { year: 1974, month: 7, day: 18 } })).toBe('possible')
    expect(guardOf(born, { fullName: 'Trần Kim Yến', birth: { year: 1974, month: 7, day: 3 } })).toBe(
      'number-of-the-head',
    )
    expect(guardOf(born, { fullName: 'Trần Kim Yến', birth: bornIn(1975) })).toBe('number-of-the-head')
    expect(guardOf(born, { fullName: 'Trần Thị Oanh', birth: bornIn(1974) })).toBe('number-of-the-head')
  })

  it('are not a household in two communes: a number and a name speak for one person there whatever year is written', () => {
    const both = { fullName: 'Hứa Đức Chiến', birth: bornIn(1957), idNumbers: [cmnd('240123456')] }
    const slip = { fullName: 'Hứ Đức Chiến', birth: bornIn(1975) }
    expect(guardOf(both, slip)).toBe('number-of-the-head')
    expect(guardOf(both, { ...slip, commune: '24550' })).toBeNull()
  })

  it('are sisters under the number of their mother', () => {
    const older = { fullName: 'Phạm Thị Phương', sex: 'nữ' as const, idNumbers: [cmnd('240123456')] }
    const younger = { fullName: 'Phạm Thị Thu Phương', birth: { year: 1971, month: 11, day: 28 } }
    expect(guardOf(older, younger)).toBe('number-of-the-head')
    expect(guardOf(older, { ...younger, birth: { year: 1949, month: 5, day: 17 } })).toBeNull()
  })

  it('are strangers under one number that was issued twice', () => {
    const first = { idNumbers: [cmnd('271450002')] }
    expect(verdictOf(first, { fullName: 'Lê Hữu Phước', birth: bornIn(1970), commune: '24550' })).toBeNull()
  })

  it('are father and son of one name', () => {
    expect(guardOf({}, { birth: { year: 1975, month: 1, day: 20 } })).toBe('another-generation')
  })

  it('are namesakes of one year in one commune, born on two days', () => {
    expect(guardOf({}, { birth: { year: 1949, month: 11, day: 28 } })).toBe('another-birth')
  })

  it('are namesakes of one year in two hamlets, of whom nobody knows the day', () => {
    expect(verdictOf({ birth: bornIn(1949), fullName: 'Nguyễn Văn Hùng' }, { hamlet: 'Thôn 9' })).toBeNull()
  })

  it('are so however rare the words of their name are: a province has somebody of every name', () => {
    const both = { fullName: 'Sầm Bá Quyết', idNumbers: [cmnd('240123456')] }
    const other = { birth: bornIn(1949), idNumbers: [cccd('066049003333')] }
    expect(verdictOf(both, { ...other, hamlet: 'Thôn 9' })).toBeNull()
    expect(verdictOf(both, other)).toBe('possible')
  })

  it('are namesakes of one year in one hamlet, each with a CMND of her own', () => {
    const day = { fullName: 'Phạm Thị Ngọc Tâm', sex: 'nữ' as const, birth: { year: 1944, month: 2, day: 6 } }
    const own = { birth: bornIn(1944), idNumbers: [cmnd('245423664')] }
    expect(verdictOf({ ...day, idNumbers: [cmnd('241432664')] }, own)).toBeNull()
    expect(verdictOf({ ...day, idNumbers: [] }, own)).toBe('possible')
  })

  it('are namesakes of one day in two communes, where the name is common', () => {
    expect(verdictOf({ fullName: 'Nguyễn Thị Hoa', sex: 'nữ' }, { commune: '24550', hamlet: null })).toBeNull()
  })

  it('are two common names one letter apart', () => {
    expect(guardOf({ fullName: 'Nguyễn Văn Hùng' }, { fullName: 'Nguyễn Văn Dũng' })).toBe('another-name')
  })
})

describe('the score', () => {
  it('says more for a rare name than for a common one', () => {
    const rare = judge(...pairOf({ fullName: 'Doãn Khắc Triều' })).score
    expect(rare).toBeGreaterThan(judge(...pairOf({ fullName: 'Nguyễn Thị Hoa' })).score + 3)
  })

  it('takes nothing for what is missing', () => {
    const known = judge(...pairOf({ idNumbers: [cmnd('240123456')] })).score
    const missing = judge(...pairOf({ idNumbers: [cmnd('240123456')] }, { hamlet: null, sex: null })).score
    const other = judge(...pairOf({ idNumbers: [cmnd('240123456')] }, { hamlet: 'Thôn 9', sex: 'nữ' })).score
    expect(known).toBeGreaterThan(missing)
    expect(missing).toBeGreaterThan(other)
  })

  it('takes nothing for two numbers of different kinds', () => {
    const none = judge(...pairOf({ idNumbers: [cmnd('240123456')] }, { idNumbers: [] })).score
    expect(judge(...pairOf({ idNumbers: [cmnd('240123456')] }, { idNumbers: [cccd('066049003333')] })).score).toBe(none)
  })

  it('takes a year that the card says for the year, whatever the hamlet', () => {
    const card = { birth: { year: 1984, month: 5, day: 17 }, idNumbers: [cccd('066049003333')] }
    const old = { birth: { year: 1949, month: 11, day: 2 }, idNumbers: [cmnd('240123456')] }
    const [sameHamlet, other] = [old, { ...old, hamlet: 'Thôn 9' }].map((second) => judge(...pairOf(card, second)))
    expect(other?.evidence.birth).toBe('year-of-card')
    const { same, other: otherHamlet } = matchWeights.hamlet
    expect((sameHamlet?.score ?? 0) - (other?.score ?? 0)).toBeCloseTo(same - otherHamlet)
  })

  it('rises where neither has a number, as far as hardly anybody of their like is without one', () => {
    const scoreAmong = (share: number, [one, other]: [MatchRecord, MatchRecord]): number =>
      judgePair(prepareRecord(one), prepareRecord(other), { ...yardstick, withoutNumberShare: () => share }).score
    const both = pairOf({})
    const alone = judge(...both).score
    expect(scoreAmong(1 / 4, both) - alone).toBeCloseTo(1)
    expect(scoreAmong(1 / 16, both) - alone).toBeCloseTo(3)
    expect(scoreAmong(1 / 1000, both) - alone).toBeCloseTo(3)
    expect(scoreAmong(1 / 2, both)).toBe(alone)
    expect(scoreAmong(1, both)).toBe(alone)
    const once = pairOf({}, { idNumbers: [cmnd('240123456')] })
    expect(scoreAmong(1 / 16, once)).toBe(judge(...once).score)
  })

  it('holds two without a number for no namesakes where one in eight at most is without', () => {
    const scoreAmong = (share: number): number => {
      const [one, other] = pairOf({}, { birth: bornIn(1949), hamlet: 'Thôn 9' })
      const told = { ...yardstick, withoutNumberShare: () => share }
      return judgePair(prepareRecord(one), prepareRecord(other), told).score
    }
    expect(scoreAmong(1 / 8) - scoreAmong(1)).toBeCloseTo(2 + 6)
    expect(scoreAmong(1 / 7) - scoreAmong(1)).toBeLessThan(2)
  })

  it('falls for a number that stands in a whole column', () => {
    const [one, other] = pairOf({ idNumbers: [cmnd('240123456')] }).map(prepareRecord) as [
      ReturnType<typeof prepareRecord>,
      ReturnType<typeof prepareRecord>,
    ]
    const alone = judgePair(one, other, yardstick).score
    const crowd = judgePair(one, other, { ...yardstick, othersWithNumber: () => 1023 }).score
    expect(alone - crowd).toBeCloseTo(10)
  })

  it('has to be higher among more people', () => {
    const least = [1, 20_000, 86_000, 1_000_000, 5_000_000].map((people) => leastScore(people, matchWeights))
    expect(least).toEqual(least.toSorted((one, other) => one - other))
    expect((least[4] ?? 0) - (least[2] ?? 0)).toBeGreaterThan(4)
  })

  it('is the same both ways round', () => {
    const part = {
      fullName: fc.constantFrom('Nguyễn Văn Hùng', 'nguyen van hung', 'Nguyễn Hùng', 'Ng. V. Hùgn', "H'Wên Niê", ''),
      birth: fc.constantFrom(null, bornIn(1954), { year: 1954, month: 5, day: 3 }, { year: 1954, month: 3, day: 5 }),
      sex: fc.constantFrom('nam' as const, 'nữ' as const, null),
      idNumbers: fc.constantFrom(
        [],
        [cmnd('240123456')],
        [cmnd('240123457')],
        [cccd('066054000131'), cmnd('240123456')],
      ),
      commune: fc.constantFrom('24547', '24550', ''),
    }
    fc.assert(
      fc.property(fc.record(part), fc.record(part), (one, other) => {
        const [a, b] = [aMatchRecord(one), aMatchRecord(other)]
        const [there, back] = [judge(a, b), judge(b, a)]
        expect([there.score, there.verdict, there.guard]).toEqual([back.score, back.verdict, back.guard])
        const prepared = [prepareRecord(a), prepareRecord(b)] as const
        const reasons = reasonsOf(there.evidence, ...prepared)
        expect(reasons.filter((reason) => !reason.includes('mất số 0'))).toEqual(
          reasonsOf(back.evidence, prepared[1], prepared[0]).filter((reason) => !reason.includes('mất số 0')),
        )
      }),
    )
  })
})

describe('the reasons', () => {
  const reasons = (both: Partial<MatchRecord>, second: Partial<MatchRecord> = {}): string => {
    const [one, other] = pairOf(both, second)
    return reasonsOf(judge(one, other).evidence, prepareRecord(one), prepareRecord(other)).join('; ')
  }

  it('say in plain words what speaks for a pair, and what against it, with the number masked', () => {
    const both = { idNumbers: [cmnd('240123789')], birth: bornIn(1949), fullName: 'Nguyễn Bá Thịnh' }
    expect(reasons(both, { fullName: 'Nguyễn Bạ Thịnh', hamlet: null })).toBe(
      'cùng số CMND 240***789; tên khác một dấu; năm sinh trùng, cả hai bên chỉ có năm; cùng xã',
    )
    expect(reasons({}, { commune: '24550', sex: 'nữ', birth: { year: 1949, month: 5, day: 7 } })).toContain('khác xã')
  })

  it('tell whether one or both are without a number', () => {
    expect(reasons({})).toMatch(/^cả hai bên không có số CMND\/CCCD; /)
    expect(reasons({}, { idNumbers: [cmnd('240123789')] })).toMatch(/^thiếu số CMND\/CCCD; /)
  })

  it('never hold a whole number or a name', () => {
    const text = reasons({ idNumbers: [cccd('066049003333')] }, { idNumbers: [cccd('066049003383')] })
    expect(text).toContain('066***333 và 066***383 khác nhau ở chữ số thứ 11')
    expect(text).not.toMatch(/\d{5}|Giao/)
  })

  it.each([
    ['240123456', '240193456', 'số CMND 240***456 và 240***456 khác nhau ở chữ số thứ 5'],
    ['240123456', '240132456', 'số CMND 240***456 và 240***456 đổi chỗ hai chữ số thứ 5 và 6'],
    ['240123456', '24023456', 'số CMND 024***456 và 240***456 một bên thiếu chữ số thứ 4'],
    ['240123456', '24012345', 'số CMND 024***345 và 240***456 một bên thiếu chữ số thứ 9'],
    ['240123456', '2401239456', 'số CMND 240***456 và 240***456 một bên thừa chữ số thứ 7'],
    ['85123456', '4085123456', 'số CMND 085***456 và 408***456 một bên thừa chữ số thứ 1'],
    ['240123456', '1054000131', 'một bên ghi CMND, một bên ghi số chỉ có 10 chữ số'],
    ['240123456', '066049003333', 'một bên ghi CMND, một bên ghi CCCD'],
  ])('say which digit of %s and %s it is, also one that is masked', (one, other, words) => {
    const [there, back] = [
      reasons({ idNumbers: [cmnd(one)] }, { idNumbers: [cmnd(other)] }),
      reasons({ idNumbers: [cmnd(other)] }, { idNumbers: [cmnd(one)] }),
    ]
    expect(there).toContain(words)
    expect(back).toBe(there)
  })

  it('tell of zeros that were lost', () => {
    expect(reasons({ idNumbers: [cccd('066049003333')] }, { idNumbers: [cccd('66049003333')] })).toContain(
      'mất số 0 ở đầu',
    )
  })
})
