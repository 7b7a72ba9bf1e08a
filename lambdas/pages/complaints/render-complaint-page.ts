import type { SentComplaint } from '../../contract/complaints.ts'
import { complaintSubjects } from '../../domain/complaints/complaint.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { complaintActions, type Lang, paths, type Site, spokenOf } from '../site.ts'
import { type ComplaintWords, complaintWords } from '../words/complaint-words.ts'
import {
  type ComplaintErrors,
  type ComplaintField,
  type ComplaintValues,
  complaintFields,
  noComplaint,
} from './complaint-form.ts'

export type ComplaintView =
  | { readonly state: 'form' }
  | { readonly state: 'invalid'; readonly values: ComplaintValues; readonly errors: ComplaintErrors }
  | { readonly state: 'sent'; readonly sent: SentComplaint }
  /** What was typed stays: a browser would not bring it back. */
  | { readonly state: 'not-sent'; readonly values: ComplaintValues; readonly why: string }

export type ComplaintPage = ComplaintView & { readonly site: Site; readonly lang: Lang; readonly assets?: Assets }

/** The form and every answer to it: whole pages without a script, so that what is typed stays in the body alone. */
export function renderComplaintPage(page: ComplaintPage): string {
  const { site, lang, assets } = page
  const words = complaintWords[lang]
  return renderDocument({
    site,
    lang,
    name: 'complaint',
    title: titleOf(headingOf(page, words), site),
    description: words.description,
    main: mainOf(page, words),
    noindex: page.state !== 'form',
    ...(assets ? { assets } : {}),
  })
}

function headingOf(view: ComplaintView, words: ComplaintWords): string {
  if (view.state === 'sent') return words.sent
  if (view.state === 'invalid') return `${words.error}: ${words.title}`
  return view.state === 'form' ? words.title : words.notSent
}

function mainOf(page: ComplaintPage, words: ComplaintWords): Html {
  if (page.state === 'sent') return sentPart(page.sent, words)
  const errors = page.state === 'invalid' ? page.errors : {}
  const values = page.state === 'form' ? noComplaint : { ...page.values, website: '' }
  return html`${page.state === 'invalid' ? errorSummary(errors, words) : ''}
<h1>${words.title}</h1>
${page.state === 'not-sent' ? answerPart(words.notSent, page.why) : ''}
<p class="lead">${words.lead}</p>
<p><a href="${paths.answers[words.lang]}">${words.haveNumber}</a> · <a href="${complaintActions.send}${words.lang === 'vi' ? '' : `?lang=${words.lang}`}">${words.countsLink}</a></p>
<form method="post" action="${complaintActions.send}" autocomplete="off" novalidate>
${words.lang === 'vi' ? '' : html`<input type="hidden" name="lang" value="${words.lang}">`}
${page.site.others.length === 0 ? '' : programmeChoice(page.site, values.programme, errors, words)}
${wrapped('commune', words.commune.label(page.site.tree.communeKinds), errors, words, html`<select id="commune" name="commune" lang="vi"${marks('commune', errors)}><option value="">${words.commune.choose}</option>${communes(page.site.tree, values.commune)}</select>`)}
${wrapped('subject', words.subject.label, errors, words, html`<select id="subject" name="subject"${marks('subject', errors, true)}><option value="">${words.commune.choose}</option>${complaintSubjects.map((subject) => option(subject, words.subject.names[subject], values.subject))}</select>`, words.subject.hint)}
${wrapped('text', words.text.label, errors, words, html`<textarea id="text" name="text" rows="7"${marks('text', errors, true)}>${values.text}</textarea>`, words.text.hint)}
<fieldset><legend>${words.own}</legend><p class="hint">${words.ownHint}</p>
${line('idNumber', words.idNumber.label, values, errors, words, 'numeric')}
${line('fullName', words.fullName.label, values, errors, words)}</fieldset>
<fieldset><legend>${words.reach}</legend>
${line('phone', words.phone.label, values, errors, words, 'tel', words.phone.hint)}</fieldset>
<div class="away" aria-hidden="true"><label for="website">${words.trap}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off" value=""></div>
<button type="submit">${words.submit}</button>
<p class="quiet">${words.privacy} ${words.notThis}</p>
</form>`
}

/** Only where several run: the one that runs alone is nobody's choice. */
const programmeChoice = (site: Site, chosen: string, errors: ComplaintErrors, words: ComplaintWords): Html =>
  wrapped(
    'programme',
    words.programme.label,
    errors,
    words,
    html`<select id="programme" name="programme"${marks('programme', errors)}><option value="">${words.commune.choose}</option>${spokenOf(site).map(({ id, resolution }) => option(id, resolution[words.lang], chosen))}</select>`,
  )

/** Instead of what was wanted; where it is drawn, the focus is. */
export const answerPart = (what: string, why: string): Html =>
  html`<section class="answer" aria-labelledby="answer"><h2 id="answer" tabindex="-1" autofocus>${what}</h2><p>${why}</p></section>`

function sentPart({ number, secret, ownerName, deadline }: SentComplaint, words: ComplaintWords): Html {
  return html`<section class="answer" aria-labelledby="answer">
<h1 id="answer" tabindex="-1" autofocus>${words.sent}</h1>
<p class="note">${words.sentKeep}</p>
<dl>
<div><dt>${words.number}</dt><dd class="number">${number}</dd></div>
<div><dt>${words.secret}</dt><dd class="number">${secret}</dd></div>
<div><dt>${words.owner}</dt><dd lang="vi">${ownerName}</dd></div>
<div><dt>${words.deadline}</dt><dd>${formatDay(deadline)}</dd></div>
</dl>
<p><a href="${paths.answers[words.lang]}">${words.followTitle}</a></p>
</section>`
}

export function errorSummary(errors: Readonly<Record<string, string>>, words: ComplaintWords): Html {
  return html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">${words.errorTitle}</h2>
<ul>${Object.entries(errors).map(([name, error]) => html`<li>${complaintFields.includes(name as ComplaintField) && name === 'website' ? error : html`<a href="#${name}">${error}</a>`}</li>`)}</ul>
</div>`
}

const marks = (name: string, errors: Readonly<Record<string, string>>, hasHint = false): Html => {
  const described = [errors[name] ? `${name}-error` : '', hasHint ? `${name}-hint` : ''].filter(Boolean).join(' ')
  return html`${described ? html` aria-describedby="${described}"` : ''}${errors[name] ? html` aria-invalid="true"` : ''}`
}

function wrapped(
  name: string,
  label: string,
  errors: Readonly<Record<string, string>>,
  words: ComplaintWords,
  control: Html,
  hint?: string,
): Html {
  const error = errors[name]
  return html`<div class="field${error ? ' field-wrong' : ''}">
<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${error ? html`<p class="wrong" id="${name}-error"><span class="hidden">${words.error}: </span>${error}</p>` : ''}
${control}
</div>`
}

/** A field of one line. */
export const line = (
  name: string,
  label: string,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
  words: ComplaintWords,
  inputmode = 'text',
  hint?: string,
): Html =>
  wrapped(
    name,
    label,
    errors,
    words,
    html`<input id="${name}" name="${name}" type="text" inputmode="${inputmode}" autocomplete="off" spellcheck="false" value="${values[name] ?? ''}"${marks(name, errors, hint !== undefined)}>`,
    hint,
  )

function communes(tree: UnitTree, chosen: string): Html[] {
  return tree
    .children(tree.root.code)
    .map((unit) =>
      unit.level === 'commune'
        ? option(unit.code, unit.name, chosen)
        : html`<optgroup label="${unit.name}">${tree.communes(unit.code).map(({ code, name }) => option(code, name, chosen))}</optgroup>`,
    )
}

const option = (value: string, name: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : ''}>${name}</option>`
