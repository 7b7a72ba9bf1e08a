import type { CaseCommand } from '../../../../lambdas/domain/cases/case-command.ts'
import type { CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { decideCase } from '../../../../lambdas/domain/cases/decide-case.ts'
import type { Actor } from '../../../../lambdas/domain/permissions/authorise.ts'
import { viewCase } from '../../../../lambdas/views/case-view.ts'
import { aCase, anEntitlement, morning } from '../../../support/builders.ts'
import { a, a6, a7, context, decided, district, other, tree } from './deciding.ts'

const twin = anEntitlement({ id: 'b6', commune: '24544' })
const merge = a('merge', { keep: 'b6', fields: { fullName: 'b6', birth: 'a6', hamlet: 'a6' } })
const chosen = 'Giữ hồ sơ 2; lấy của hồ sơ 1: ngày sinh; thôn, buôn'

/** What the case's own history says of the command. */
function told(command: CaseCommand, facts: CaseFacts, actor: Actor = district): string | null {
  const decision = decideCase(command, facts, context({ actor }))
  if (!decision.ok) throw new Error(decision.error.message)
  return decision.value.event.what
}

describe('which record stays, and what of the others', () => {
  it('is told to the second person before he agrees', () => {
    const { known, records } = decided(aCase([a6, twin]), merge)
    const seen = viewCase(
      { known, records, history: { events: [], cursor: null } },
      { actor: other, tree, now: morning },
      context(),
    )
    expect(seen.waiting?.reason).toBe(`${chosen}. Một dòng được nhập hai lần`)
  })

  it('stands in the history of the case, proposed and concluded', () => {
    const open = aCase([a6, twin])
    expect(told(merge, open)).toBe(`Nhập hai lần: gộp làm một. ${chosen}`)
    const agreed = told({ kind: 'confirm', note: null }, decided(open, merge), other)
    expect(agreed).toBe(`Nhập hai lần: gộp làm một. ${chosen} (huyen-657 đề nghị)`)
  })

  it('is told where an officer keeps another one than the law names, and not where the law says it', () => {
    const open = aCase([a6, a7])
    const byLaw = 'Một người, hai chính sách: giữ mức cao nhất'
    expect(told(a('keep-highest'), open)).toBe(byLaw)
    expect(told(a('keep-highest', { keep: 'a7', note: 'Theo đơn' }), open)).toBe(`${byLaw}. Giữ hồ sơ 2`)
  })
})
