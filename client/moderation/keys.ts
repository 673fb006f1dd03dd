import type { Decision } from '../../shared/moderation/states.ts'

/** What a key means on the queue. */
export type Command =
  | { do: 'decide'; decision: Decision }
  | { do: 'move'; by: 1 | -1 }
  | { do: 'note' | 'select' | 'undo' | 'help' }

/** The letters that decide, for the buttons to tell. */
export const keyOf: Partial<Record<Decision, string>> = {
  approve: 'a',
  remove: 'r',
  hide: 'h',
  spam: 's',
  restore: 'b',
  keep: 'f',
}

const commands: Record<string, Command> = {
  a: { do: 'decide', decision: 'approve' },
  r: { do: 'decide', decision: 'remove' },
  h: { do: 'decide', decision: 'hide' },
  s: { do: 'decide', decision: 'spam' },
  b: { do: 'decide', decision: 'restore' },
  f: { do: 'decide', decision: 'keep' },
  j: { do: 'move', by: 1 },
  k: { do: 'move', by: -1 },
  n: { do: 'note' },
  x: { do: 'select' },
  z: { do: 'undo' },
  '?': { do: 'help' },
}

/** Each key with what it does, for the page that shows them. */
export const keyHelp: readonly (readonly [key: string, what: string])[] = [
  ['j', 'to the next card'],
  ['k', 'to the card before'],
  ['a', 'approve'],
  ['r', 'remove'],
  ['h', 'hide'],
  ['s', 'mark as spam'],
  ['b', 'bring back what was removed or marked as spam'],
  ['f', 'keep the former wording'],
  ['n', 'decide with a note for colleagues, or answer an appeal'],
  ['x', 'select, or no longer'],
  ['z', 'undo your last decision'],
  ['Esc', 'leave a form, back to its card'],
  ['?', 'show these keys'],
]

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>

/** The command of a key that was pressed; null for none. Keys of the browser and of a held finger are not ours. */
export function commandOf({ key, ctrlKey, metaKey, altKey, repeat, isComposing }: Pressed): Command | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null
  const command = Object.hasOwn(commands, key) ? (commands[key] as Command) : null
  // A finger that rests on a key moves on, and does nothing else.
  return repeat && command?.do !== 'move' ? null : command
}

/** True where letters are written, chosen by, or answer a dialog: keys mean what they say there. */
export const isTyping = (target: Element): boolean =>
  target.closest(
    'input:not([type="checkbox"]), textarea, select, dialog, [contenteditable], .decide-form',
  ) !== null

/** The place `by` cards further on; the ends are the ends. From nowhere (-1) down is the first. */
export const movedTo = (at: number, by: 1 | -1, count: number): number =>
  Math.max(0, Math.min(count - 1, at + by))
