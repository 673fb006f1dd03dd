import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Margin } from '../../../../client/annotations/margin/Margin.tsx'
import { AnnotatedText } from '../../../../client/annotations/marks/AnnotatedText.tsx'
import { describeMark } from '../../../../client/annotations/marks/Mark.tsx'
import { createStore, StoreContext } from '../../../../client/live/store.ts'
import { ada, ben, emptyPage, idOf } from '../../live/page-states.ts'
import { contradiction, excerpt, highlighted, words } from '../excerpts.ts'

const props = {
  excerpt: excerpt(),
  annotations: [
    highlighted('team visits'),
    highlighted('visits homes', { creator: ben, html: '<p>Why?</p>' }),
  ],
  contradictions: [contradiction('homes', 'well run')],
}

function drawn(viewer = ada): string {
  const children = [h(AnnotatedText, { ...props, key: 1 }), h(Margin, { ...props, key: 2 })]
  return renderToString(h(StoreContext.Provider, { value: createStore(emptyPage(viewer)), children }))
}

/** The marks of the page: their words and their classes. */
const marks = (html: string) =>
  [...html.matchAll(/<mark [^>]*class="([^"]*)"[^>]*>([^<]*)<\/mark>/g)].map(([, classes, text]) => [
    text,
    classes,
  ])

describe('an excerpt without script', () => {
  it('shows whose marks lie where, how deep, and where a contradiction ends', () => {
    expect(marks(drawn())).toEqual([
      ['team ', 'depth-1 is-own'],
      ['visits', 'depth-2 is-own has-note'],
      [' ', 'depth-1 has-note'],
      ['homes', 'depth-2 is-contradiction has-note ends-contradiction'],
      ['well run', 'depth-1 is-contradiction ends-contradiction'],
    ])
    expect(drawn(ben)).toContain('depth-1 is-own has-note')
  })

  it('holds the excerpt’s own characters and nothing else', () => {
    const text = /<div class="excerpt-text"[^>]*>(.*?)<\/div>/.exec(drawn())?.[1] ?? ''
    expect(
      text
        .replaceAll('</p>', '\n\n')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ).toBe(words)
  })

  it('has a card for every annotation, and nothing that a strict policy would refuse', () => {
    const html = drawn()
    expect(html).toContain(`id="annotation-${idOf('team visits')}"`)
    expect(html).toContain('<p>Why?</p>')
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script/)
  })

  it('offers nothing that only script could do', () => {
    expect(drawn()).not.toMatch(/role="button"|type="button"/)
  })
})

describe('what a mark says of itself', () => {
  it.each([
    [['Ada'], 0, 'highlighted by Ada'],
    [['Ada', 'Ada', 'Ben', 'Cy'], 1, 'highlighted by Ada and 2 others; in 1 contradiction'],
    [[], 2, 'in 2 contradictions'],
  ])('%j and %d', (names, contradictions, said) => {
    expect(describeMark(names, contradictions)).toBe(said)
  })
})
