import { type Html, html } from '../html.ts'
import { figuresAction, type Site } from '../site.ts'
import type { FiguresWords } from '../words/figures-words.ts'

/** A native list of every unit, grouped by district: works with any keyboard, any phone, and without JavaScript. */
export function unitPicker(
  { tree }: Site,
  { programme, unit: chosen }: { readonly programme: string; readonly unit: string },
  words: FiguresWords,
): Html {
  const option = (code: string, name: string): Html =>
    html`<option value="${code}"${code === chosen ? html` selected` : ''}>${name}</option>`
  const groups = tree
    .children(tree.root.code)
    .map((unit) =>
      unit.level === 'commune'
        ? option(unit.code, unit.name)
        : html`<optgroup label="${unit.name}">${option(unit.code, words.whole(unit.name))}${tree
            .communes(unit.code)
            .map((commune) => option(commune.code, commune.name))}</optgroup>`,
    )
  return html`<form class="picker" method="get" action="${figuresAction}">
<input type="hidden" name="programme" value="${programme}">
${words.lang === 'vi' ? '' : html`<input type="hidden" name="lang" value="${words.lang}">`}
<label for="unit">${words.choose(tree.hasDistricts)}</label>
<div class="beside"><select id="unit" name="unit" lang="vi">${option(tree.root.code, words.whole(tree.root.name))}${groups}</select>
<button type="submit">${words.show}</button></div>
</form>`
}
