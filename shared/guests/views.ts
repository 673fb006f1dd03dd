/** One of a guest's own comments, for the page that lists them: the comment itself is in the tables. */
export type OwnCommentLine = {
  id: string
  /** Path with the permalink's fragment. */
  href: string
  /** Title of what it hangs under. */
  under: string
}
