import { allAuthorities } from '../../library/authorities.ts'

/** Words that have a capital for another reason than being somebody's name. */
const words = `
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter easter christmas
  i a an the this that these those it its he she they we you who which what when where why how there here
  my our your his her their some any each every no none all both most many several few other another such
  in on at by for from with without to of as if and or but so yet nor not only also even then than thus however therefore
  meanwhile moreover finally still once since while although though because after before during until under over about
  between yes well perhaps maybe please thanks thank sorry dear hello sincerely one two three four five six seven eight
  nine ten first second third fourth last next again further more less
  report reports page pages paragraph paragraphs para section sections chapter chapters part parts figure figures table
  tables annex appendix recommendation recommendations article articles regulation regulations clause schedule rule note
  notes footnote item point volume step phase level stage grade grades year years term week day date age aged ages key
  band group tier act bill law code act guidance policy framework handbook circular briefing survey census letter email
  ofsted dfe department government parliament council councils authority authorities board committee ministry minister
  secretary inspector inspectors inspection officer officers adviser advisers team teams service services court ombudsman
  lscb la las ehe cme send ehcp nhs uk england wales scotland ireland britain london north south east west
  children child pupils pupil parents parent families family boys girls mothers fathers people everybody everyone
  nobody teachers teacher school schools academy academies college university church hospital library home education
  english welsh scottish irish british european american christian muslim jewish gypsy roma traveller travellers
  outstanding good adequate inadequate requires improvement overall effectiveness reception nursery
  free state private public local special independent sunday high primary secondary infant junior new old great little big
  guardian times telegraph bbc twitter facebook google counterpoint data protection human rights freedom information
`
const none = new Set(words.match(/\S+/g))
// Places, word by word: `Tower`, `Hamlets`. A child called Kent is found beside `my son` all the same.
for (const { name } of allAuthorities())
  for (const word of name.toLowerCase().match(/\p{L}{3,}/gu) ?? []) none.add(word)

export const isNoName = (lower: string): boolean => none.has(lower.replace(/'s?$/, ''))
