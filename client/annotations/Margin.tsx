import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { Card } from './Card.tsx'
import { cardsInOrder } from './cards.ts'

type Props = { excerpt: ExcerptView; annotations: AnnotationView[] }

/** The notes and highlights of an excerpt, each a card, in the order of their passages. */
export function Margin({ excerpt, annotations }: Props) {
  const cards = cardsInOrder(excerpt, annotations)
  return (
    <aside class="margin" aria-label="Notes on this passage">
      <ol class="margin-cards">
        {cards.map((annotation) => (
          <li key={annotation.id}>
            <Card annotation={annotation} />
          </li>
        ))}
      </ol>
    </aside>
  )
}
