/** On a form that rewrites a note whose words have changed: it is about today's words from then on. */
export function OntoToday({ revision }: { revision: number }) {
  return (
    <label class="choice">
      <input type="checkbox" name="onto" value={revision} defaultChecked />
      It is about the words that stand there now
    </label>
  )
}
