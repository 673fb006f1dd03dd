/** To come. */
export function Redact() {
  return <h1>Redact</h1>
}
