import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import type { Access, AwsRequest, AwsResponse, Engine, Place } from '../../aws/engine.ts'
import { composeNote } from './compose.ts'
import type { Publish } from './feedback.ts'
import { Identities } from './identities.ts'
import { MailStore } from './mail-store.ts'
import { createMailbox } from './mailbox.ts'
import { createSender } from './send-email.ts'
import { readSendInput, type SendInput } from './send-input.ts'
import { SendingQuota } from './sending-quota.ts'
import { badRequest, notFound, SesError } from './ses-error.ts'

export interface SesSettings {
  readonly dataFolder: string
  readonly place: Place
  /** Milliseconds. */
  readonly now: () => number
}

/** A mail of another service of this machine, such as Cognito's codes. */
export interface Note {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly html: string
}

export interface SesEngine extends Engine {
  /** Makes an address or a domain one from which mail may be sent, as a template's `AWS::SES::EmailIdentity` does. */
  createEmailIdentity(name: string): void
  /** @param publish takes what becomes of its mails; a set without one tells nobody */
  createConfigurationSet(name: string, publish?: Publish): void
  /** Puts a mail that did not come through SES into the mailbox; it is on the disk when this returns. */
  deliverNote(note: Note): void
  /** The pages under `/_mail/` on which people read what was sent. */
  handleMailbox(request: AwsRequest): Promise<AwsResponse>
}

const ROOT = '/v2/email'
const identityInput = z.object({ EmailIdentity: z.string().min(1) })

/** SES v2: what the product uses of it. No message ever leaves the machine. */
export function openSes({ dataFolder, place, now }: SesSettings): SesEngine {
  const identities = new Identities(join(dataFolder, 'identities.json'), place)
  const store = new MailStore(join(dataFolder, 'mail'))
  const publishers = new Map<string, Publish>()
  const quota = new SendingQuota(dataFolder, store, now)
  const send = createSender({ identities, store, quota, place, now, publisherOf: (set) => publishers.get(set) })
  // Read once for IAM and once more for sending; a message can have 40 MB.
  const inputs = new WeakMap<Buffer, SendInput>()
  const sendInput = (request: AwsRequest): SendInput => {
    const known = inputs.get(request.body) ?? readSendInput(readJson(request))
    inputs.set(request.body, known)
    return known
  }

  function accesses(request: AwsRequest): readonly Access[] {
    const route = routeOf(request)
    if (route.kind === 'identity') return [{ action: 'ses:GetEmailIdentity', resource: identities.arn(route.name) }]
    if (route.kind === 'create-identity') {
      return [{ action: 'ses:CreateEmailIdentity', resource: '*' }]
    }
    if (route.kind === 'send') return sendAccesses(request)
    return [{ action: route.kind === 'account' ? 'ses:GetAccount' : 'ses:Unknown', resource: '*' }]
  }

  // The operation is SendEmail, but a raw message is decided by ses:SendRawEmail alone: so AWS's own refusals say.
  function sendAccesses(request: AwsRequest): readonly Access[] {
    let input: SendInput
    try {
      input = sendInput(request)
    } catch (error) {
      if (!(error instanceof SesError)) throw error
      return [] // `handle` refuses it and says why; there is no sender yet on whom IAM could decide
    }
    const action = input.content.kind === 'raw' ? 'ses:SendRawEmail' : 'ses:SendEmail'
    const senders = input.identityArn
      ? [input.identityArn]
      : input.senders.map((sender) => identities.arnBehind(sender))
    const set = input.configurationSet
    const resources = [...new Set(senders), ...(set ? [identities.configurationSetArn(set)] : [])]
    return resources.map((resource) => ({ action, resource }))
  }

  async function handle(request: AwsRequest): Promise<AwsResponse> {
    const route = routeOf(request)
    switch (route.kind) {
      case 'send':
        return json(200, { MessageId: await send(sendInput(request)) })
      case 'account':
        return json(200, account(quota))
      case 'create-identity':
        return json(200, createIdentity(request))
      case 'identity':
        if (!identities.has(route.name)) throw notFound(`Email identity ${route.name} does not exist.`)
        return json(200, identityView(route.name))
      case 'unknown':
        throw new SesError('UnknownOperationException', 404, `${request.method} ${request.path} is not available here`)
    }
  }

  function createIdentity(request: AwsRequest): object {
    const parsed = identityInput.safeParse(readJson(request))
    if (!parsed.success) throw badRequest('EmailIdentity is missing')
    const name = parsed.data.EmailIdentity
    if (identities.has(name)) throw new SesError('AlreadyExistsException', 400, `Email identity ${name} already exist.`)
    identities.add(name)
    return identityView(name)
  }

  const mailbox = createMailbox(store)
  return {
    service: 'ses',
    accesses,
    handle: async (request) => {
      try {
        return await handle(request)
      } catch (error) {
        if (error instanceof SesError) return refusal(error)
        throw error
      }
    },
    close: async () => {},
    createEmailIdentity: (name) => identities.add(name),
    createConfigurationSet: (name, publish) => {
      identities.addConfigurationSet(name)
      if (publish) publishers.set(name, publish)
    },
    deliverNote: (note) => {
      const id = store.newId(now())
      const message = composeNote(note, { messageId: `<${id}@${place.region}.amazonses.com>`, date: new Date(now()) })
      const empty = { cc: [], bcc: [], attachments: [] }
      const { from, to, subject } = note
      store.add({ id, acceptedAt: now(), from, to: [to], subject, size: message.length, ...empty }, message)
    },
    handleMailbox: (request) => mailbox(request),
  }
}

type Route =
  | { readonly kind: 'send' | 'account' | 'create-identity' | 'unknown' }
  | { readonly kind: 'identity'; readonly name: string }

function routeOf({ method, path }: AwsRequest): Route {
  const call = `${method} ${path.replace(/\/$/, '')}`
  if (call === `POST ${ROOT}/outbound-emails`) return { kind: 'send' }
  if (call === `GET ${ROOT}/account`) return { kind: 'account' }
  if (call === `POST ${ROOT}/identities`) return { kind: 'create-identity' }
  const [, name] = /^GET \/v2\/email\/identities\/((?:[^/%]|%[0-7][0-9A-Fa-f])+)$/.exec(call) ?? []
  return name === undefined ? { kind: 'unknown' } : { kind: 'identity', name: decodeURIComponent(name) }
}

function account(quota: SendingQuota): object {
  return {
    SendQuota: quota.view(),
    SendingEnabled: true,
    ProductionAccessEnabled: true,
    EnforcementStatus: 'HEALTHY',
    DedicatedIpAutoWarmupEnabled: false,
  }
}

const identityView = (name: string) => ({
  IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
  VerifiedForSendingStatus: true,
  VerificationStatus: 'SUCCESS',
})

function readJson(request: AwsRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8') || '{}')
  } catch {
    throw new SesError('SerializationException', 400, 'The body is not JSON')
  }
}

function json(status: number, body: object): AwsResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() }
  return { status, headers, body: JSON.stringify(body) }
}

function refusal(error: SesError): AwsResponse {
  const response = json(error.status, { message: error.message })
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': error.code } }
}
