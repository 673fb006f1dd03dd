import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { fromBase64 } from '../../../client/live-sessions/notes/bytes.ts'
import { type Answer, type Standing, startSending } from '../../../client/live-sessions/notes/sending.ts'
import type { Shelf } from '../../../client/live-sessions/notes/shelf.ts'
import { notesField } from '../../../shared/live-sessions/notes.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A device that keeps steps, and a server that answers as it is told to. */
function setUp(kept: string[] = []) {
  const doc = new Doc()
  const server = new Doc()
  const answers: (Answer | 'lost')[] = []
  const seen: Standing[] = []
  const at = { device: kept, sent: 0, mostAtOnce: 0, underWay: 0 }
  const shelf: Shelf = {
    found: () => at.device,
    keep: (steps) => {
      at.device = [...steps]
    },
  }
  const waiting: (() => void)[] = []
  const sending = startSending({
    doc,
    shelf,
    rest: 5,
    show: (standing) => seen.push(standing),
    async send(update) {
      at.sent += 1
      at.underWay += 1
      at.mostAtOnce = Math.max(at.mostAtOnce, at.underWay)
      for (const tell of waiting.splice(0)) tell()
      await pause(3)
      at.underWay -= 1
      const answer = answers.shift() ?? { ok: true }
      // An answer that was lost on its way: the server has it all the same.
      if (answer === 'lost' || answer.ok) applyUpdate(server, fromBase64(update))
      if (answer === 'lost') throw new Error('The connection is gone')
      return answer
    },
  })
  stops.push(() => sending.stop())
  const type = (words: string) => {
    const text = doc.getText(notesField)
    text.insert(text.length, words)
  }
  /** Resolves when the next step goes on its way. */
  const isUnderWay = () => new Promise<void>((resolve) => waiting.push(resolve))
  return {
    doc,
    at,
    sending,
    isUnderWay,
    type,
    answers,
    seen,
    there: () => server.getText(notesField).toString(),
  }
}

const refused = (code: 'muted' | 'unavailable'): Answer => ({
  ok: false,
  error: { code, message: 'Not now.', fields: [] },
})

describe('what is typed', () => {
  it('is gathered for a moment, sent one step after the other, and kept until it is confirmed', async () => {
    const here = setUp()
    for (const letter of 'gathered') here.type(letter)
    expect(here.at.device.length).toBe(1)
    expect(here.at.sent).toBe(0)
    await here.isUnderWay()
    here.type(' and more')
    expect(here.at.device.length).toBe(2)
    await expect.poll(here.there).toBe('gathered and more')
    await expect.poll(() => here.at.device).toEqual([])
    expect(here.at).toMatchObject({ sent: 2, mostAtOnce: 1 })
    expect(here.seen.at(-1)).toEqual({ is: 'saved' })
  })

  it('is sent again when nobody knows whether it came, which doubles no letter', async () => {
    const here = setUp()
    here.answers.push('lost')
    here.type('once')
    await expect.poll(() => here.seen.at(-1)).toEqual({ is: 'offline' })
    expect(here.at.device.length).toBe(1)
    here.sending.hope()
    await expect.poll(() => here.at.device).toEqual([])
    expect(here.at.sent).toBe(2)
    expect(here.there()).toBe('once')
  })

  it('stays on the device while its author is muted, and goes when they no longer are', async () => {
    const here = setUp()
    here.answers.push(refused('muted'))
    here.type('wait')
    await expect.poll(() => here.seen.at(-1)?.is).toBe('refused')
    here.type(' for me')
    await pause(30)
    expect(here.at.sent).toBe(1)
    expect(here.at.device.length).toBeGreaterThan(0)
    here.sending.hope()
    await expect.poll(here.there).toBe('wait for me')
    await expect.poll(() => here.at.device).toEqual([])
  })

  it('that an earlier visit left is there again and is sent; what is no step is left out', async () => {
    const before = setUp()
    before.answers.push(refused('unavailable'))
    before.type('from before')
    await expect.poll(() => before.seen.at(-1)?.is).toBe('offline')
    before.sending.stop()
    const now = setUp(['nonsense!', 'AAAA', ...before.at.device])
    expect(now.doc.getText(notesField).toString()).toBe('from before')
    await expect.poll(now.there).toBe('from before')
    await expect.poll(() => now.at.device).toEqual([])
  })

  it('goes in several steps where one would be too large', async () => {
    const here = setUp()
    const sizes: number[] = []
    for (let at = 0; at < 12; at++) here.type('ü'.repeat(7_000))
    sizes.push(...here.at.device.map(({ length }) => length))
    expect(Math.max(...sizes)).toBeLessThan(64_000)
    await expect.poll(() => here.at.device, { timeout: 3_000 }).toEqual([])
    expect(here.there()).toBe('ü'.repeat(84_000))
  })
})
