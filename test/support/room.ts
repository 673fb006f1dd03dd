import type { Someone } from './browser.ts'

/** The parts of a live session's room, as people know them. */
export const strip = ({ page }: Someone) => page.getByRole('region', { name: 'What we are doing' })
export const part = ({ page }: Someone, name: 'people' | 'leading') => page.locator(`#room-${name}`)
export const seat = (who: Someone, name: string) =>
  part(who, 'people').getByRole('listitem').filter({ hasText: name })
export const timer = (who: Someone) => strip(who).getByRole('timer')

/** Goes on with Tab (or back with Shift and Tab) to the control of this name, with the keyboard alone. */
export async function reachByKeys({ page }: Someone, name: RegExp | string, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press(key)
    const at = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    })
    if (typeof name === 'string' ? at.trim() === name : name.test(at.trim())) return
  }
  throw new Error(`${name} was not reached by ${key}`)
}
