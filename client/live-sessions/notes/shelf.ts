import { keep, kept } from '../../live/keeping.ts'

/** Where this browser keeps steps of notes that the server hasn't confirmed, each in base64. */
export type Shelf = {
  /** What other tabs and earlier visits left, and what this tab keeps. */
  found(): string[]
  /** Keeps these and nothing else; from then on what was found is this tab's to keep. */
  keep(steps: readonly string[]): void
}

const beginning = (account: string, session: string) => `notes ${account} ${session} `

/** The names under which something is kept for a session's notes. */
export function keptFor(account: string, session: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning(account, session)))
  } catch {
    return []
  }
}

/** Each tab keeps its own, so that none overwrites what another still has to send. Sending steps twice does no harm. */
export function openShelf(account: string, session: string, tab = crypto.randomUUID()): Shelf {
  const own = beginning(account, session) + tab
  let taken: string[] = []
  return {
    found() {
      taken = keptFor(account, session)
      return taken.flatMap((name) => read(kept(name)))
    },
    keep(steps) {
      keep(own, steps.length === 0 ? '' : JSON.stringify(steps))
      for (const name of taken.splice(0)) if (name !== own) keep(name, '')
    },
  }
}

function read(words: string | null): string[] {
  try {
    const steps: unknown = JSON.parse(words ?? '[]')
    return Array.isArray(steps) ? steps.filter((step) => typeof step === 'string') : []
  } catch {
    return []
  }
}
