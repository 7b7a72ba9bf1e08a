/** A fact that was not read in the legal text itself: it is shown with the advice to look there. */
export interface UnsureFact {
  readonly text: string
  readonly unsure: true
}
export type Fact = string | UnsureFact

export const unsure = (text: string): UnsureFact => ({ text, unsure: true })

/** A policy in plain words. Amounts, months, forms and the legal source come from the programme's own definition, never from here. */
export interface PolicyText {
  readonly title: string
  readonly who: string
  readonly conditions: readonly Fact[]
  /** From the person's first step to the decision, in order. */
  readonly route: readonly Fact[]
  /** What the person himself has to bring or write; empty where the commune works from lists it has. */
  readonly papers: readonly Fact[]
}

/** Texts by policy code. A policy without a text is shown from its definition alone. */
export type PolicyTexts = Readonly<Record<string, PolicyText>>
