/** A tag of the vocabulary. `colour` is one of a palette of eight; `mark` says the same to who sees none. */
export type TagView = {
  name: string
  meaning: string
  colour: number
  mark: string
  /** False for one that is no longer offered; what has it keeps it. */
  offered: boolean
  /** 0 for one of the first vocabulary that nobody has changed. */
  version: number
}

/** How the colours of the palette are called. */
export const tagColours = ['Teal', 'Rust', 'Violet', 'Moss', 'Rose', 'Blue', 'Ochre', 'Stone'] as const

/** A tag's name: small letters and hyphens. */
export const tagName = /^[a-z][a-z-]{1,39}$/

/** What tags a form's one line names, parted by commas or spaces. */
export const tagsIn = (line: string): string[] => line.split(/[\s,]+/).filter(Boolean)
