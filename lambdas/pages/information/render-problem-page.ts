import type { Problem } from '../../contract/problem.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { type Lang, langs, paths, type Site } from '../site.ts'
import { complaintWords } from '../words/complaint-words.ts'
import { figuresWords } from '../words/figures-words.ts'
import { frameWords } from '../words/frame-words.ts'
import { problemWords } from '../words/problem-words.ts'

export interface ProblemPage {
  readonly site: Site
  readonly problem: Problem
  /** As an address or a form names it, if it does. */
  readonly lang: string | undefined
  /** From where whoever was refused can begin anew. */
  readonly from: 'figures' | 'complaint'
}

/** What the API refuses, for a browser without our script: what is wrong, what to do, and the way on. */
export function renderProblemPage({ site, problem, lang: asked, from }: ProblemPage): string {
  const lang = langs.find((known) => known === asked) ?? 'vi'
  const title = problemWords[lang].title ?? problem.title
  const start = { figures: figuresWords[lang].title, complaint: complaintWords[lang].title }[from]
  return renderDocument({
    site,
    lang,
    name: from,
    title: titleOf(title, site),
    main: html`<h1>${title}</h1>
${reason(problem, lang)}
<p><a class="button" href="${paths[from][lang]}">${start}</a></p>
<p><a href="${paths.help[lang]}">${frameWords[lang].nav.help}</a></p>`,
    noindex: true,
  })
}

function reason({ status, detail, errors, correlationId }: Problem, lang: Lang): Html {
  const words = problemWords[lang]
  if (status === 500) return html`<p class="lead">${words.failed(correlationId)}</p>`
  if (errors) return html`<p class="lead">${words.wrongAddress}</p>`
  return html`${words.before && html`<p>${words.before}</p>`}<p class="lead" lang="vi">${detail}</p>`
}
