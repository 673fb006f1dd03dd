/** To come. */
export function CommentTools() {
  return <h1>CommentTools</h1>
}
