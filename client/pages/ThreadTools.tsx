/** To come. */
export function ThreadTools() {
  return <h1>ThreadTools</h1>
}
