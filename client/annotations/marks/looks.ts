import type { MarkedSpan } from './spans.ts'

/** How marked words look, as classes of the style sheet: how deep they are marked, by whom, and for what. */
export function lookOf(covering: readonly MarkedSpan[], viewer: string | null): string {
  const classes = [
    `depth-${Math.min(covering.length, 4)}`,
    covering.some((span) => span.kind === 'annotation' && isOwn(span, viewer)) && 'is-own',
    covering.some(({ kind }) => kind === 'contradiction') && 'is-contradiction',
  ]
  return classes.filter(Boolean).join(' ')
}

export function isOwn(span: MarkedSpan, viewer: string | null): boolean {
  return (
    span.kind === 'annotation' && span.annotation.creator.id !== null && span.annotation.creator.id === viewer
  )
}
