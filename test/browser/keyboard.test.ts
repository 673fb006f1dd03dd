import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { card, gone, hasFocus, marked, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { member } = startBrowsers()
let documentPath: string

beforeAll(async () => {
  await makePerson('Ada')
  documentPath = (await sampleLibrary()).documentPath
})

async function adaReads() {
  const ada = await member(server().url, 'Ada')
  await open(ada, documentPath)
  return ada
}

const keys = async ({ page }: Someone, ...names: string[]) => {
  for (const name of names) await page.keyboard.press(name)
}

/** Begins to pick a passage where the focus is, and goes on with these keys once its tools are there. */
async function pick(ada: Someone, ...names: string[]) {
  await keys(ada, 'Enter')
  await ada.page.getByRole('toolbar').waitFor()
  await keys(ada, ...names)
}

const isSelected = ({ page }: Someone, words: RegExp) =>
  expect.poll(() => page.evaluate(() => String(getSelection()))).toMatch(words)

/** Goes on with Tab (or another key) until the focus is on something of this name. Every stop on the way is visible. */
async function goTo({ page }: Someone, name: RegExp, key = 'Tab') {
  const passed: string[] = []
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press(key)
    const at = await page.evaluate(focused)
    if (at.name !== '') expect(at.isVisible, `the focus shows on “${at.name}”`).toBe(true)
    if (name.test(at.name)) return
    passed.push(at.name)
  }
  throw new Error(`${name} was not reached by ${key}, only: ${passed.join(' · ')}`)
}

/** What has the focus, and whether one sees that it has. Runs in the page. */
function focused() {
  const element = document.activeElement as HTMLElement
  const labels = (element as HTMLInputElement).labels ?? []
  const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? ''
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const { width, height, bottom, top } = element.getBoundingClientRect()
  const isInSight = width > 1 && height > 1 && bottom > 0 && top < innerHeight
  const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  return { name: element === document.body ? '' : name.trim(), isVisible: isInSight && hasOutline }
}

describe('with the keyboard alone', () => {
  it('one skips to the text', async () => {
    const ada = await adaReads()
    await goTo(ada, /^Skip to the text$/)
    await keys(ada, 'Enter')
    await hasFocus(ada.page.getByRole('main'))
  })

  it('a passage is picked, highlighted and noted', async () => {
    const ada = await adaReads()
    await goTo(ada, /^Pick a passage/)
    await pick(ada, 'ArrowRight')
    await isSelected(ada, /^inspectors$/)
    await keys(ada, 'Shift+ArrowRight')
    await isSelected(ada, /^inspectors approve$/)
    await keys(ada, 'h')
    await marked(ada, 'inspectors approve').waitFor()

    await hasFocus(ada.page.locator('[data-picker]'))
    await pick(ada, 'ArrowDown')
    await isSelected(ada, /^The inspectors .* working\.\s?$/)
    await keys(ada, 'ArrowDown')
    await isSelected(ada, /^They count .* family\.$/)
    await keys(ada, 'Enter')
    await hasFocus(ada.page.getByRole('toolbar').getByRole('button', { name: 'Highlight' }))
    await keys(ada, 'ArrowRight')
    await hasFocus(ada.page.getByRole('toolbar').getByRole('button', { name: 'Note' }))
    await keys(ada, 'Enter')
    await hasFocus(ada.page.getByRole('textbox', { name: /^Note/ }))
    await ada.page.keyboard.type('A whole sentence of figures.')
    await goTo(ada, /^Save$/)
    await keys(ada, 'Enter')
    await hasFocus(card(ada, 'Note by Ada'))
  })

  it('Escape leaves whatever is open, and gives the focus back', async () => {
    const ada = await adaReads()
    const picker = ada.page.locator('[data-picker]')
    await goTo(ada, /^Pick a passage/)
    await pick(ada, 'Escape')
    await hasFocus(picker)
    await isSelected(ada, /^$/)
    await pick(ada, 'Enter', 'Escape')
    await hasFocus(picker)
    await gone(ada.page.getByRole('toolbar'))
    await pick(ada, 'm')
    await hasFocus(ada.page.getByRole('textbox', { name: /^Note/ }))
    await keys(ada, 'Escape')
    await gone(ada.page.getByRole('textbox', { name: /^Note/ }))
    await hasFocus(picker)
    await pick(ada, 'c')
    await hasFocus(
      ada.page.getByRole('dialog', { name: 'Propose a contradiction' }).getByRole('combobox').first(),
    )
    await keys(ada, 'Escape')
    await gone(ada.page.getByRole('dialog'))
    await hasFocus(picker)
  })

  it('the marks are walked, and what lies under them is chosen', async () => {
    const ada = await adaReads()
    await goTo(ada, /^Pick a passage/)
    await pick(ada, 'Shift+ArrowRight')
    await isSelected(ada, /^The inspectors$/)
    await keys(ada, 'h')
    await marked(ada, /^The $/).waitFor()
    await goTo(ada, /^The $|^The$/)
    await keys(ada, 'Enter')
    await hasFocus(card(ada, 'Highlight by Ada').first())
    await ada.page.locator('[data-picker]').focus()
    await goTo(ada, /^inspectors$/)
    await keys(ada, 'Enter')
    const chooser = ada.page.getByRole('dialog', { name: '2 marks on these words' })
    await hasFocus(chooser.getByRole('button').first())
    await keys(ada, 'Escape')
    await gone(chooser)
    await hasFocus(marked(ada, /^inspectors$/))
  })

  it('a thought is written and answered', async () => {
    const ada = await adaReads()
    await goTo(ada, /^The first thought$/)
    await ada.page.keyboard.type('Whose approval is it?')
    await goTo(ada, /^Post thought$/)
    await keys(ada, 'Enter')
    await hasFocus(ada.page.locator('.comment'))
    await goTo(ada, /^Reply to Ada$/)
    await keys(ada, 'Enter')
    await hasFocus(ada.page.getByRole('textbox', { name: 'Your reply to Ada' }))
    await keys(ada, 'Escape')
    await hasFocus(ada.page.getByRole('link', { name: 'Reply to Ada' }))
    await keys(ada, 'Enter')
    await ada.page.keyboard.type('The inspectors’.')
    await goTo(ada, /^Post reply$/)
    await keys(ada, 'Enter')
    await hasFocus(ada.page.locator('.replies .comment'))
  })
})
