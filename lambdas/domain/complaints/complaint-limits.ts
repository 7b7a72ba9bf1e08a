/** What a deployment sets for complaints. */
export interface ComplaintSettings {
  /**
   * Working days until the answer. The house's default (10) is no law: Decree 20/2008 speaks of 15 working days for kiến nghị on
   * administrative rules [K?], and the Law on Complaints of 30 days for khiếu nại, which are another thing and go another way.
   */
  readonly answerDays: number
  /** Of one network address a day; a whole hamlet may share one. */
  readonly perAddress: number
  /** Of one commune a day, from everywhere: whoever changes his address is stopped here. */
  readonly perCommune: number
}

/** The part of an address that one household or office holds: of IPv6 the first half, which its network is given as a whole. */
export function networkOf(address: string): string {
  const [first = ''] = address.split(',')
  return first.includes(':') ? first.split(':').slice(0, 4).join(':') : first.trim()
}

/**
 * How often a number is opened with a code in an hour, right or wrong, and whether there is such a complaint or not. A code is one of 31^10:
 * at this pace nobody finds it in a lifetime, and its owner looks a few times a day. Whoever knows the number alone can keep
 * its owner out for an hour.
 */
export const triesPerHour = 30
