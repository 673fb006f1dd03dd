import type { RedactView } from '../../shared/curation/views.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { AnnotationRecord } from '../annotations/annotations.model.ts'
import type { ContradictionRecord } from '../contradictions/contradictions.model.ts'
import type { Thing } from '../moderation/things.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { withMentions } from '../threads/mentions.ts'
import { toHtml } from '../threads/to-html.ts'
import type { Redactor } from './redactor.ts'

/** A thing's own words, as they were typed. */
export function textsOf(kind: ModeratedKind, thing: Thing): RedactView['texts'] {
  const found: [label: string, text: string | null | undefined][] = []
  if (kind === 'contradiction') found.push(['Claim', (thing as unknown as ContradictionRecord).claim])
  else {
    const { source, pending } = thing as unknown as CommentRecord | AnnotationRecord
    found.push(['Words', source], ['Held edit', pending?.source])
  }
  if (kind === 'annotation') found.push(['Tags', (thing as unknown as AnnotationRecord).tags.join(', ')])
  return found.flatMap(([label, text]) => (text ? [{ label, text }] : []))
}

/** What to set on a thing, so that the words are in none of its own texts. HTML is made anew from what is left. */
export async function withoutWords(
  kind: ModeratedKind,
  thing: Thing,
  { text, deep }: Redactor,
): Promise<Partial<Thing>> {
  const moderation = deep(thing.moderation)
  if (kind === 'contradiction') {
    const { claim } = thing as unknown as ContradictionRecord
    return { moderation, claim: text(claim) } as Partial<Thing>
  }
  const { source, html, pending } = thing as unknown as CommentRecord | AnnotationRecord
  const words = source === null ? { source, html } : await wordedAs(kind, text(source))
  const held = pending && { ...deep(pending), ...(await wordedAs(kind, text(pending.source))) }
  const tags = kind === 'annotation' ? { tags: deep((thing as unknown as AnnotationRecord).tags) } : {}
  // Nobody edits a message, so none waits.
  return { moderation, ...words, ...tags, ...(kind !== 'message' && { pending: held }) } as Partial<Thing>
}

/** Only comments mention people. */
async function wordedAs(kind: ModeratedKind, source: string): Promise<{ source: string; html: string }> {
  const html = toHtml(source)
  return { source, ...(kind === 'comment' ? await withMentions(html) : { html }) }
}
