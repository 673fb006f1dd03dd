import { foldName } from '../library/authority-names.ts'

const subject =
  '(?:(?:the )?(?:subject|topic|issue) of )?(?:elective(?:ly)? )?(?:home ?educat(?:ion|ed|ing)|home ?school(?:ing|ed)?|ehe)(?: (?:children|pupils|families|young people))?'
const mention = '(?:mention|reference|remark|comment|word)s?'
const where =
  '(?: (?:at all|anywhere|here|by ofsted|by (?:the )?inspectors|in (?:this|the|their) (?:whole |inspection |ofsted )*(?:report|letter|section)))*'

const silences = [
  `${subject} (?:(?:is|are|was|were|has|have) )?(?:not|never|nowhere|(?:is|are|was|were|has|have)nt) (?:been )?(?:mentioned|discussed|covered|referred to)${where}`,
  `(?:there (?:is|was|are|were) )?(?:no|not a(?: single)?|nothing) ?(?:${mention})? ?(?:made |said |written )?(?:of|to|about|on) ${subject}${where}`,
  `(?:the|this|their|ofsteds) (?:whole |inspection |ofsted )*(?:report|letter|section) (?:does not|doesnt|did not|didnt) (?:mention|discuss|cover|refer to) ${subject}${where}`,
  `(?:the|this|their|ofsteds) (?:whole |inspection |ofsted )*(?:report|letter|section) (?:makes|made|has|contains) no ${mention} (?:of|to|about|on) ${subject}${where}`,
  `not mentioned${where}`,
  `no mention${where}`,
].map((form) => new RegExp(`^${form}$`))

/**
 * Whether a sentence is the editor saying that a report has nothing on home education ("Home education is
 * not mentioned."), rather than words of the report. Only the whole sentence counts: an inspector's remark
 * that a strategy doesn't mention home education is a remark.
 */
export function saysNothing(sentence: string): boolean {
  const folded = foldName(sentence)
  return silences.some((form) => form.test(folded))
}

/** The sentences of a text with the white space that follows each, so that joined they give it back. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["'”’)\]]?\s+)(?=\S)/)
}
