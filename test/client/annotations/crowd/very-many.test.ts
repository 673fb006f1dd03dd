import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { crowd } from '../../../../client/annotations/crowd/crowded.ts'
import { Margin } from '../../../../client/annotations/margin/Margin.tsx'
import { AnnotatedText } from '../../../../client/annotations/marks/AnnotatedText.tsx'
import { createStore, StoreContext } from '../../../../client/live/store.ts'
import type { AnnotationView } from '../../../../shared/annotations/views.ts'
import { codePointLength } from '../../../../shared/text/code-points.ts'
import { ada, ben, emptyPage, idOf } from '../../live/page-states.ts'
import { contradiction, excerpt, highlighted, words } from '../excerpts.ts'

// A paragraph with what a page must escape, then one word for each mark.
const lead = `${words} Tea & <cake>.`
const sentence = Array.from({ length: crowd + 1 }, (_, n) => `word${n}`).join(' ')
const text = `${lead}\n\n${sentence}`

/** Marks words of the text for somebody, as highlighted there. */
function marked(exact: string, more: Partial<AnnotationView> = {}): AnnotationView {
  const start = codePointLength(text.slice(0, text.indexOf(exact)))
  const anchor = { revision: 1, start, end: start + codePointLength(exact), state: 'exact' as const }
  return { ...highlighted('team'), id: idOf(exact), creator: ben, anchor, ...more }
}
const each = Array.from({ length: crowd + 1 }, (_, n) => marked(`word${n}`))

function drawn(
  annotations: AnnotationView[],
  path = '/documents/derby',
  contradictions = [contradiction('homes', 'well run')],
) {
  const props = { excerpt: excerpt(text), annotations, contradictions }
  const children = [h(AnnotatedText, { ...props, key: 1 }), h(Margin, { ...props, key: 2 })]
  const store = createStore({ ...emptyPage(ada), path })
  const html = renderToString(h(StoreContext.Provider, { value: store, children }))
  const [inText = '', margin = ''] = html.split('<aside')
  return { inText, margin }
}

const marksIn = (html: string) =>
  [...html.matchAll(/<mark class="([^"]*)"><a href="([^"]*)"([^>]*)>([^<]*)<\/a><\/mark>/g)].map(
    ([, look, href, more, text]) => ({ look, href, text, isStop: more === '' }),
  )

describe('a text with very many marks, without script', () => {
  it('shows what is marked and how deep, in as few marks as look different', () => {
    const { inText } = drawn([
      ...each,
      marked('team visits homes', { creator: ada }),
      marked('visits homes'),
      marked('homes'),
      marked('word7 word8 word9'),
    ])
    const looks = marksIn(inText).map(({ look, text }) => [text, look])
    expect(looks.slice(0, 4)).toEqual([
      ['team ', 'depth-1 is-own'],
      ['visits ', 'depth-2 is-own'],
      ['homes', 'depth-3 is-own is-contradiction ends-contradiction'],
      ['well run', 'depth-1 is-contradiction ends-contradiction'],
    ])
    // What lies side by side and looks alike is one; the space between two marks is none.
    expect(looks.slice(10, 14)).toEqual([
      ['word6', 'depth-1'],
      ['word7 word8 word9', 'depth-2'],
      ['word10', 'depth-1'],
      ['word11', 'depth-1'],
    ])
  })

  it('holds the excerpt’s own characters, escaped, and nothing else', () => {
    const { inText } = drawn(each)
    expect(inText).toContain('Tea &amp; &lt;cake&gt;.')
    const said = inText
      .replaceAll('</p>', '\n\n')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    expect(said.trim()).toBe(text)
    expect(inText).not.toMatch(/ style=| on[a-z]+=|<script|role="button"/)
  })

  it('leads from each mark to its card, on this page or on that with its hundred', () => {
    const last = idOf(`word${crowd}`)
    const first = drawn(each)
    expect(first.margin.match(/<article/g)).toHaveLength(100)
    expect(marksIn(first.inText).find(({ text }) => text === 'word99')?.href).toBe(
      `#annotation-${idOf('word99')}`,
    )
    const href = marksIn(first.inText).find(({ text }) => text === `word${crowd}`)?.href
    expect(href).toBe(`/documents/derby?notes=6#annotation-${last}`)
    const there = drawn(each, href?.split('#')[0])
    expect(there.margin).toContain(`id="annotation-${last}"`)
    expect(there.margin.match(/<article/g)).toHaveLength(1)
    expect(marksIn(there.inText).find(({ text }) => text === 'word0')?.href).toBe(
      `/documents/derby#annotation-${idOf('word0')}`,
    )
    const [contradicted] = marksIn(first.inText)
    expect(contradicted?.href).toBe(`#contradiction-${idOf('contradiction')}`)
  })

  it('goes on to the hundred after and back, and keeps what else the address asks for', () => {
    const { margin } = drawn(each, '/documents/derby?by=ben&amp=1&notes=2')
    expect(margin).toContain('101 to 200 of 501 notes')
    expect(margin).toMatch(/href="\/documents\/derby\?by=ben&amp;amp=1#notes-[^"]*">Earlier: 1 to 100</)
    expect(margin).toMatch(
      /href="\/documents\/derby\?by=ben&amp;amp=1&amp;notes=3#notes-[^"]*">Later: 201 to 300</,
    )
    for (const [asked, shown] of [
      ['0', '1 to 100'],
      ['-3', '1 to 100'],
      ['what', '1 to 100'],
      ['1e9', '501 to 501'],
    ]) {
      expect(drawn(each, `/documents/derby?notes=${asked}`).margin).toContain(`${shown} of 501 notes`)
    }
  })

  it('has one stop for the Tab key in each paragraph', () => {
    const stops = marksIn(drawn(each).inText).filter(({ isStop }) => isStop)
    expect(stops.map(({ text }) => text)).toEqual(['homes', 'well run', 'word0'])
  })
})
