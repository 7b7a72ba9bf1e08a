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

/**
 * The part of an address that one household or office holds: of IPv6 the first half, which its network is given as a whole. However it is
 * written: `2001:db8::1` and `2001:DB8:0:0::2` are of one network, and an address of IPv4 stays one in the form of IPv6.
 */
export function networkOf(address: string): string {
  const own = (address.split(',')[0] ?? '').trim()
  if (!own.includes(':')) return own
  const last = own.slice(own.lastIndexOf(':') + 1)
  if (last.includes('.')) return last
  const [front = [], back = []] = own.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * How often a number is opened with a code in an hour, right or wrong, and whether there is such a complaint or not. A code is one of 31^10:
 * at this pace nobody finds it in a lifetime, and its owner looks a few times a day. Whoever knows the number alone can keep
 * its owner out for an hour.
 */
export const triesPerHour = 30
