const digits = new Intl.NumberFormat('en-GB')

/** A counted noun: '1 thought', '1,204 thoughts', '0 replies' with its own plural, `count(n, 'reply', 'replies')`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${digits.format(n)} ${n === 1 ? one : many}`
}
