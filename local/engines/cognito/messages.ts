import type { MessageTemplate, UserPoolSpec } from './pool-spec.ts'

interface Occasion {
  readonly kind: 'invitation' | 'reset-code'
  readonly to: string
  readonly username: string
  /** The temporary password of an invitation, the code of a reset. */
  readonly secret: string
}

/** What Cognito would send by e-mail, in the words of the pool's template. */
export interface CognitoMessage extends Occasion {
  readonly from: string
  readonly subject: string
  readonly html: string
}

export const DEFAULT_INVITATION: MessageTemplate = {
  subject: 'Your temporary password',
  body: 'Your username is {username} and temporary password is {####}.',
}
export const DEFAULT_VERIFICATION: MessageTemplate = {
  subject: 'Your verification code',
  body: 'Your confirmation code is {####}',
}

export function messageOf(spec: UserPoolSpec, occasion: Occasion): CognitoMessage {
  const mail = spec.mail ?? {}
  const isInvitation = occasion.kind === 'invitation'
  const template = isInvitation ? (mail.invitation ?? DEFAULT_INVITATION) : (mail.verification ?? DEFAULT_VERIFICATION)
  const values: Record<string, string> = { '{username}': occasion.username, '{####}': occasion.secret }
  return {
    ...occasion,
    from: mail.from ?? 'no-reply@verificationemail.com',
    subject: template.subject,
    html: template.body.replace(/\{(username|####)\}/g, (place) => escaped(values[place] ?? '')),
  }
}

// A temporary password may hold `<` and `&`, and has to arrive as it is.
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
