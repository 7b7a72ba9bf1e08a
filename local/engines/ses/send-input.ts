import * as z from 'zod'
import { parseAddress, parseAddresses } from './addresses.ts'
import { rawHeader } from './raw-headers.ts'
import { badRequest } from './ses-error.ts'

const blob = z.base64().transform((text) => Buffer.from(text, 'base64'))
const text = z.object({ Data: z.string(), Charset: z.string().optional() })
const addresses = z.array(z.string()).default([])

const attachment = z.object({
  RawContent: blob,
  FileName: z.string().min(1).max(255),
  ContentType: z.string().max(78).optional(),
  ContentDisposition: z.enum(['ATTACHMENT', 'INLINE']).default('ATTACHMENT'),
  ContentId: z.string().max(78).optional(),
  ContentDescription: z.string().max(1000).optional(),
})

const simple = z.object({
  Subject: text,
  Body: z.object({ Text: text.optional(), Html: text.optional() }),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z.array(attachment).default([]),
})

const body = z.object({
  FromEmailAddress: z.string().optional(),
  FromEmailAddressIdentityArn: z.string().optional(),
  Destination: z
    .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
    .partial()
    .default({}),
  ReplyToAddresses: addresses,
  Content: z.object({
    Simple: simple.optional(),
    Raw: z.object({ Data: blob }).optional(),
    Template: z.unknown().optional(),
  }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z
    .array(z.object({ Name: z.string().regex(/^[\w-]{1,256}$/), Value: z.string().regex(/^[\w.@-]{1,256}$/) }))
    .default([]),
})

export type SimpleContent = z.output<typeof simple>

/** SendEmail's input, as far as the engine reads it. */
export interface SendInput {
  readonly content:
    | { readonly kind: 'raw'; readonly data: Buffer }
    | { readonly kind: 'simple'; readonly message: SimpleContent }
  /** As given, with a name perhaps. */
  readonly from: string
  /** All addresses that have to be verified: the one given, and the one in the raw message's header. */
  readonly senders: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly replyTo: readonly string[]
  readonly identityArn: string | undefined
  readonly configurationSet: string | undefined
  readonly tags: readonly { readonly Name: string; readonly Value: string }[]
}

/** Throws BadRequestException for input that SES would not understand. */
export function readSendInput(json: unknown): SendInput {
  const parsed = body.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badRequest(`1 validation error detected: Value at '${issue?.path.join('.')}': ${issue?.message}`)
  }
  const given = parsed.data
  const { Raw, Simple, Template } = given.Content
  const content = Raw && ({ kind: 'raw', data: Raw.Data } as const)
  const chosen = content ?? (Simple && ({ kind: 'simple', message: Simple } as const))
  if (!chosen || (Raw && Simple) || Template !== undefined) {
    throw badRequest('Exactly one of Simple and Raw content is expected')
  }
  const headerFrom = Raw && rawHeader(Raw.Data, 'from')
  if (Raw && headerFrom === undefined) throw badRequest("Missing required header 'From'.")
  const from = given.FromEmailAddress ?? headerFrom
  if (!from) throw badRequest("Missing required header 'From'.")
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = given.Destination
  const hasDestination = [ToAddresses, CcAddresses, BccAddresses].some((list) => list.length > 0)
  // A raw message without a destination goes to whom its own headers name.
  const recipients = (list: readonly string[], header: string) => {
    const fields = hasDestination || !Raw ? list : [rawHeader(Raw.Data, header) ?? '']
    return fields.flatMap(parseAddresses)
  }
  return {
    content: chosen,
    from,
    senders: [...new Set([from, headerFrom ?? from].map(parseAddress))],
    to: recipients(ToAddresses, 'to'),
    cc: recipients(CcAddresses, 'cc'),
    bcc: recipients(BccAddresses, 'bcc'),
    replyTo: given.ReplyToAddresses,
    identityArn: given.FromEmailAddressIdentityArn,
    configurationSet: given.ConfigurationSetName,
    tags: given.EmailTags,
  }
}
