/** Somebody's words as a quotation in little markup, with who said them; an empty name is left out. Ends ready to go on. */
export function quotation(name: string, words: string): string {
  const lines = words.trim().split(/\s*\n\s*/)
  const said = name === '' ? '' : `${name} wrote:\n`
  return `${said}${lines.map((line) => `> ${line}`).join('\n')}\n\n`
}
