import type { Area } from '../../../client/live-sessions/notes/bind-area.ts'

/** A text area as a browser behaves, without a browser: value, caret, and the events of typing. */
export class TypingArea extends EventTarget {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  selectionDirection: 'forward' | 'backward' | 'none' = 'none'
  scrollTop = 0
  scrollHeight = 0
  readOnly = false

  setSelectionRange(start: number | null, end: number | null, direction?: string): void {
    this.selectionStart = Math.min(start ?? 0, this.value.length)
    this.selectionEnd = Math.min(end ?? 0, this.value.length)
    this.selectionDirection = (direction as 'none') ?? 'none'
  }

  get asArea(): Area {
    return this as unknown as Area
  }

  /** Puts words in place of what is selected, as typing and pasting do. */
  type(words: string): void {
    const { value, selectionStart: start, selectionEnd: end } = this
    this.value = value.slice(0, start) + words + value.slice(end)
    this.setSelectionRange(start + words.length, start + words.length)
    this.dispatchEvent(new Event('input'))
  }
  select(start: number, end = start): void {
    this.setSelectionRange(start, end)
  }
  /** The letter before the caret, or what is selected. */
  backspace(): void {
    if (this.selectionStart === this.selectionEnd)
      this.select(Math.max(0, this.selectionStart - 1), this.selectionEnd)
    this.type('')
  }
  press(key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}): void {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...held })
    this.dispatchEvent(event)
  }
  /** What is selected, with the caret shown as a bar. */
  get shown(): string {
    const { value, selectionStart: start, selectionEnd: end } = this
    return start === end
      ? `${value.slice(0, start)}|${value.slice(start)}`
      : `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`
  }
}
