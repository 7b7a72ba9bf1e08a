import { renderLookup } from '../../../lambdas/pages/lookup/render-lookup.ts'
import { langs } from '../../../lambdas/pages/site.ts'
import { figuresWords } from '../../../lambdas/pages/words/figures-words.ts'
import { lookupWords } from '../../../lambdas/pages/words/lookup-words.ts'
import { figuresOf } from '../../../web/site/client/figures.ts'
import { viewOf } from '../../../web/site/client/lookup-answer.ts'
import { gatewayAnswers, gatewayBody } from '../../support/gateway-answers.ts'

const values = { idNumber: '066085004321', fullName: 'Trần Văn Giao' }

describe.each(gatewayAnswers)('a bare %i of the gateway', (status, message) => {
  it.each(langs)('is told to whoever looks himself up in words of the page, with what to do (%s)', (lang) => {
    const words = lookupWords[lang]
    const view = viewOf(status, JSON.parse(gatewayBody(message)), values, words)
    const { text } = renderLookup(view, words, values)
    expect(text).toContain(lang === 'vi' ? 'Xem lại họ tên, thử lại sau ít phút.' : 'Check the name and try again')
    expect(text).not.toContain(message)
    // What was typed stays: he presses the button again.
    expect(text).toContain(`value="${values.fullName}"`)
  })

  it('is no figures: the page says that they could not be loaded, with a button to try again', async () => {
    expect(await figuresOf(new Response(gatewayBody(message), { status }))).toBeNull()
    expect([figuresWords.vi.failed, figuresWords.vi.retry]).toEqual([
      expect.stringContaining('hệ thống đang bận'),
      'Tải lại',
    ])
  })
})

it('the firewall’s own words on too many look-ups are shown: they say how long to wait', () => {
  const detail = 'Hãy chờ vài phút rồi thử lại.'
  expect(viewOf(429, { detail }, values, lookupWords.vi)).toEqual({ state: 'busy', detail })
})
