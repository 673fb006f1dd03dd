import type { TagView } from './views.ts'

/** What everybody begins with: name, meaning, colour, mark. Moderators change it and add to it. */
const first: readonly [name: string, meaning: string, colour: number, mark: string][] = [
  ['statutory-claim', 'Says what the law asks of families or of the authority.', 5, 'Sc'],
  ['home-visit', 'Visits to a family’s home, made, wanted or refused.', 1, 'Hv'],
  ['quality-monitoring', 'Looks at how good the education is.', 1, 'Qm'],
  ['monitoring', 'Keeps watch over families or their number.', 1, 'Mo'],
  ['safeguarding-check', 'Checks for harm because a child learns at home.', 4, 'Sg'],
  ['registration', 'A register, or families who sign up or don’t.', 2, 'Re'],
  ['records', 'What is written down, and how well.', 2, 'Rc'],
  ['deter-numbers', 'Wants fewer families to educate at home.', 4, 'Dn'],
  ['cme-conflation', 'Runs home education together with children missing education.', 4, 'Cm'],
  ['risk-cross-check', 'Compares lists of families with those of other services.', 4, 'Rx'],
  ['limits-of-powers', 'Says what the authority may not do.', 5, 'Lp'],
  ['support-offer', 'Help that families are offered.', 3, 'So'],
  ['contact', 'How families and the authority reach each other.', 3, 'Co'],
  ['welfare-assurance', 'Says that children are known to be well.', 3, 'Wa'],
  ['seen-by-officer', 'Children have been seen by somebody official.', 1, 'Se'],
  ['lobbying', 'Asks for other laws or more powers.', 5, 'Lo'],
  ['audit', 'Cases that were looked over by somebody else.', 2, 'Au'],
  ['statistic', 'A number, a share or a trend.', 6, 'St'],
  ['numbers-as-problem', 'Says that more families mean more trouble.', 6, 'Np'],
  ['risk-list', 'Names home education in a list of risks.', 4, 'Rl'],
  ['lscb', 'About the safeguarding children board.', 7, 'Lb'],
  ['silence', 'Home education is not mentioned.', 7, 'Si'],
]

export const firstVocabulary: readonly TagView[] = first.map(([name, meaning, colour, mark]) => ({
  name,
  meaning,
  colour,
  mark,
  offered: true,
  version: 0,
}))
