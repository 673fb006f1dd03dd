import { expect, test } from 'vitest'
import { previewImport } from '../../server/importing/importing.service.ts'
import { previewTable } from '../../server/importing/preview-table.ts'
import { readPost } from '../support/posts.ts'

const post = readPost('as-the-blog.txt')

test('every entry has its line, in columns', () => {
  const lines = previewTable(previewImport(post)).split('\n')
  const columns = lines.find((line) => line.includes('Published')) ?? ''
  const rows = lines.filter((line) => /^\d\./.test(line))
  expect(rows).toHaveLength(4)
  for (const row of rows) expect(row.slice(columns.indexOf('Published'))).toMatch(/^\d+ \w+ 2016 {2}/)
  expect(rows[0]).toContain('silence')
  expect(rows[2]).toContain('Requires improvement (re-inspection)')
  expect(rows[3]).toContain('1 editor’s note')
})

test('what will not be imported says so, and why', () => {
  const table = previewTable(previewImport(post.replace(/^Medway/m, 'Medwich').replace('11/2/16', '31/2/16')))
  expect(table).toMatch(/1\. WILL NOT BE IMPORTED +unknown: Medwich/)
  expect(table).toMatch(/4\. WILL NOT BE IMPORTED +St Helens +unreadable: 31\/2\/16/)
  expect(table).toMatch(/Please look at:\n {2}line \d+: /)
})
