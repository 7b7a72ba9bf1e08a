/** The mailbox's pages: plain HTML, no script. */
import type { ParsedMail } from 'mailparser'
import type { StoredMail } from './mail-store.ts'
import { MAILBOX_STYLE } from './mailbox-style.ts'

export const PAGE_SIZE = 50

export function listPage({
  mails,
  page,
  total,
}: {
  mails: readonly StoredMail[]
  page: number
  total: number
}): string {
  const count = `${new Intl.NumberFormat('vi').format(total)} thư, mới nhất ở trên.`
  const note = '<p class="note">Thư do hệ thống gửi được giữ lại trên máy này, không thư nào ra ngoài Internet.</p>'
  if (total === 0) {
    const empty = '<p>Chưa có thư nào. Khi hệ thống gửi thư, hãy tải lại trang này để đọc.</p>'
    return layout('Hộp thư đã gửi', `<h1>Hộp thư đã gửi</h1>${note}${empty}`)
  }
  const table = `<table><caption>${count}</caption>
<thead><tr><th scope="col">Thời điểm</th><th scope="col">Người nhận</th><th scope="col">Tiêu đề</th><th scope="col">Tệp</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody></table>`
  return layout('Hộp thư đã gửi', `<h1>Hộp thư đã gửi</h1>${note}${table}${pages(page, total)}`)
}

export function messagePage(mail: StoredMail, parsed: ParsedMail): string {
  const fields = [
    ['Từ', mail.from],
    ['Đến', mail.to.join(', ')],
    ['Đồng gửi', mail.cc.join(', ')],
    ['Gửi ẩn', mail.bcc.join(', ')],
  ].filter(([, value]) => value)
  const title = mail.subject || '(không có tiêu đề)'
  return layout(
    title,
    `<p><a href="/_mail/">← Tất cả thư</a></p><h1>${text(title)}</h1>
<dl>${fields.map(([name, value = '']) => `<dt>${name}</dt><dd>${text(value)}</dd>`).join('')}<dt>Lúc</dt><dd>${time(mail)}</dd></dl>
${attachments(mail)}${htmlPart(parsed)}${textPart(parsed)}
<details><summary>Phần đầu thư</summary><pre>${text(parsed.headerLines.map(({ line }) => line).join('\n'))}</pre></details>
<p><a href="/_mail/messages/${mail.id}/raw.eml" download>Tải thư gốc (.eml, ${bytes(mail.size)})</a></p>`,
  )
}

export function missingPage(): string {
  const back = '<p><a href="/_mail/">Xem tất cả thư</a></p>'
  return layout('Không có thư này', `<h1>Không có thư này</h1><p>Địa chỉ này không dẫn tới thư nào.</p>${back}`)
}

function row(mail: StoredMail): string {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc]
  const others = recipients.length > 2 ? ` và ${recipients.length - 2} người khác` : ''
  const shown = recipients.slice(0, 2).join(', ') + others
  const link = `<a href="/_mail/messages/${mail.id}">${text(mail.subject || '(không có tiêu đề)')}</a>`
  const files = mail.attachments.length > 0 ? String(mail.attachments.length) : '–'
  return `<tr><td>${time(mail)}</td><td>${text(shown)}</td><th scope="row">${link}</th><td>${files}</td></tr>`
}

function pages(page: number, total: number): string {
  const last = Math.ceil(total / PAGE_SIZE)
  if (last < 2) return ''
  const newer = page > 1 ? `<a href="/_mail/?page=${page - 1}">Mới hơn</a>` : ''
  const older = page < last ? `<a href="/_mail/?page=${page + 1}">Cũ hơn</a>` : ''
  return `<nav aria-label="Các trang">${newer} <span>Trang ${page} / ${last}</span> ${older}</nav>`
}

function attachments(mail: StoredMail): string {
  if (mail.attachments.length === 0) return ''
  const items = mail.attachments.map(({ filename, size }, index) => {
    const href = `/_mail/messages/${mail.id}/attachments/${index}`
    return `<li><a href="${href}" download>${text(filename)}</a> <span class="note">${bytes(size)}</span></li>`
  })
  return `<h2>Tệp đính kèm</h2><ul>${items.join('')}</ul>`
}

// `srcdoc` in a sandbox: the mail's own page without scripts, forms or this origin; a link in it opens a window of its own.
function htmlPart(parsed: ParsedMail): string {
  if (!parsed.html) return ''
  const inner = text(`<base target="_blank">${parsed.html}`)
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox'
  return `<h2>Nội dung</h2><iframe title="Nội dung thư" sandbox="${sandbox}" srcdoc="${inner}"></iframe>`
}

function textPart(parsed: ParsedMail): string {
  if (!parsed.text) return parsed.html ? '' : '<p class="note">Thư này không có nội dung chữ.</p>'
  const shown = `<pre>${text(parsed.text)}</pre>`
  return parsed.html ? `<details><summary>Bản chữ thuần</summary>${shown}</details>` : `<h2>Nội dung</h2>${shown}`
}

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function time(mail: StoredMail): string {
  const moment = new Date(mail.acceptedAt)
  return `<time datetime="${moment.toISOString()}">${clock.format(moment)}</time>`
}

function bytes(size: number): string {
  const number = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 })
  if (size < 1024) return `${number.format(size)} byte`
  return size < 1024 * 1024 ? `${number.format(size / 1024)} KB` : `${number.format(size / 1024 / 1024)} MB`
}

function layout(title: string, main: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${text(title)} – An Sinh</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${MAILBOX_STYLE}</style></head>
<body><main>${main}</main></body></html>`
}

function text(value: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return value.replace(/[&<>"']/g, (letter) => names[letter] ?? letter)
}
