/** What a session reads, in words. One without a title of its own has that of what is read, which isn't said twice. */
export function subjectWords(session: { title: string }, subject: { title: string; path: string }): string {
  if (subject.title !== session.title) return subject.title
  return subject.path.startsWith('/digests/') ? 'this digest' : 'this document'
}
