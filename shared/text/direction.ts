const letter = /\p{L}/u
const rtlLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Whether a text has letters that are read from right to left. */
export const hasRtl = (text: string): boolean => rtlLetter.test(text)

/** Whether a line is read from right to left as a whole, as its first letter says. */
export const isRtl = (line: string): boolean => rtlLetter.test(letter.exec(line)?.[0] ?? '')
