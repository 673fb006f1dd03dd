import { beforeEach, describe, expect, it, vi } from 'vitest'

/** Only what is used of a browser: storage that all tabs share, and fields. */
const stored = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, words: string) => void stored.set(name, words),
  removeItem: (name: string) => void stored.delete(name),
})
const name = 'draft  document x '

/** A tab of its own, whose field holds the draft there is, as a page that was opened now. */
async function openTab() {
  vi.resetModules()
  const { keepApart } = await import('../../../client/threads/guest-tabs.ts')
  const field = Object.assign(new EventTarget(), { value: stored.get(name) ?? '' })
  const tab = { offered: [] as string[], type, shown: () => field.value }
  const stop = keepApart(field as unknown as HTMLTextAreaElement, { name, begun: field.value }, (others) => {
    tab.offered = others
  })
  function type(words: string) {
    field.value = words
    // As the form does, whoever else writes there.
    if (words.trim() === '') stored.delete(name)
    else stored.set(name, words)
    field.dispatchEvent(new Event('input'))
    vi.runAllTimers()
  }
  return { ...tab, stop, offered: () => tab.offered }
}

beforeEach(() => {
  stored.clear()
  vi.useFakeTimers()
})

describe('a guest who writes in two tabs', () => {
  it('is offered what the other has, whichever wrote last', async () => {
    const [one, two] = [await openTab(), await openTab()]
    one.type('First words')
    expect(one.offered()).toEqual([])
    two.type('Second words')
    expect(two.offered()).toEqual(['First words'])
    one.type('First words, and more')
    expect(one.offered()).toEqual(['Second words'])
    two.type('Second words, First words, and more')
    expect(two.offered()).toEqual([])
  })

  it('loses nothing when the other tab is closed, or this one posts', async () => {
    const [one, two] = [await openTab(), await openTab()]
    one.type('First words')
    two.type('Second words')
    one.stop()
    two.type('')
    expect(two.offered()).toEqual(['First words'])
    const later = await openTab()
    expect(later.shown()).toBe('First words')
    expect(later.offered()).toEqual([])
    later.type('')
    expect([...stored]).toEqual([])
  })

  it('goes on with a draft that is there without being told of it twice', async () => {
    const one = await openTab()
    one.type('A thought that was begun')
    one.stop()
    const two = await openTab()
    two.type('A thought, begun anew')
    expect(two.offered()).toEqual([])
    expect(stored.get(name)).toBe('A thought, begun anew')
  })

  it('writes on where what was kept can’t be read', async () => {
    stored.set(`${name} tabs`, 'not JSON')
    const one = await openTab()
    one.type('Words')
    expect(one.offered()).toEqual([])
  })
})
