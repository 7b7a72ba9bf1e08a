/** A piece of markup whose variable parts are escaped. Made only here, so that a string from the API can never pass for one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[]

/** Tagged template: every inserted value is escaped unless it is itself `Html`. Null, undefined and false insert nothing. */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + markup(parts[index - 1]) + literal))
}

function markup(part: HtmlPart): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(markup).join('')
  return part === null || part === undefined || part === false ? '' : escapeHtml(String(part))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text and inside an attribute's quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
