import { viewList } from '../../../lambdas/functions/lists/list-view.ts'
import { noAnswers, noCounts } from '../../../lambdas/store/lists/list-item.ts'
import { aList, tree } from '../../integration/store/desk.ts'
import { anActor } from '../../support/builders.ts'

describe('what an officer may say of a checked list', () => {
  const checked = aList({ state: 'checked', counts: { ...noCounts, rows: 200, added: 200 } })

  it('is to bring it in, and not before he has said of people whom another decision has that it is meant so', () => {
    const asked = { ...checked, kind: 'other-decision' as const }
    const answered = { ...asked, answers: { ...noAnswers, accepted: ['other-decision'] } }
    const commands = [checked, asked, answered].map((list) => viewList(list, tree, anActor()).commands)
    expect(commands).toEqual([
      ['review', 'apply', 'withdraw'],
      ['review', 'withdraw'],
      ['review', 'apply', 'withdraw'],
    ])
  })
})
