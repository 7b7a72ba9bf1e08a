import * as z from 'zod'
import type { Resolver } from '../template/resolver.ts'
import { TemplateError } from '../template/template-error.ts'
import type { EdgeResponse } from './exchange.ts'

const flag = z.union([z.boolean(), z.stringbool()])
const text = z.coerce.string()
const policyShape = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z
      .object({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), Override: flag }).optional(),
        ContentTypeOptions: z.object({ Override: flag }).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), Override: flag }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override: flag }).optional(),
        XSSProtection: z
          .object({
            Protection: flag,
            ModeBlock: flag.default(false),
            ReportUri: z.string().optional(),
            Override: flag,
          })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: text, Override: flag })).default([]) })
      .optional(),
    RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })).default([]) }).optional(),
    CorsConfig: z.unknown().optional(),
  }),
})

interface Header {
  readonly name: string
  readonly value: string
  readonly override: boolean
}

export type ResponseHeaders = (response: EdgeResponse) => EdgeResponse

/** SecurityHeadersPolicy of AWS's own, without HSTS. */
const managedSecurityHeaders: readonly Header[] = [
  { name: 'x-xss-protection', value: '1; mode=block', override: false },
  { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
  { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
  { name: 'x-content-type-options', value: 'nosniff', override: true },
]

/**
 * The response headers policy of a behaviour. Strict-Transport-Security and `upgrade-insecure-requests` are left out: they would
 * lock a browser out of a site that this machine serves on plain http. `toBrowser` puts this machine's addresses in place of AWS's.
 */
export function responseHeadersOf(
  resolver: Resolver,
  where: string,
  id: string | undefined,
  toBrowser: (text: string) => string,
): ResponseHeaders {
  if (id === undefined) return (response) => response
  if (id === '67f7725c-6f97-4210-82d7-5512b31e9d03') return apply(managedSecurityHeaders, [])
  const policy = resolver
    .resources('AWS::CloudFront::ResponseHeadersPolicy')
    .find((found) => resolver.ref(found) === id)
  if (policy === undefined) {
    throw new TemplateError('NOT_SUPPORTED', where, `the response headers policy ${id} is not known on this machine`)
  }
  const config = resolver.properties(policy, policyShape).ResponseHeadersPolicyConfig
  if (config.CorsConfig !== undefined) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      where,
      'CorsConfig of a response headers policy is not served on this machine',
    )
  }
  const headers = securityHeaders(config.SecurityHeadersConfig)
  for (const { Header, Value, Override } of config.CustomHeadersConfig?.Items ?? []) {
    headers.push({ name: Header.toLowerCase(), value: Value, override: Override })
  }
  return apply(
    headers.map((header) => ({ ...header, value: toBrowser(header.value) })),
    (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
  )
}

type Security = z.infer<typeof policyShape>['ResponseHeadersPolicyConfig']['SecurityHeadersConfig']

function securityHeaders(given: Security): Header[] {
  const headers: Header[] = []
  const add = (name: string, value: string, { Override }: { Override: boolean }) =>
    headers.push({ name, value, override: Override })
  const csp = given.ContentSecurityPolicy
  if (csp) add('content-security-policy', withoutUpgrade(csp.ContentSecurityPolicy), csp)
  if (given.ContentTypeOptions) add('x-content-type-options', 'nosniff', given.ContentTypeOptions)
  if (given.FrameOptions) add('x-frame-options', given.FrameOptions.FrameOption, given.FrameOptions)
  if (given.ReferrerPolicy) add('referrer-policy', given.ReferrerPolicy.ReferrerPolicy, given.ReferrerPolicy)
  const xss = given.XSSProtection
  if (xss) add('x-xss-protection', xss.Protection ? `1${xss.ModeBlock ? '; mode=block' : ''}` : '0', xss)
  return headers
}

const withoutUpgrade = (policy: string): string =>
  policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && directive !== 'upgrade-insecure-requests')
    .join('; ')

function apply(headers: readonly Header[], removed: readonly string[]): ResponseHeaders {
  return (response) => {
    const all: Record<string, string | readonly string[]> = { ...response.headers }
    for (const name of removed) delete all[name]
    for (const { name, value, override } of headers) {
      if (override || all[name] === undefined) all[name] = value
    }
    return { ...response, headers: all }
  }
}
