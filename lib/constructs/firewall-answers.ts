import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { tooLargeWords } from '../../lambdas/contract/problem.ts'

type Statement = CfnWebACL.StatementProperty

/** The two that the house's own rules give: problem+json as the API's (lambdas/contract/problem.ts); the firewall knows no correlation id. */
const problems = {
  'too-large': { status: 413, title: 'Yêu cầu quá lớn', detail: tooLargeWords },
  'too-many': {
    status: 429,
    title: 'Quá nhiều yêu cầu',
    detail: 'Địa chỉ mạng này đã gửi quá nhiều yêu cầu trong 5 phút vừa qua. Hãy chờ vài phút rồi thử lại.',
  },
} as const

interface Words {
  readonly title: string
  readonly text: string
}

/** For a browser without our script, which has left the form that it sent: what is wrong, what to do, and the way back to what was typed. */
const pages = {
  'too-large': {
    status: 413,
    vi: {
      title: 'Nội dung gửi đi quá dài',
      text: 'Máy chủ chỉ nhận tối đa 64 KB một lần, chưa ghi gì. Bấm nút “Quay lại” của trình duyệt, viết ngắn lại rồi gửi lại.',
    },
    en: {
      title: 'What was sent is too long',
      text: 'The server takes 64 KB at a time; nothing was stored. Go back in your browser, shorten it and send it again.',
    },
  },
  'too-many': {
    status: 429,
    vi: {
      title: 'Quá nhiều yêu cầu',
      text: 'Địa chỉ mạng này (có thể nhiều người dùng chung) đã gửi quá nhiều yêu cầu trong 5 phút vừa qua. Chờ 5 phút, bấm nút “Quay lại” của trình duyệt rồi gửi lại.',
    },
    en: {
      title: 'Too many requests',
      text: 'Too much has come from this network address in the last 5 minutes; many people may share it. Wait 5 minutes, go back in your browser and send again.',
    },
  },
  blocked: {
    status: 403,
    vi: {
      title: 'Tường lửa đã chặn nội dung vừa gửi',
      text: 'Chưa ghi gì. Thường do trong ô chữ có địa chỉ trang mạng (http://…), địa chỉ máy (như 10.0.0.1), dấu < > hoặc đoạn mã. Bấm nút “Quay lại” của trình duyệt, viết lại bằng lời thường rồi gửi lại.',
    },
    en: {
      title: 'The firewall has stopped what was sent',
      text: 'Nothing was stored. Mostly a field has the address of a page (http://…) or of a machine (10.0.0.1), the signs < > or code in it. Go back in your browser, say it in plain words and send again.',
    },
  },
} as const satisfies Record<string, { readonly status: number; readonly vi: Words; readonly en: Words }>

type ProblemName = keyof typeof problems
type PageName = keyof typeof pages

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const said = ({ title, text }: Words): string => `<h1>${title}</h1>\n<p>${escaped(text)}</p>`

/** No style and no script: nothing else is asked for from an address that asks too often. */
const pageText = ({ vi, en }: { readonly vi: Words; readonly en: Words }): string => `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${vi.title}</title>
<main>
${said(vi)}
<p><a href="/giup-do/">Giúp đỡ</a></p>
<section lang="en">
${said(en).replaceAll('h1>', 'h2>')}
<p><a href="/en/help/">Help</a></p>
</section>
</main>
</html>
`

const problemText = (code: ProblemName): string =>
  JSON.stringify({ type: 'about:blank', ...problems[code], code, correlationId: '' })

const named = <Name extends string>(given: Readonly<Record<Name, unknown>>): Name[] => Object.keys(given) as Name[]

/** Every body that a rule names. */
export const answerBodies: Readonly<Record<string, CfnWebACL.CustomResponseBodyProperty>> = {
  ...Object.fromEntries(
    named(problems).map((code) => [code, { contentType: 'APPLICATION_JSON', content: problemText(code) }]),
  ),
  ...Object.fromEntries(
    named(pages).map((name) => [`${name}-page`, { contentType: 'TEXT_HTML', content: pageText(pages[name]) }]),
  ),
}

const answered = (responseCode: number, customResponseBodyKey: string): CfnWebACL.RuleActionProperty => ({
  block: { customResponse: { responseCode, customResponseBodyKey } },
})
export const withProblem = (code: ProblemName) => answered(problems[code].status, code)
export const withPage = (name: PageName) => answered(pages[name].status, `${name}-page`)

const accepts = (searchString: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: 'accept' } },
    positionalConstraint: 'CONTAINS',
    searchString,
    textTransformations: [{ priority: 0, type: 'LOWERCASE' }],
  },
})

/** As the functions tell a browser without our script from a program: `asksForPage` in lambdas/runtime. */
export const asksForPage: readonly Statement[] = [accepts('html'), { notStatement: { statement: accepts('json') } }]
