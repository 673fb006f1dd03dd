/** A guest, as they see themselves and nobody else does. */
export type OwnGuest = {
  id: string
  name: string
  email: string
  /** Whether they hear of answers by mail. */
  answers: boolean
  /** Whether a link sent to the address was opened. */
  proved: boolean
}

/** One of a guest's own comments, for the page that lists them: the comment itself is in the tables. */
export type OwnCommentLine = {
  id: string
  /** Path with the permalink's fragment. */
  href: string
  /** Title of what it hangs under. */
  under: string
}
