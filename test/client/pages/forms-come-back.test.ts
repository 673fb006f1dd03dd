import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../client/render.tsx'
import type { FormState } from '../../../shared/live/state.ts'
import { digest, mine } from './states/things.ts'
import { pageOf } from './states.ts'

const back = (form: string, values: Record<string, string>, more: Partial<FormState> = {}): FormState => ({
  form,
  values,
  fields: [],
  message: null,
  draft: false,
  ...more,
})

describe('a form that comes back', () => {
  it('shows what was entered, and beside a field what is wrong with it', () => {
    const html = renderBody(
      pageOf('post-excerpt', {
        form: back(
          'post-excerpt',
          { authority: 'Tyneside', 'judgements[overall]': 'good', text: 'Their words.' },
          { fields: [{ field: 'authority', code: 'unknown', message: 'Which one is meant?' }] },
        ),
      }),
    )
    expect(html).toMatch(/<input[^>]*name="authority"[^>]*aria-invalid[^>]*autofocus[^>]*value="Tyneside"/)
    expect(html).toMatch(/aria-describedby="post-excerpt-authority-hint post-excerpt-authority-problem"/)
    expect(html).toMatch(/id="post-excerpt-authority-problem">Which one is meant\?/)
    expect(html).toMatch(/name="judgements\[overall\]".*?<option[^>]*selected[^>]*>Good/s)
    expect(html).toContain('Their words.</textarea>')
  })

  it('never brings a password back', () => {
    const values = { login: 'ada', password: 'a secret of mine' }
    const html = renderBody(pageOf('log-in', { form: back('log-in', values, { message: 'Not right.' }) }))
    expect(html).toContain('value="ada"')
    expect(html).toContain('Not right.')
    expect(html).not.toContain('a secret of mine')
  })

  it('says that a draft was kept, and lets it be sent', () => {
    const values = { threadKind: 'digest', threadId: digest.id, source: 'What I wrote' }
    const html = renderBody(pageOf('digest', { form: back('reply', values, { draft: true }) }))
    expect(html).toContain('Your draft was kept.')
    expect(html.match(/What I wrote<\/textarea>/g)).toHaveLength(1)
  })

  it('opens a kept reply under the thought it answers, and leaves the other box empty', () => {
    const values = { threadKind: 'digest', threadId: digest.id, parent: mine.id, source: 'My answer' }
    const html = renderBody(pageOf('digest', { form: back('reply', values, { draft: true }) }))
    const forms = html.match(/<form [^>]*action="\/comments".*?<\/form>/gs) ?? []
    expect(forms).toHaveLength(2)
    expect(forms[0]).toContain(`name="parent" value="${mine.id}"`)
    expect(forms[0]).toContain('My answer')
    expect(forms[1]).not.toContain('My answer')
  })

  it('of another page says nothing here', () => {
    const html = renderBody(pageOf('digest', { form: back('log-in', {}, { message: 'Not right.' }) }))
    expect(html).not.toContain('Not right.')
  })
})
