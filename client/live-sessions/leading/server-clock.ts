import { createCell } from '../../live/cell.ts'

/** Between which bounds the server's clock is ahead of this screen's, in milliseconds. */
export type Ahead = { least: number; most: number }

/** When a question was sent and its answer came, by this screen's clock, and the whole second that the answer names. */
export type DatedAnswer = { sent: number; came: number; date: number }

/**
 * What an answer says about the clocks, together with what was known before: the second that it names began before the
 * answer came, and hadn't ended when the question was sent. Where both can't be true, a clock was put right meanwhile,
 * and only the answer counts.
 */
export function learnt(known: Ahead | null, { sent, came, date }: DatedAnswer): Ahead {
  const heard = { least: date - came, most: date + 1_000 - sent }
  if (!known) return heard
  const both = { least: Math.max(known.least, heard.least), most: Math.min(known.most, heard.most) }
  return both.least <= both.most ? both : heard
}

/** The one number to reckon with: none where the clocks may well agree. */
export const bestGuess = ({ least, most }: Ahead): number =>
  least <= 0 && most >= 0 ? 0 : Math.round((least + most) / 2)

const known = createCell<Ahead | null>(null)

/** How far the server's clock is ahead of this screen's, in milliseconds; 0 until it has been asked. */
export const serverAhead = createCell(0)

/** Asks the server what time it is. What can't be asked now is asked another time. */
export async function askTheTime(): Promise<void> {
  const sent = Date.now()
  const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  const date = Date.parse(answer?.headers.get('date') ?? '')
  if (Number.isNaN(date)) return
  const now = learnt(known.get(), { sent, came: Date.now(), date })
  known.set(now)
  serverAhead.set(bestGuess(now))
}
