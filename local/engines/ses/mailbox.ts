import { type ParsedMail, simpleParser } from 'mailparser'
import type { AwsRequest, AwsResponse } from '../../aws/engine.ts'
import type { MailStore, StoredMail } from './mail-store.ts'
import { listPage, messagePage, missingPage, PAGE_SIZE } from './mailbox-pages.ts'

export const MAILBOX_PATH = '/_mail'

/** Reads what was sent: pages for people, JSON under `/_mail/api/` for tests. It changes nothing. */
export function createMailbox(store: MailStore): (request: AwsRequest) => Promise<AwsResponse> {
  const parse = (mail: StoredMail) => simpleParser(store.message(mail), { skipTextToHtml: true, skipHtmlToText: true })

  async function answer(path: string, query: URLSearchParams): Promise<AwsResponse> {
    if (path === '' || path === '/') {
      const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1)
      const mails = store.newestFirst()
      const shown = mails.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      return html(200, listPage({ mails: shown, page, total: mails.length }))
    }
    if (path === '/api/messages') return json(200, { messages: store.newestFirst().map(summary) })
    const [, kind, id = '', rest = ''] = /^\/(messages|api\/messages)\/([\w-]+)(?:\/(.*))?$/.exec(path) ?? []
    const mail = store.find(id)
    if (!mail) return kind === 'api/messages' ? json(404, { message: 'Not Found' }) : html(404, missingPage())
    if (kind === 'api/messages') return json(200, { ...summary(mail), ...bodies(await parse(mail)) })
    if (rest === '') return html(200, messagePage(mail, await parse(mail)))
    if (rest === 'raw.eml') return download(`${mail.id}.eml`, 'message/rfc822', store.message(mail))
    const [, index] = /^attachments\/(\d+)$/.exec(rest) ?? []
    const attachment = index === undefined ? undefined : (await parse(mail)).attachments[Number(index)]
    if (!attachment) return html(404, missingPage())
    const name = mail.attachments[Number(index)]?.filename ?? attachment.filename ?? 'tep'
    return download(name, attachment.contentType, attachment.content)
  }

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD', 'content-type': 'text/plain' }, body: 'GET' }
    }
    return answer(request.path.slice(MAILBOX_PATH.length), request.query)
  }
}

const summary = (mail: StoredMail) => ({
  ...mail,
  acceptedAt: new Date(mail.acceptedAt).toISOString(),
  raw: `${MAILBOX_PATH}/messages/${mail.id}/raw.eml`,
  attachments: mail.attachments.map((attachment, index) => ({
    ...attachment,
    url: `${MAILBOX_PATH}/messages/${mail.id}/attachments/${index}`,
  })),
})

const bodies = (parsed: ParsedMail) => ({ text: parsed.text ?? '', html: parsed.html || '' })

// A mail's own HTML is shown in a frame that may run nothing; the page around it has no script either, and loads nothing.
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'"

const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

function html(status: number, body: string): AwsResponse {
  const headers = { ...plain, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY }
  return { status, headers, body }
}

function json(status: number, body: object): AwsResponse {
  return { status, headers: { ...plain, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

// Always saved and never shown: an attachment that is a web page would run on this origin.
function download(name: string, type: string, content: Buffer): AwsResponse {
  const ascii = name.replace(/[^\w. -]/g, '_')
  const disposition = `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`
  const safeType = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'
  const headers = { ...plain, 'content-type': safeType, 'content-disposition': disposition }
  return {
    status: 200,
    headers: { ...headers, 'content-security-policy': "sandbox; default-src 'none'" },
    body: content,
  }
}

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
