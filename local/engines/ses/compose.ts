import MailComposer from 'nodemailer/lib/mail-composer'
import type { SendInput, SimpleContent } from './send-input.ts'

export interface Stamp {
  readonly messageId: string
  readonly date: Date
}

/** The MIME message that SES makes of a Simple content. Blind copies are not in it. */
export function composeSimple(input: SendInput, message: SimpleContent, { messageId, date }: Stamp): Promise<Buffer> {
  const { Subject, Body, Headers, Attachments } = message
  const composer = new MailComposer({
    from: input.from,
    to: [...input.to],
    cc: [...input.cc],
    replyTo: [...input.replyTo],
    subject: Subject.Data,
    ...(Body.Text && { text: Body.Text.Data }),
    ...(Body.Html && { html: Body.Html.Data }),
    headers: Headers.map(({ Name, Value }) => ({ key: Name, value: Value })),
    attachments: Attachments.map((attachment) => ({
      filename: attachment.FileName,
      content: attachment.RawContent,
      contentDisposition: attachment.ContentDisposition === 'INLINE' ? ('inline' as const) : ('attachment' as const),
      ...(attachment.ContentType !== undefined && { contentType: attachment.ContentType }),
      ...(attachment.ContentId !== undefined && { cid: attachment.ContentId }),
    })),
    messageId,
    date,
    // Content comes with the call: nothing is ever read from a path or an address that a caller names.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** A short message in HTML, for what services other than SES mail (Cognito's codes). */
export function composeNote(note: { from: string; to: string; subject: string; html: string }, stamp: Stamp): Buffer {
  const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64')
  const lines = [
    `From: ${note.from}`,
    `To: ${note.to}`,
    `Subject: ${cutForHeader(note.subject)
      .map((word) => `=?UTF-8?B?${encoded(word)}?=`)
      .join('\r\n ')}`,
    `Message-ID: ${stamp.messageId}`,
    `Date: ${stamp.date.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    encoded(note.html).replace(/.{76}/g, '$&\r\n'),
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

// An encoded word may not be longer than 75 characters, and may not cut a letter in two.
function cutForHeader(text: string): readonly string[] {
  const words: string[] = []
  let word = ''
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  return [...words, word]
}
