import type { KeepMark, ReadingMark } from '../../shared/threads/reading.schema.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { json } from '../live/json.ts'

/** For how long marks are gathered before they are sent, in milliseconds. */
const rest = 10_000

/** What the server knows, by thread, and what it is still to be told. */
const known = new Map<string, string>()
const untold = new Map<string, KeepMark>()
let timer: ReturnType<typeof setTimeout> | null = null
let token = ''

/** How far this account has read a thread on any of its devices; null where that is not known. */
export async function markElsewhere({ kind, id }: ThreadRef): Promise<string | null> {
  const { upTo } = await json<ReadingMark>(`/api/reading?${new URLSearchParams({ kind, id })}`)
  if (upTo !== null) known.set(id, upTo)
  return upTo
}

/** Tells the server, some time later, up to which comment a thread was read; at once when the page is left. */
export function tellRead({ kind, id }: ThreadRef, upTo: string, ownToken: string): void {
  if (upTo <= (known.get(id) ?? '')) return
  token = ownToken
  untold.set(id, { kind, id, upTo })
  timer ??= setTimeout(tell, rest)
}

function tell(): void {
  if (timer) clearTimeout(timer)
  timer = null
  for (const mark of untold.values()) {
    known.set(mark.id, mark.upTo)
    // What isn't told now is with the next visit: this browser keeps its own mark as well.
    fetch('/reading', {
      method: 'POST',
      keepalive: true,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-counterpoint-token': token,
      },
      body: JSON.stringify(mark),
    }).catch(() => {})
  }
  untold.clear()
}

addEventListener('pagehide', tell)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell())
