import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openInbox, replace, reveal, shown, take, waitingAt } from '../../../client/live/inbox.ts'
import type { LiveEvent } from '../../../shared/live/contract.ts'
import { ada, ben, channel, comment, emptyPage, gone, idOf, plain, said, thread } from './page-states.ts'

/** All that waits in the thread. */
const waitingIn = (inbox: ReturnType<typeof openInbox>) => waitingAt(inbox, `all ${thread.id}`).ids

const onScreen = (inbox: ReturnType<typeof openInbox>) => Object.keys(shown(inbox).tables.comment).sort()

describe('what a screen takes in', () => {
  it('shows Ada her own comment at once, and lets Ben’s wait until she asks', () => {
    let inbox = take(openInbox(emptyPage(ada)), [said(1, comment('mine', ada)), said(2, comment('his', ben))])
    expect(onScreen(inbox)).toEqual([idOf('mine')])
    expect(waitingIn(inbox)).toEqual([idOf('his')])
    inbox = reveal(inbox, waitingIn(inbox))
    expect(onScreen(inbox)).toEqual([idOf('his'), idOf('mine')].sort())
    expect(waitingIn(inbox)).toEqual([])
  })

  it('applies an edit and a removal at once, and nothing waits that is gone', () => {
    const his = comment('his', ben)
    let inbox = reveal(take(openInbox(emptyPage(ada)), [said(1, his)]), [his.id])
    inbox = take(inbox, [said(2, { ...his, html: '<p>Edited</p>', version: 2 })])
    expect(shown(inbox).tables.comment[his.id]?.html).toBe('<p>Edited</p>')
    expect(inbox.waiting.size).toBe(0)
    inbox = take(inbox, [gone(3, his), said(4, comment('second', ben)), gone(5, comment('second', ben))])
    expect(onScreen(inbox)).toEqual([])
    expect(inbox.waiting.size).toBe(0)
  })

  it('edits a comment that waits without showing it', () => {
    const his = comment('his', ben)
    const inbox = take(openInbox(emptyPage(ada)), [
      said(1, his),
      said(2, { ...his, version: 2, html: 'new' }),
    ])
    expect(onScreen(inbox)).toEqual([])
    expect(inbox.state.tables.comment[his.id]?.html).toBe('new')
  })

  it('lets a reply wait with the comment it answers, even Ada’s own from another window', () => {
    const his = comment('his', ben)
    const hers = comment('their answer', ada, { parent: his.id, created: '2017-06-13T12:01:00Z' })
    const inbox = take(openInbox(emptyPage(ada)), [said(1, his), said(2, hers)])
    expect(waitingIn(inbox)).toEqual([his.id, hers.id])
  })

  it('lets everything wait for a guest, who has written nothing', () => {
    const guest = { id: null, name: '' }
    const imported = comment('imported', { id: null, name: 'Imported' })
    expect(waitingIn(take(openInbox(emptyPage(guest)), [said(1, imported)]))).toEqual([imported.id])
  })

  it('keeps the draft that came back, and what is new in a fresh state waits', () => {
    const form = { form: 'reply', values: { source: 'half a th' }, fields: [], message: null, draft: true }
    const his = comment('his', ben)
    const fresh = take(openInbox(emptyPage(ada)), [said(1, his), said(2, comment('mine', ada))]).state
    const inbox = replace(openInbox({ ...emptyPage(ada), form }), fresh)
    expect(inbox.state.form).toEqual(form)
    expect(waitingIn(inbox)).toEqual([his.id])
    expect(onScreen(inbox)).toEqual([idOf('mine')])
  })

  it('ends the same however delivery repeats and reorders', () => {
    const history = historyOf(12)
    const inOrder = take(openInbox(emptyPage(ada)), history)
    const delivery = fc.array(fc.subarray(history, { minLength: 1 }), { maxLength: 8 })
    fc.assert(
      fc.property(delivery, fc.shuffledSubarray(history, { minLength: 12 }), (batches, whole) => {
        let inbox = openInbox(emptyPage(ada))
        for (const batch of batches) inbox = take(inbox, [...batch].reverse())
        for (const event of whole) inbox = take(inbox, [event])
        expect(inbox.state).toEqual(inOrder.state)
        expect([...inbox.waiting].sort()).toEqual([...inOrder.waiting].sort())
        expect(inbox.early).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('knows that something is missing, and keeps what came after it', () => {
    const [first, second, third] = historyOf(3) as [LiveEvent, LiveEvent, LiveEvent]
    let inbox = take(openInbox(emptyPage(ada)), [third, third])
    expect(inbox.early).toEqual([third])
    expect(inbox.state.channels[channel]?.seq).toBe(0)
    inbox = take(inbox, [first, second])
    expect(inbox.early).toEqual([])
    expect(inbox.state.channels[channel]?.seq).toBe(3)
  })
})

/** Comments by both, each edited or removed some changes later. */
function historyOf(length: number): LiveEvent[] {
  return Array.from({ length }, (_, i) => {
    const view = comment(`c${Math.floor(i / 3)}`, i % 2 === 0 ? ada : ben)
    if (i % 3 === 0) return said(i + 1, view)
    if (i % 3 === 1) return said(i + 1, { ...view, creator: { ...ben, ...plain }, version: 2 })
    return i % 2 === 0 ? gone(i + 1, view) : said(i + 1, { ...view, version: 3 })
  })
}
