import { afterEach } from 'vitest'
import { Screen, type Weather } from './screen.ts'
import type { Visitor } from './visitor.ts'

/** How the tests of a file open screens; each is closed after the test that opened it. */
export function screens(): (visitor: Visitor, path: string, weather?: Weather) => Promise<Screen> {
  const open: Screen[] = []
  afterEach(() => {
    for (const screen of open.splice(0)) screen.close()
  })
  return async (visitor, path, weather) => {
    const screen = await Screen.open(visitor, path, weather)
    open.push(screen)
    return screen
  }
}
