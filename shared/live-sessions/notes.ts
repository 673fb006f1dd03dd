/** The name of the shared text in the Yjs document of a session's notes. */
export const notesField = 'notes'
