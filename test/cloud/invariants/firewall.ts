import { problem } from '../../../lambdas/contract/problem.ts'
import type { EdgeRequest, EdgeResponse } from '../../../local/front/exchange.ts'
import { webAclOf } from '../../../local/front/web-acl.ts'
import { loadAssembly } from '../../../local/template/assembly.ts'
import { Resolver } from '../../../local/template/resolver.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, listOf } from '../template.ts'

/** What a browser sends with a form where no script takes it over, and what a program sends. */
const accepts = {
  browser: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  program: 'application/json',
}
const path = '/api/public/complaints'

/** The template's own rules as this machine runs them: what is refused before any function is asked. */
export function firewall(cloud: () => Synthesized): void {
  const acl = () => {
    const resolver = new Resolver(loadAssembly(cloud().app.outdir))
    const [resource] = resolver.resources('AWS::WAFv2::WebACL')
    if (!resource) throw new Error('the template has no firewall')
    return webAclOf(resolver, resource, { now: () => 0, withoutRateLimits: false, note: () => undefined })
  }
  const asking = (accept: string, bytes: number): EdgeRequest => ({
    ...{ method: 'POST', path, query: '', viewerAddress: '10.0.0.1' },
    ...{ headers: { accept }, body: Buffer.alloc(bytes) },
  })
  const isPage = (answer: EdgeResponse | undefined, status: number): void => {
    expect([answer?.status, answer?.headers['content-type']]).toEqual([status, expect.stringMatching(/^text\/html/)])
    const text = String(answer?.body)
    expect(text).toMatch(/<html lang="vi">[\s\S]*[Bb]ấm nút “Quay lại”/)
    expect(text).toMatch(/href="\/giup-do\/"[\s\S]*lang="en"[\s\S]*href="\/en\/help\/"/)
  }
  const isProblem = (answer: EdgeResponse | undefined, status: number) => {
    expect(answer?.headers['content-type']).toMatch(/^application\/json/)
    const told = problem.parse(JSON.parse(String(answer?.body)))
    expect([answer?.status, told.status]).toEqual([status, status])
    return told
  }

  it('tells a browser that sent too long a form by itself so on a page, and a program by a problem', () => {
    const ask = acl()
    isPage(ask(asking(accepts.browser, 65 * 1024 + 1)), 413)
    for (const accept of [accepts.program, '*/*', 'application/json, text/html'])
      isProblem(ask(asking(accept, 65 * 1024 + 1)), 413)
    expect(isProblem(ask(asking(accepts.program, 65 * 1024 + 1)), 413).detail).toMatch(
      /Viết ngắn lại hoặc chọn ít dòng hơn.* màn hình “Nhập danh sách”/,
    )
    for (const accept of Object.values(accepts)) expect(ask(asking(accept, 60 * 1024))).toBeUndefined()
  })

  it('counts forms and calls of an address together, and tells each in its own way that they are too many', () => {
    const { lookUp } = cloud().config.rateLimits
    // One machine has a limit that nobody reaches.
    if (lookUp > 10_000) return
    const ask = acl()
    const asked = Array.from({ length: lookUp }, (_, index) =>
      ask(asking(index % 2 ? accepts.browser : accepts.program, 10)),
    )
    expect(asked.every((answer) => answer === undefined)).toBe(true)
    isPage(ask(asking(accepts.browser, 10)), 429)
    expect(isProblem(ask(asking(accepts.program, 10)), 429).code).toBe('too-many')
    expect(ask({ ...asking(accepts.browser, 10), viewerAddress: '10.0.0.2' })).toBeUndefined()
  })

  it('tells what somebody has typed and AWS’s own rules stop in words of ours', () => {
    const [given] = cloud().template.of('AWS::WAFv2::WebACL')
    const groups = listOf(given?.properties.Rules).map((rule) => at(rule, 'Statement', 'ManagedRuleGroupStatement'))
    const told = groups
      .flatMap((group) => listOf(at(group, 'RuleActionOverrides')))
      .flatMap((one) => {
        const key = at(one, 'ActionToUse', 'Block', 'CustomResponse', 'CustomResponseBodyKey')
        return key === undefined ? [] : [[at(one, 'Name'), key]]
      })
    expect(told).toHaveLength(4)
    for (const one of told) expect(one).toEqual([expect.stringMatching(/_BODY$/), 'blocked-page'])
    expect(at(given?.properties, 'CustomResponseBodies', 'blocked-page', 'Content')).toMatch(/dấu &lt; &gt;/)
  })
}
