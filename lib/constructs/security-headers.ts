import { Duration } from 'aws-cdk-lib'
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

type Directives = Readonly<Record<string, readonly string[]>>

const self = ["'self'"]
const none = ["'none'"]

/** Whatever is not named is refused. No inline script, style or eval anywhere: both web builds put theirs into files. */
const page: Directives = {
  'default-src': none,
  'script-src': self,
  'style-src': self,
  'img-src': [...self, 'data:'],
  'font-src': self,
  'connect-src': self,
  'manifest-src': self,
  'worker-src': self,
  'form-action': self,
  'base-uri': none,
  'frame-ancestors': none,
}

const text = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')

const policy = (
  scope: Construct,
  id: string,
  directives: Directives,
  { mayBeFramed = false, camera = false } = {},
): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: text(directives), override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      // The old header knows only "nobody" or "myself", so it would shut out the portal that may frame.
      ...(!mayBeFramed && { frameOptions: { frameOption: HeadersFrameOption.DENY, override: true } }),
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'permissions-policy',
          value: `camera=(${camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`,
          override: true,
        },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  })

/** Also for the API: the look-up and the public figures answer people without JavaScript with a page of the site. */
export const siteHeaders = (scope: Construct, id: string) => policy(scope, id, page)

/** The same pages without frame, shown inside the Department's portal. */
export const embedHeaders = (scope: Construct, id: string, frameAncestors: readonly string[]) =>
  policy(
    scope,
    id,
    { ...page, 'frame-ancestors': frameAncestors.length ? frameAncestors : none },
    { mayBeFramed: true },
  )

/** @param connects addresses beyond its own that the console calls: Cognito and the uploads bucket */
export const consoleHeaders = (scope: Construct, id: string, connects: readonly string[]) =>
  policy(
    scope,
    id,
    { ...page, 'img-src': [...self, 'data:', 'blob:'], 'connect-src': [...self, ...connects] },
    { camera: true },
  )
