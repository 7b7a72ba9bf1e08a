/** What the deployment tells the page; written beside it by the web stack. */
export interface ConsoleConfig {
  readonly region: string
  readonly userPoolId: string
  readonly userPoolClientId: string
  /** Absolute, or relative to the site where the engines stand behind the same port (`/_aws/`). */
  readonly cognitoEndpoint: string
  readonly apiBase: string
  readonly stage: string
  /** Whom somebody asks who cannot sign in. */
  readonly accountOffice: string
}

const names = [
  'region',
  'userPoolId',
  'userPoolClientId',
  'cognitoEndpoint',
  'apiBase',
  'stage',
  'accountOffice',
] as const

/** Checked by hand: a schema library would double what the sign-in page has to load. @throws Error when there is no usable configuration */
export async function loadConfig(): Promise<ConsoleConfig> {
  const answer = await fetch('/console/config.json', { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`)
  const raw: unknown = await answer.json()
  if (typeof raw !== 'object' || raw === null) throw new Error('config.json: not an object')
  const found = raw as Record<string, unknown>
  const text = (name: (typeof names)[number]): string => {
    const value = found[name]
    if (typeof value !== 'string' || value === '') throw new Error(`config.json: ${name} is missing`)
    return value
  }
  return {
    region: text('region'),
    userPoolId: text('userPoolId'),
    userPoolClientId: text('userPoolClientId'),
    cognitoEndpoint: new URL(text('cognitoEndpoint'), location.href).href,
    apiBase: text('apiBase').replace(/\/$/, ''),
    stage: text('stage'),
    accountOffice: text('accountOffice'),
  }
}
