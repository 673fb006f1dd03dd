/**
 * The rules of this house. Every decision cites one; the page `/rules` shows them all. A code is never reused for
 * another rule, since the record cites it.
 */
export const houseRules = {
  respect: {
    title: 'Answer the argument, not the person',
    text: 'Disagree as sharply as you like with what is said. No insults, threats or mockery of people, inspectors and officers included.',
  },
  children: {
    title: 'Nothing that points to a child',
    text: 'No names of children together with ages, schools or places, no photographs, addresses or telephone numbers, your own family’s included.',
  },
  private: {
    title: 'No private details of others',
    text: 'No addresses, telephone numbers, e-mail addresses or case details of people who did not publish them themselves.',
  },
  topic: {
    title: 'Keep to the report',
    text: 'A thread is about what hangs above it. Start another for something else.',
  },
  quotation: {
    title: 'Quote exactly',
    text: 'What stands between quotation marks is what the report says. Changes and omissions are marked.',
  },
  law: {
    title: 'Nothing unlawful',
    text: 'No defamation, no contempt of court, nothing that identifies people in family proceedings, no copying beyond fair quotation.',
  },
  spam: {
    title: 'No advertising',
    text: 'No advertising, no chain posting, no links whose purpose is to be followed.',
  },
} as const satisfies Record<string, { title: string; text: string }>
export type HouseRule = keyof typeof houseRules
export const houseRuleCodes = Object.keys(houseRules) as [HouseRule, ...HouseRule[]]
