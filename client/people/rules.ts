import { type HouseRule, houseRules } from '../../shared/moderation/house-rules.ts'

export const ruleTitle = (rule: HouseRule) => houseRules[rule].title

/** The rules to choose among, none of them chosen. */
export const ruleChoices: [string, string][] = [
  ['', 'Choose the rule'],
  ...Object.entries(houseRules).map(([code, { title }]): [string, string] => [code, title]),
]
