import type { TagView } from '../../shared/tags/views.ts'

/** A style sheet with every tag's colour and mark. Names and marks are letters and hyphens, so nothing is to be escaped. */
export const toStyles = (tags: readonly TagView[]): string =>
  tags
    .map(
      ({ name, colour, mark }) =>
        `[data-tag="${name}"]{--tag:var(--person-${colour})}[data-tag="${name}"]::before{content:"${mark}"/""}`,
    )
    .join('\n')
