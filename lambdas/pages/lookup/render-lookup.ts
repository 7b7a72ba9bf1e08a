import type { OwnSupport } from '../../contract/lookup.ts'
import { type Html, html } from '../html.ts'
import { lookupAction } from '../site.ts'
import type { LookupWords } from '../words/lookup-words.ts'
import { type LookupErrors, type LookupField, type LookupValues, noValues } from './lookup-form.ts'
import { renderBusy, renderFound, renderNotFound } from './render-answer.ts'

export type LookupView =
  | { readonly state: 'form' }
  | { readonly state: 'invalid'; readonly values: LookupValues; readonly errors: LookupErrors }
  | { readonly state: 'found'; readonly supports: readonly OwnSupport[]; readonly at: number }
  | { readonly state: 'not-found' }
  | { readonly state: 'busy'; readonly detail?: string }

/**
 * The look-up with its question, answer and mistakes: the inside of `<div id="lookup">`, made alike by build, Lambda and browser.
 * @param kept what stays typed in the form; only where it is redrawn in the very browser in which it was typed
 */
export function renderLookup(view: LookupView, words: LookupWords, kept: LookupValues = noValues): Html {
  const errors = view.state === 'invalid' ? view.errors : {}
  const values = view.state === 'invalid' ? view.values : kept
  return html`${view.state === 'invalid' ? errorSummary(errors, words) : ''}
<h1>${words.heading}</h1>
${view.state === 'form' || view.state === 'invalid' ? html`<p class="lead">${words.lead}</p>` : answer(view, words)}
<form method="post" action="${lookupAction}" autocomplete="off" novalidate>
${view.state === 'found' ? html`<h2>${words.again}</h2>` : ''}
${words.lang === 'vi' ? '' : html`<input type="hidden" name="lang" value="${words.lang}">`}
${field('idNumber', values, errors, words)}
${field('fullName', values, errors, words)}
<button type="submit">${words.submit}</button>
<p class="quiet">${words.privacy}</p>
</form>`
}

/** Title of the page in this state; a mistake is named first, so that it is heard first. */
export function lookupTitle(view: LookupView, words: LookupWords): string {
  switch (view.state) {
    case 'form':
      return words.heading
    case 'invalid':
      return `${words.error}: ${words.heading}`
    case 'found':
      return words.found
    case 'not-found':
      return words.notFound
    case 'busy':
      return words.busy
  }
}

function answer(view: Exclude<LookupView, { state: 'form' | 'invalid' }>, words: LookupWords): Html {
  if (view.state === 'found') return renderFound(view.supports, view.at, words)
  return view.state === 'not-found' ? renderNotFound(words) : renderBusy(words, view.detail)
}

const lookupFields = ['idNumber', 'fullName'] as const satisfies readonly LookupField[]

function errorSummary(errors: LookupErrors, words: LookupWords): Html {
  return html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">${words.errorTitle}</h2>
<ul>${lookupFields.map((name) => errors[name] && html`<li><a href="#${name}">${errors[name]}</a></li>`)}</ul>
</div>`
}

function field(name: LookupField, values: LookupValues, errors: LookupErrors, words: LookupWords): Html {
  const error = errors[name]
  const described = error ? `${name}-error ${name}-hint` : `${name}-hint`
  return html`<div class="field${error ? ' field-wrong' : ''}">
<label for="${name}">${words[name].label}</label>
<p class="hint" id="${name}-hint">${words[name].hint}</p>
${error ? html`<p class="wrong" id="${name}-error"><span class="hidden">${words.error}: </span>${error}</p>` : ''}
<input id="${name}" name="${name}" type="text" ${name === 'idNumber' ? html`inputmode="numeric"` : html`autocapitalize="words"`} autocomplete="off" spellcheck="false" value="${values[name]}" aria-describedby="${described}"${error ? html` aria-invalid="true"` : ''}>
</div>`
}
