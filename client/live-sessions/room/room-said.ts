import { useEffect, useRef } from 'preact/hooks'
import { count } from '../../../shared/text/plural.ts'
import { announce } from '../../live/announce.ts'
import type { Room } from './room.ts'

/** What is said of a change in the room to those who don't see it; marks, messages and the timer speak for themselves. */
export function sayings(before: Room, now: Room): string[] {
  const said: (string | false | undefined)[] = []
  const { session } = now
  if (before.session.state !== session.state) {
    said.push(session.state === 'open' && 'The session has begun.')
    said.push(session.state === 'ended' && 'The session has ended.')
  }
  if (session.state === 'ended') return said.filter((words) => typeof words === 'string')
  if (before.session.task?.set !== session.task?.set) {
    said.push(session.task ? `Task: ${session.task.words}` : 'The task was taken away.')
  }
  const { timer } = session
  if (timer && timer.ends !== before.session.timer?.ends)
    said.push(`A timer runs: ${lasting(timer.seconds)}.`)
  if (!timer && before.session.timer) said.push('The timer was taken away.')
  if (now.round && now.round.id !== before.round?.id) {
    said.push(`Round ${now.round.number} has begun: each sees their own marks alone until the reveal.`)
  }
  const over = !now.round && now.rounds.find(({ id }) => id === before.round?.id)
  if (over) said.push(`Round ${over.number} ${over.state === 'revealed' ? 'is revealed' : 'was dropped'}.`)
  if (before.own && now.own && before.own.muted !== now.own.muted) {
    said.push(now.own.muted ? 'You are muted here. You can read on.' : 'You may take part again.')
  }
  if (now.may.lead) {
    const up = new Set(before.seats.flatMap(({ id, hand }) => (hand === null ? [] : [id])))
    for (const { id, hand, person } of now.seats) {
      said.push(hand !== null && !up.has(id) && id !== now.own?.id && `${person.name} raised a hand.`)
    }
  }
  return said.filter((words) => typeof words === 'string')
}

/** 300 seconds are '5 minutes', 90 are '1 minute 30 seconds'. */
function lasting(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 && count(minutes, 'minute'), rest > 0 && count(rest, 'second')]
    .filter(Boolean)
    .join(' ')
}

/** Says what changes in the room, from now on. */
export function useRoomSaid(room: Room): void {
  const before = useRef(room)
  useEffect(() => {
    for (const words of sayings(before.current, room)) announce(words)
    before.current = room
  })
}
