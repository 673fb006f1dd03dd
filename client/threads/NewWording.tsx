/** Above a reply that is being written: the words it answers have changed since it was begun. */
export function NewWording({ take }: { take: () => void }) {
  return (
    <p class="form-notice is-draft" role="status">
      What you answer has been reworded since you began. Your reply will say that it answers the earlier
      wording.{' '}
      <button type="button" class="quiet" onClick={take}>
        I have read the new one
      </button>
    </p>
  )
}
