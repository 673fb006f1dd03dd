import { expect, it } from 'vitest'
import { lackingDocuments } from '../../../client/live/lacking.ts'
import type { DigestView, DocumentView } from '../../../shared/library/views.ts'
import { emptyPage } from './page-states.ts'

it('names the documents of new entries until the page holds them', () => {
  const entries = ['one', 'two'].map((document) => ({ document, excerpts: [] }))
  const page = emptyPage()
  const digest = { d: { entries } as unknown as DigestView }
  const one = { one: {} as DocumentView }
  const state = {
    ...page,
    page: { kind: 'digest', digest: 'd' } as const,
    tables: { ...page.tables, digest, document: one },
  }
  expect(lackingDocuments(state)).toEqual(['two'])
  const both = { ...one, two: {} as DocumentView }
  expect(lackingDocuments({ ...state, tables: { ...state.tables, document: both } })).toEqual([])
  expect(lackingDocuments(page)).toEqual([])
})
