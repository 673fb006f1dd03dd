import { describe, expect, it } from 'vitest'
import { plainWords } from '../../../client/moderation/plain-words.ts'
import {
  likelyRule,
  messageFor,
  needsRule,
  sayDone,
  sayFate,
  sayImpact,
  sayPhase,
} from '../../../client/moderation/wording.ts'
import { houseRuleCodes } from '../../../shared/moderation/house-rules.ts'
import type { FlagView } from '../../../shared/moderation/views.ts'
import { caseOf } from './cases.ts'

const flag = (rule: FlagView['rule']): FlagView => ({
  by: 'Ann',
  rule,
  detail: '',
  trusted: true,
  created: '',
})

it('what was done is said in a sentence, with what was left', () => {
  const refused = { id: '', code: 'changed-meanwhile', by: null } as const
  expect(sayDone('remove', { done: 1, refused: [] })).toBe('Removed.')
  expect(sayDone('spam', { done: 12, refused: [] })).toBe('Marked as spam: 12.')
  expect(sayDone('spam', { done: 2, refused: [refused] })).toBe('Marked as spam: 2. 1 was left as it was.')
  expect(sayDone('hide', { done: 0, refused: [refused, refused] })).toBe(
    'Nothing was changed: 2 were left as they were.',
  )
})

it('what a decision would do is said before it is done', () => {
  const impact = { removes: 1, keepsReplies: 14, byPeople: 6, detaches: 2 }
  expect(sayImpact('remove', 1, impact)).toBe(
    'Takes it out of sight, keeps 14 replies by 6 people, detaches 2 highlights.',
  )
  const nothing = { removes: 0, keepsReplies: 0, byPeople: 0, detaches: 0 }
  expect(sayImpact('approve', 3, nothing)).toBe('3 cards to be public.')
  expect(sayImpact('spam', 1, nothing)).toBe('Nothing of it is public now.')
  expect(sayImpact('spam', 2, nothing)).toBe('2 cards, of which nothing is public.')
  expect(sayImpact('keep', 1, nothing)).toBe('The former wording stays.')
})

describe('the message to the author', () => {
  it('says why and what to do next, for each rule and each decision against them', () => {
    for (const rule of houseRuleCodes) {
      for (const decision of ['remove', 'hide', 'spam', 'keep'] as const) {
        expect(messageFor(rule, decision)).toMatch(/^(It|What) .*\. [A-Z].*\.$/)
        expect(needsRule(decision)).toBe(true)
      }
    }
  })

  it('is nobody’s business when something is approved or restored', () => {
    expect(messageFor('topic', 'approve')).toBe('')
    expect(needsRule('restore')).toBe(false)
  })
})

it('the rule that is offered is what most people reported, or what the pipeline found', () => {
  expect(
    likelyRule(caseOf('a', { flags: [flag('topic'), flag('respect'), flag('respect')] }), 'remove'),
  ).toBe('respect')
  expect(likelyRule(caseOf('b', { reasons: [{ phase: 'child', detail: '' }] }), 'remove')).toBe('children')
  expect(likelyRule(caseOf('c'), 'spam')).toBe('spam')
  expect(likelyRule(caseOf('d'), 'remove')).toBeNull()
})

it('phases are said in words, also those that are new to us', () => {
  expect(sayPhase('first-post')).toBe('First comment')
  expect(sayPhase('some-new-phase')).toBe('Some new phase')
})

it('a card says who dealt with it', () => {
  expect(sayFate({ what: 'decided', by: 'Mo', decision: 'approve' }, 'Ada')).toBe('Approved by Mo')
  expect(sayFate({ what: 'decided', by: 'Ada', decision: 'spam' }, 'Ada')).toBe('Marked as spam by you')
})

it('words to compare are plain, and say where their links lead', () => {
  const html =
    '<p>A &lt;b&gt; &amp;amp; <strong>c</strong><br />d</p>\n<ul>\n<li>e</li>\n</ul>\n<p><a href="https://x.example" rel="nofollow">f</a></p>'
  expect(plainWords(html)).toBe('A <b> &amp; c\nd\n\ne\n\nf (https://x.example)')
})
