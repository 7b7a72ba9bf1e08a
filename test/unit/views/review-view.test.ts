import { type CaseSettings, defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import type { ReviewEffect } from '../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { viewForeign } from '../../../lambdas/views/foreign-view.ts'
import { viewReview } from '../../../lambdas/views/review-view.ts'
import { hiddenWords } from '../../../lambdas/views/written-words.ts'
import { anActor, anEntitlement } from '../../support/builders.ts'

const tree = unitTree('daklak-2020')
const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
const officer = anActor()

const told = (effect: ReviewEffect, settings: Partial<CaseSettings> = {}, actor = payer) =>
  viewReview(anEntitlement({ reviews: [{ caseId: 'c', owner: '657', effect }] }), actor, tree, {
    ...defaultCaseSettings,
    ...settings,
  })

describe('what an open case says at the counter', () => {
  it('holds what a certain one would stop, with whom to call; or warns of it, as the province sets', () => {
    expect(told('to-stop')).toMatchObject({
      isHeld: true,
      message: 'Tạm dừng: đang rà soát trùng. Chưa chi khoản này; gọi Phòng LĐ-TBXH Huyện Cư Kuin để biết kết luận.',
    })
    expect(told('to-stop', { certainStopsPayment: false })).toMatchObject({
      isHeld: false,
      message: expect.stringContaining('Hỏi Phòng LĐ-TBXH Huyện Cư Kuin trước khi chi'),
    })
  })

  it('sends nobody to his own office: whose case it is concludes it', () => {
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    expect(told('to-stop', {}, district)?.message).toMatch(/trước khi anh\/chị kết luận vụ nghi trùng\.$/)
    expect(told('to-stop', { certainStopsPayment: false }, district)?.message).not.toContain('Hỏi')
    expect(told('to-stop', {}, officer)?.message).toContain('gọi Phòng LĐ-TBXH Huyện Cư Kuin')
  })

  it('warns the payer of a possible one and holds nothing, unless the province sets that he is not told', () => {
    expect(told('in-question')).toMatchObject({ isHeld: false, message: expect.stringMatching(/^Có thể trùng/) })
    const silent = { possibleWarnsPayer: false }
    expect(told('in-question', silent)).toBeNull()
    expect(told('in-question', silent, officer)).not.toBeNull()
    expect(told('to-stop', silent)).toMatchObject({ isHeld: true })
  })

  it('warns him in the same way of another province’s file', () => {
    const found = { fileId: 'f', day: '2020-05-20', amount: dong(1_500_000), foundAt: 0, conclusion: null }
    const foreign = [{ province: '64', state: 'paid', ...found }] as const
    const seen = (actor: typeof payer, possibleWarnsPayer: boolean) =>
      viewForeign(anEntitlement({ foreign }), actor, tree, { ...defaultCaseSettings, possibleWarnsPayer }, hiddenWords)
        .length
    expect([seen(payer, true), seen(payer, false), seen(officer, false)]).toEqual([1, 0, 1])
  })

  it('names no case to a payer, who may read none', () => {
    expect([told('to-stop')?.caseId, told('to-stop', {}, officer)?.caseId]).toEqual([null, 'c'])
  })
})
