import { areRivals, excludes } from '../../../lambdas/domain/duplicates/exclusion.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { foldText } from '../../../lambdas/domain/names/fold-text.ts'
import { doubtOfSum, grantOf, largestGrant, maximumGrant } from '../../../lambdas/domain/programmes/benefit.ts'
import { sourceInWords } from '../../../lambdas/domain/programmes/legal-source.ts'
import type { Programme } from '../../../lambdas/domain/programmes/programme.ts'
import {
  findPolicy,
  paidPolicies,
  programmeOfRecord,
  programmes,
} from '../../../lambdas/domain/programmes/programmes.ts'
import { resolvePolicy } from '../../../lambdas/domain/programmes/resolve-policy.ts'
import { viewProgramme } from '../../../lambdas/functions/information/programme-view.ts'

const [nq42, nq68] = programmes as [Programme, Programme]

const policy = (programme: Programme, code: string) => {
  const found = findPolicy(programme, code)
  if (!found) throw new Error(`no policy ${code}`)
  return found
}

/** Every programme passes the same tests: the next one is data, not code. */
describe.each(programmes.map((programme) => [programme.id, programme] as const))(
  'the programme %s',
  (_id, programme) => {
    it('names every policy once, with a source and words that lists use', () => {
      const codes = programme.policies.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      for (const { source, listWords, publicName } of programme.policies) {
        expect(source.document).toMatch(/\d+\/\d{4}|\d+\/NQ-CP/)
        expect(listWords.length).toBeGreaterThan(0)
        expect(publicName.length).toBeGreaterThan(3)
      }
    })

    it('gives a definite amount for every policy that pays, and none for the others', () => {
      for (const each of programme.policies) {
        const pays = each.benefit.kind !== 'not-paid'
        expect(maximumGrant(each) > 0).toBe(pays)
        expect(grantOf(each, { amount: maximumGrant(each) }).ok).toBe(pays)
      }
    })

    it('refuses an amount that the law cannot give, naming the right one', () => {
      for (const each of paidPolicies(programme)) {
        const answer = grantOf(each, { amount: 1 })
        expect(answer).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\d\.\d{3} đồng/) } })
      }
    })

    it('finds every policy by its own name and code', () => {
      for (const each of programme.policies) {
        expect(resolvePolicy(programme, each.name)?.code).toBe(each.code)
        expect(resolvePolicy(programme, each.code)?.code).toBe(each.code)
        expect(resolvePolicy(programme, foldText(each.publicName).toUpperCase())?.code).toBe(each.code)
      }
    })

    it('has at most nine policies that pay, so that a chunk of rows fits one transaction', () => {
      expect(paidPolicies(programme).length).toBeLessThanOrEqual(9)
    })
  },
)

describe('Resolution 42', () => {
  it.each([
    ['Mồ côi, không thuộc hộ nghèo', 'A6'],
    ['Mồ côi, không nơi nương tựa', 'A6'],
    ['Trẻ em mồ côi (không cha mẹ)', 'A6'],
    ['Người cao tuổi, cô đơn', 'A6'],
    ['Hộ nghèo không có đất', 'A7a'],
    ['HN', 'A7a'],
    ['HCN', 'A7b'],
    ['Mẹ VNAH', 'A5'],
    ['TNLS', 'A5'],
    ['Con LS', 'A5'],
    ['Người CCCM', 'A5'],
    ['Tù đày', 'A5'],
    ['HĐKC', 'A5'],
    ['KT nặng', 'A6'],
    ['KT đặc biệt nặng', 'A6'],
    ['ĐTBTXH', 'A6'],
    ['Hộ CN', 'A7b'],
    ['HKD', 'A2'],
    ['Không phải hộ nghèo nhưng là hộ cận nghèo', null],
    ['Không thuộc hộ nghèo', null],
    ['Không thuộc hộ nghèo, cận nghèo', null],
    ['Mới thoát nghèo', null],
    ['Không phải người có công', null],
    ['ko thuoc ho ngheo; nguoi co cong', null],
  ])('takes %p for %p: what a text denies is no policy of it', (text, code) => {
    expect(resolvePolicy(nq42, text)?.code ?? null).toBe(code)
  })

  it.each([
    ['A5', {}, 1_500_000],
    ['A6', {}, 1_500_000],
    ['A7a', {}, 750_000],
    ['A7b', {}, 750_000],
    ['A1', { months: 3 }, 5_400_000],
    ['A4', { months: 1 }, 1_000_000],
  ])('grants %s its sum', (code, facts, amount) => {
    expect(grantOf(policy(nq42, code), facts)).toMatchObject({ ok: true, value: { amount } })
  })

  it('asks for the amount of a monthly policy when the months are unknown, and takes whole months only', () => {
    expect(grantOf(policy(nq42, 'A4'), {}).ok).toBe(false)
    expect(grantOf(policy(nq42, 'A4'), { amount: 2_000_000 })).toMatchObject({ ok: true, value: { months: 2 } })
    expect(grantOf(policy(nq42, 'A4'), { amount: 1_500_000 }).ok).toBe(false)
    expect(grantOf(policy(nq42, 'A4'), { amount: 4_000_000 }).ok).toBe(false)
  })

  it('lets one person have one policy, and each of its months once', () => {
    const a = (code: string, ...months: string[]) => ({
      policy: code,
      instalments: months.map((month) => ({ month, amount: dong(1_000_000) })),
    })
    expect(excludes(nq42, a('A4', '2020-04'), a('A4', '2020-05'))).toBe(false)
    expect(excludes(nq42, a('A4', '2020-04', '2020-05'), a('A4', '2020-05'))).toBe(true)
    // Months that are only counted may be the same ones.
    expect(excludes(nq42, a('A4', '1'), a('A4', '2020-05'))).toBe(true)
    expect(excludes(nq42, a('A4', '2020-04'), a('A3', '2020-05'))).toBe(true)
    expect(excludes(nq42, a('A6'), a('A7a'))).toBe(true)
  })

  it.each([
    ['hộ cận nghèo', 'A7b'],
    ['Hộ nghèo', 'A7a'],
    ['NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG', 'A5'],
    ['BTXH', 'A6'],
    ['lao dong tu do', 'A4'],
  ])('understands "%s" as %s', (text, code) => {
    expect(resolvePolicy(nq42, text)?.code).toBe(code)
  })

  it('guesses nothing from words that fit no policy', () => {
    expect(resolvePolicy(nq42, 'đoàn viên')).toBeNull()
    expect(resolvePolicy(nq42, '')).toBeNull()
  })
})

describe('Resolution 68', () => {
  it('pays the food of F0 and F1 by whole days up to the cap', () => {
    expect(grantOf(policy(nq68, 'B8'), { days: 21 })).toMatchObject({ ok: true, value: { amount: 1_680_000 } })
    expect(grantOf(policy(nq68, 'B8'), { days: 46 }).ok).toBe(false)
    expect(grantOf(policy(nq68, 'B8'), { amount: 1_680_000 })).toMatchObject({ value: { days: 21 } })
    expect(grantOf(policy(nq68, 'B8'), { days: 20, amount: 1_680_000 })).toMatchObject({
      error: { message: expect.stringContaining('20 ngày × 80.000 đồng = 1.600.000 đồng') },
    })
    for (const days of [0, 1.5, -3]) expect(grantOf(policy(nq68, 'B8'), { days }).ok).toBe(false)
  })

  it.each([
    ['F1', 21, true],
    ['Tiền ăn F1', 22, false],
    ['Người cách ly y tế', 22, false],
    ['F0', 45, true],
    ['F0, F1', 45, true],
    ['Hỗ trợ tiền ăn', 45, true],
    ['F1, không phải F0', 22, false],
    ['Không phải F1', 45, true],
    ['Không phải F0, F1', 45, true],
  ])('gives "%s" %i days: %s', (group, days, isGiven) => {
    expect(grantOf(policy(nq68, 'B8'), { days, group }).ok).toBe(isGiven)
    expect(grantOf(policy(nq68, 'B8'), { amount: days * 80_000, group }).ok).toBe(isGiven)
  })

  it.each([
    ['F0', 'Hỗ trợ tiền ăn, người điều trị (F0): 46 ngày'],
    ['F0 và F1', 'Hỗ trợ tiền ăn: 46 ngày'],
    ['Không phải F0, F1', 'Hỗ trợ tiền ăn: 46 ngày'],
  ])('takes for "%s" the limit of the one group that it names, else the policy’s own', (group, told) => {
    expect(grantOf(policy(nq68, 'B8'), { days: 46, group })).toMatchObject({
      error: { message: `${told}, quy định tối đa 45 ngày.` },
    })
  })

  it.each([
    ['Người cao tuổi F0', 'B8+'],
    ['người khuyết tật điều trị COVID-19', 'B8+'],
    ['Trẻ em F1', 'B8+'],
    ['F0', 'B8'],
    ['Đào tạo duy trì việc làm', 'B3'],
  ])('takes %p for %p', (text, code) => {
    expect(resolvePolicy(nq68, text)?.code).toBe(code)
  })

  it('has every policy of the resolution, with why nothing is handed out where nothing is', () => {
    expect(nq68.policies.map(({ code }) => code)).toEqual([
      ...['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B8+', 'B9', 'B10', 'B11', 'B12'],
    ])
    expect(grantOf(policy(nq68, 'B3'), { amount: 1_500_000 }).ok).toBe(false)
  })

  it('lets the province decide a rate a day, not below the floor of so many days', () => {
    const b12 = policy(nq68, 'B12')
    expect(grantOf(b12, { days: 15, amount: 750_000 })).toMatchObject({ value: { amount: 750_000, days: 15 } })
    expect(grantOf(b12, { days: 15 })).toMatchObject({ value: { amount: 750_000, days: 15 } })
    expect(grantOf(b12, { days: 15, amount: 749_985 })).toMatchObject({
      error: { message: expect.stringContaining('750.000 đồng của 15 ngày') },
    })
    expect(grantOf(b12, { days: 15, amount: 750_001 })).toMatchObject({
      error: { message: expect.stringContaining('không chia hết cho 15 ngày') },
    })
  })

  it('lets the province give more than the floor, not less', () => {
    expect(grantOf(policy(nq68, 'B12'), { amount: 2_000_000 }).ok).toBe(true)
    expect(grantOf(policy(nq68, 'B12'), { amount: 1_000_000 }).ok).toBe(false)
    // Sums of more than 2^53 could be read by nobody: the figures of the whole province were an outage.
    expect(grantOf(policy(nq68, 'B12'), { amount: largestGrant }).ok).toBe(true)
    for (const amount of [largestGrant + 1, 1_000_000_000_000, Number.MAX_SAFE_INTEGER])
      expect(grantOf(policy(nq68, 'B12'), { amount })).toMatchObject({
        ok: false,
        error: { code: 'invalid', message: expect.stringContaining('1.000.000.000 đồng') },
      })
  })

  it('doubts what the province gives above all that the resolution gives anybody, and nothing else', () => {
    const most = Math.max(...nq68.policies.filter(({ code }) => code !== 'B12').map(maximumGrant))
    const doubt = (code: string, amount: number) =>
      doubtOfSum(nq68, policy(nq68, code), { amount: dong(amount), months: null })
    expect(doubt('B12', most)).toBeNull()
    expect(doubt('B12', most + 1)).toMatch(/^3\.710\.001 đồng cao hơn mọi mức khác .* \(cao nhất 3\.710\.000 đồng\)/)
    expect(doubt('B8', most + 1)).toBeNull()
  })

  it.each([
    [1_500_000, 5, true],
    [1_500_000, 15, true],
    [1_500_000, 30, false],
    [2_000_000, 5, true],
    [2_000_000, 20, false],
    [750_000, 5, false],
  ])(
    'tells that %i beside %i days may be given at once, where they were counted as days: %p',
    (amount, days, isTold) => {
      const doubt = doubtOfSum(nq68, policy(nq68, 'B12'), { amount: dong(amount), months: null, days })
      expect(doubt !== null).toBe(isTold)
      if (isTold) expect(doubt).toMatch(/một ngày, mà 1\.500\.000 đồng cũng là mức hỗ trợ một lần/)
    },
  )

  it('knows both tiers of suspended contracts', () => {
    for (const amount of [1_855_000, 3_710_000]) expect(grantOf(policy(nq68, 'B4'), { amount }).ok).toBe(true)
  })
})

describe('a record of a programme that no file defines', () => {
  const lost = { programme: 'nq99', policy: 'A1', instalments: [] }

  it('is judged by no other rule: it was shown that of one programme, and its duplicates were none', () => {
    expect(() => programmeOfRecord(lost)).toThrow('no file defines the programme nq99')
    expect(() => areRivals(lost, { ...lost, policy: 'A5' })).toThrow('nq99')
    expect(areRivals(lost, { ...lost, programme: 'nq42-2020' })).toBe(false)
  })
})

describe('where a policy stands in the law', () => {
  // Chapters that were known but never seen were told as if they had been read.
  it('is told as seen for what a source that was read has named, and for nothing else', () => {
    const told = programmes
      .flatMap(({ policies, exclusion }) => [...policies.map(({ source }) => source), exclusion.source])
      .map(sourceInWords)
    expect(new Set(told.filter((words) => !words.endsWith('(chưa đối chiếu nguyên văn)')))).toEqual(
      new Set([
        'Quyết định 15/2020/QĐ-TTg ngày 24/4/2020, chương V',
        'Nghị quyết 42/NQ-CP ngày 9/4/2020, mục I, điểm 3',
      ]),
    )
    const shown = programmes.flatMap((programme) => viewProgramme(programme).policies.map(({ source }) => source))
    expect(shown.filter((source) => !told.includes(source))).toEqual([])
  })
})
