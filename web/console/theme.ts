import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Indigo, the colour of the highlands' cloth. Shade 8 on white is 6.9 : 1, white on it likewise. */
const indigo: MantineColorsTuple = [
  '#e6f3f8',
  '#cfe6ef',
  '#a1cede',
  '#70b4cd',
  '#4a9fbe',
  '#3091b4',
  '#1e83a8',
  '#0f6f92',
  '#0b5c7a',
  '#06455d',
]

/** Mantine's dark greys with the blue of the console's own dark surfaces (styles/tokens.css). */
const dark: MantineColorsTuple = [
  '#e8edf2',
  '#c5ced6',
  '#aab6c2',
  '#7f8d9b',
  '#4a5764',
  '#33404b',
  '#222c35',
  '#1a2229',
  '#151c22',
  '#12181d',
]

export const theme = createTheme({
  colors: { indigo, dark },
  primaryColor: 'indigo',
  // Mantine's own shade 6 misses 4.5 : 1 on white.
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  // The system's own letters: no web font, and the Êđê letters (ƀ ĕ ĭ ŏ ŭ) are in all of them.
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  // Officers are of all ages: no control is smaller than the text around it.
  components: Object.fromEntries(
    ['TextInput', 'NativeSelect', 'Textarea', 'Checkbox', 'Radio', 'RadioGroup', 'Button'].map((part) => [
      part,
      { defaultProps: { size: 'md' } },
    ]),
  ),
})

/** Mantine's greys for hints, errors and disabled parts miss 4.5 : 1; the console's own tokens (styles/tokens.css) do not. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--bad-ink)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-disabled-color': 'var(--ink-soft)',
  }
  return { variables: {}, light: both, dark: both }
}
