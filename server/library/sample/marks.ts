import type { ContradictionEnd, ContradictionType } from '../../../shared/contradictions/views.ts'
import { importAnnotations } from '../../annotations/annotations.import.ts'
import { locate } from '../../annotations/locate.ts'
import { importContradiction } from '../../contradictions/contradictions.import.ts'
import { fieldOf, toEndDocument } from '../../contradictions/ends.ts'
import { toHtml } from '../../threads/to-html.ts'
import { toDocument } from '../documents.presenter.ts'
import type { MarkSample } from './sample.ts'

type Shelved = Parameters<MarkSample>[1]

/** Where some words of the sample stand. */
type Place = { authority: string; exact: string }

const notes: (Place & { source: string; tag: string })[] = [
  {
    authority: 'tower-hamlets',
    exact: 'hears from nearly every family',
    source: 'To hear from a family is not to visit one. **Which** of the two is praised here?',
    tag: 'monitoring',
  },
  {
    authority: 'derby',
    exact: 'guidance obliges the council to visit every family once a year',
    source: 'Which guidance says so, and where? Compare what the law lets a council do.',
    tag: 'statutory-claim',
  },
]

const contradictions: { type: ContradictionType; claim: string; ends: [Place, Place | 'overall'] }[] = [
  {
    type: 'tone-v-overall',
    claim: 'Warm words for this one service, the lowest grade for all of them together.',
    ends: [{ authority: 'tower-hamlets', exact: 'its methods are called settled and working' }, 'overall'],
  },
  {
    type: 'authority-v-lscb',
    claim: 'In one chapter yearly visits are a duty; in the other the law lets the council do little.',
    ends: [
      {
        authority: 'derby',
        exact: 'They take it that guidance obliges the council to visit every family once a year',
      },
      { authority: 'derby', exact: 'how little the law lets it do' },
    ],
  },
]

/** Notes and contradictions on the sample, so that a newcomer sees what a page looks like in use. */
export const markSample: MarkSample = async (tx, shelved, name) => {
  const from = { name, created: tx.now, modified: null }
  for (const { authority, exact, source, tag } of notes) {
    const { document, excerpt } = find(shelved, { authority, exact })
    const wording = { text: excerpt.text, revision: excerpt.revision }
    await importAnnotations(tx, document._id, [
      {
        ...from,
        ...placed(excerpt, exact),
        excerpt: excerpt._id,
        seen: wording,
        today: wording,
        note: { source, html: toHtml(source) },
        tags: [tag],
        motivation: null,
      },
    ])
  }
  for (const { type, claim, ends } of contradictions) {
    const [first, other] = ends
    const second = other === 'overall' ? gradeOf(shelved, first) : passageOf(shelved, other)
    const words = { type, claim, status: 'proposed' as const }
    await importContradiction(tx, { ...from, ...words, ends: [passageOf(shelved, first), second] })
  }
}

function find(shelved: Shelved, { authority, exact }: Place) {
  for (const { document, excerpts } of shelved) {
    const excerpt = document.authority === authority && excerpts.find(({ text }) => text.includes(exact))
    if (excerpt) return { document, excerpt }
  }
  throw new Error(`The sample marks words that it hasn’t got: ${exact}`)
}

const placed = ({ _id, text }: Shelved[number]['excerpts'][number], exact: string) =>
  locate(text, { excerpt: _id.toHexString(), exact })

function passageOf(shelved: Shelved, place: Place): ContradictionEnd {
  const { document, excerpt } = find(shelved, place)
  return {
    kind: 'passage',
    document: toEndDocument(toDocument(document)),
    excerpt: excerpt._id.toHexString(),
    revision: excerpt.revision,
    ...placed(excerpt, place.exact),
    role: null,
  }
}

function gradeOf(shelved: Shelved, place: Place): ContradictionEnd {
  const end = fieldOf(toDocument(find(shelved, place).document), 'overall')
  if (!end) throw new Error(`The sample has no overall grade for ${place.authority}`)
  return end
}
