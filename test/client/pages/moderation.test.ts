import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../client/render.tsx'
import type { Page } from '../../../shared/pages/page.ts'
import { idOf } from '../live/page-states.ts'
import { pageOf } from './states.ts'

type Queue = Extract<Page, { kind: 'moderation' }>
const queue = (more: Partial<Queue> = {}) => {
  const state = pageOf('moderation')
  return renderBody({ ...state, page: { ...(state.page as Queue), ...more } })
}
const cardOf = (name: string) =>
  new RegExp(`<article[^>]* id="case-${idOf(name)}".*?</article>`, 's').exec(queue())?.[0]

describe('a card of the queue', () => {
  it('has its words, whose they are, where they stand and why it waits', () => {
    const card = cardOf('first')
    expect(card).toContain('<p>first</p>')
    expect(card).toMatch(/href="\/people\/b{24}">Ben<\/a>.*newcomer/s)
    expect(card).toMatch(new RegExp(`href="/documents/derby#comment-${idOf('first')}">Derby`))
    expect(card).toMatch(/First comment.*The first comment by this person\./s)
  })

  it('is decided by forms and links that need no script', () => {
    const card = cardOf('first')
    expect(card).toMatch(/<button type="submit" name="decision" value="approve"/)
    expect(card).toContain(`name="things" value="comment ${idOf('first')} 1"`)
    expect(card).toContain(`href="/moderation/comment/${idOf('first')}?decide=remove"`)
    expect(card).not.toContain('value="hide"')
  })

  it('of a held edit shows what the public reads beside what is to be read', () => {
    expect(cardOf('edit')).toMatch(/Public now.*The former words\..*The edit.*The other words\./s)
  })

  it('gathers its reports by rule, the most named first', () => {
    const card = cardOf('reported')
    expect(card).toMatch(
      /2 reports:.*Answer the argument.*1 trusted.*1 report:.*Keep to the report.*\(trusted/s,
    )
    expect(card).toMatch(/<b class="name">Cy<\/b>/)
    expect(card).toContain('>guest<')
  })

  it('with an appeal has the author’s words, the decision they are about, and a form to judge it', () => {
    const card = cardOf('appeal')
    expect(card).toMatch(/Ben objects.*I meant the report\./s)
    expect(card).toMatch(/Removed by Mo,.*Answer the argument.*It speaks about a person\./s)
    expect(card).toContain(`action="/moderation/appeals/${idOf('appeal')}"`)
    expect(card).not.toContain('value="restore"')
  })
})

it('a decision that was refused without script is told on its card, with the words as they are now', () => {
  const values = { decision: 'approve', things: `comment ${idOf('first')} 1` }
  const form = { form: 'decide', values, fields: [], message: 'The words have changed.', draft: false }
  const html = renderBody(pageOf('moderation', { form }))
  expect(html.match(/The words have changed\./g)).toHaveLength(1)
  expect(html).toMatch(
    new RegExp(`id="case-${idOf('first')}"(?:(?!</article>).)*The words have changed`, 's'),
  )
  const several = { decision: 'spam', 'things[0]': `comment ${idOf('edit')} 1`, 'things[1]': values.things }
  const review = { kind: 'review' as const, decision: 'spam' as const, cases: [idOf('edit')], others: 0 }
  const impact = { removes: 1, keepsReplies: 0, byPeople: 0, detaches: 0 }
  const page = { ...review, impact }
  expect(renderBody(pageOf('review', { page, form: { ...form, values: several } }))).toContain(form.message)
})

describe('the queue', () => {
  it('counts what is in each, and says which this is', () => {
    const html = queue({ queue: 'decided' })
    expect(html).toMatch(/href="\/moderation\?queue=decided" aria-current="page">Decided.*1,204/s)
    expect(html).toMatch(/href="\/moderation">Waiting/)
  })

  it('goes on to its next part without losing what narrows it', () => {
    const html = queue({ queue: 'spam', filter: { kind: 'comment', author: null, phase: 'links' } })
    expect(html).toContain(
      `href="/moderation?queue=spam&amp;kind=comment&amp;phase=links&amp;after=1-${idOf('next')}"`,
    )
  })

  it('offers to undo the last decision', () => {
    expect(queue()).toMatch(/action="\/moderation\/undo".*You removed 2 things\..*Undo/s)
  })

  it('with nothing in it says so, and where to go', () => {
    expect(queue({ cases: [] })).toMatch(/Nothing waits.*href="\/moderation\?queue=decided"/s)
    expect(queue({ cases: [], queue: 'appeals' })).toMatch(/No appeals.*href="\/moderation">See what waits/s)
    const filter = { kind: null, author: 'b'.repeat(24), phase: null }
    expect(queue({ cases: [], filter })).toMatch(/Nothing here fits.*href="\/moderation"/s)
  })

  it('lets several be selected, to be looked over together', () => {
    const html = queue()
    expect(html).toMatch(/<form id="bulk" method="get" action="\/moderation\/review"/)
    expect(html).toContain(`name="things" value="comment ${idOf('first')} 1" form="bulk"`)
  })
})

describe('a card’s own page', () => {
  it('has its record, and the form of the decision that is asked for', () => {
    const state = pageOf('case', { path: `/moderation/comment/${idOf('first')}?decide=remove` })
    const html = renderBody(state)
    expect(html).toMatch(
      /Its record.*Removed.*from public to removed.*Keep to the report.*The second time\./s,
    )
    expect(html).toMatch(/name="decision" value="remove".*name="rule" value="respect"/s)
    expect(renderBody(pageOf('case'))).not.toContain('name="rule"')
  })

  it('erases for admins alone', () => {
    const state = pageOf('case')
    expect(renderBody(state)).not.toContain('/moderation/erase')
    const admin = { ...state.viewer, may: [...state.viewer.may, 'govern' as const] }
    expect(renderBody({ ...state, viewer: admin })).toContain('/moderation/erase')
  })
})

it('how many wait stands at the head of every page of a moderator, and of nobody else', () => {
  const state = pageOf('home')
  const counts = { comments: 0, annotations: 0, contradictions: 0, unread: 0, waiting: 12 }
  const channels = { 'moderation:queue': { seq: 3, depth: 'summary' as const, counts } }
  const may = [...state.viewer.may, 'moderate' as const]
  const html = renderBody({ ...state, channels, viewer: { ...state.viewer, may } })
  expect(html).toMatch(/href="\/moderation">Moderation.*12<span class="sr-only"> waiting/s)
  expect(renderBody({ ...state, channels })).not.toContain('href="/moderation"')
})
