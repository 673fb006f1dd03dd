import { describe } from '../../../shared/annotations/selectors.ts'
import type { AnchorState, AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { codePointIndex } from '../../../shared/text/code-points.ts'
import { ada, idOf } from '../live/page-states.ts'

export const words = 'The 😀 team visits homes.\n\nIt is well run, and the team is liked.'

export function excerpt(text = words, revision = 1): ExcerptView {
  return {
    id: idOf('excerpt'),
    document: idOf('document'),
    kind: 'quotation',
    section: 'local-authority',
    text,
    revision,
    paragraph: null,
    page: null,
    editorNotes: [],
    creator: ada,
    version: revision,
    may: [],
  }
}

/** Selectors of the first place where `exact` stands in a text. */
function selectorsOf(text: string, exact: string) {
  const index = codePointIndex(text)
  const from = text.indexOf(exact)
  return describe(text, index.toCodePoint(from), index.toCodePoint(from + exact.length))
}

/** A highlight of `exact`, named by it, made on the first revision. */
export function highlighted(exact: string, more: Partial<AnnotationView> = {}): AnnotationView {
  const selectors = selectorsOf(words, exact)
  const { start, end } = selectors.position
  const state: AnchorState = 'exact'
  return {
    id: idOf(exact),
    document: idOf('document'),
    motivation: 'highlighting',
    creator: ada,
    created: '2017-06-13T12:00:00Z',
    modified: null,
    retired: null,
    target: { excerpt: idOf('excerpt'), revision: 1, ...selectors },
    anchor: { revision: 1, start, end, state },
    html: null,
    source: null,
    tags: [],
    pending: null,
    verdict: null,
    version: 1,
    state: 'live',
    may: [],
    ...more,
  }
}

/** A contradiction between two passages of the excerpt. */
export function contradiction(first: string, second: string): ContradictionView {
  const document = { id: idOf('document'), slug: 'derby', title: 'Derby', overall: null }
  const end = (exact: string) => {
    const selectors = selectorsOf(words, exact)
    const { start, end: last } = selectors.position
    return {
      kind: 'passage' as const,
      document,
      excerpt: idOf('excerpt'),
      revision: 1,
      ...selectors,
      role: null,
      anchor: { revision: 1, start, end: last, state: 'exact' as const },
      words: null,
    }
  }
  return {
    id: idOf('contradiction'),
    type: 'tone-v-overall',
    claim: 'One says this, the other that.',
    ends: [end(first), end(second)],
    status: 'proposed',
    state: 'live',
    verdict: null,
    creator: ada,
    created: '2017-06-13T12:00:00Z',
    modified: null,
    version: 1,
    may: [],
  }
}
