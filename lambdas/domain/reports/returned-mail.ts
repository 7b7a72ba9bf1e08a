/** Why a mail that was taken has not reached an address, or was not wanted there. */
export const returnReasons = ['no-mailbox', 'not-taken', 'complaint'] as const
export type ReturnReason = (typeof returnReasons)[number]

const sentences = {
  'no-mailbox': (those) => `Thư bị trả lại, địa chỉ không nhận được thư: ${those}. Sửa địa chỉ nhận.`,
  'not-taken': (those) =>
    `Thư không đến được (hộp thư đầy hoặc máy chủ bên nhận từ chối): ${those}. Hỏi người nhận; kỳ sau hệ thống vẫn gửi.`,
  complaint: (those) => `Người nhận đã báo thư này là thư rác: ${those}. Hỏi người nhận, hoặc bỏ địa chỉ này.`,
} as const satisfies Record<ReturnReason, (those: string) => string>

export interface ReturnedAddress {
  readonly address: string
  readonly reason: ReturnReason
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Whom a mail has not reached. The mail service may tell of each address in a message of its own. */
export interface ReturnedMail {
  /** When the mail was sent: that tells one mail from the next. */
  readonly sentAt: number
  readonly returned: readonly ReturnedAddress[]
}

/** Why a report was not mailed, or has not arrived, for the office that ordered it. */
export interface MailFailure {
  readonly at: number
  readonly words: string
  /** Absent where the mail was not sent at all. */
  readonly mail?: ReturnedMail | undefined
}

/** As many addresses as one mail of the service can have. */
const mostReturned = 50

/**
 * The last failure of an order once it is told that a mail came back: every address with the latest that is known of it. A later mail
 * begins anew; what comes late of an earlier one is added. What is older than another failure changes nothing.
 */
export function failureWith(standing: MailFailure | null, { sentAt, returned }: ReturnedMail): MailFailure | null {
  const told = standing?.mail
  const known = told && sentAt <= told.sentAt ? told.returned : []
  const since = standing && !told ? standing.at : 0
  const latest = ({ address }: ReturnedAddress): number => known.find((one) => one.address === address)?.at ?? since
  const fresh = returned.filter((one) => one.at > latest(one))
  if (fresh.length === 0) return standing
  const kept = known.filter(({ address }) => !fresh.some((one) => one.address === address))
  const all = [...kept, ...fresh].slice(-mostReturned)
  return {
    at: Math.max(...all.map(({ at }) => at)),
    words: inWords(all),
    mail: { sentAt: Math.max(sentAt, told?.sentAt ?? 0), returned: all },
  }
}

const inWords = (all: readonly ReturnedAddress[]): string =>
  returnReasons
    .flatMap((reason) => {
      const those = all
        .filter((one) => one.reason === reason)
        .map(({ address }) => address)
        .sort()
      return those.length > 0 ? [sentences[reason](those.join(', '))] : []
    })
    .join(' ')
