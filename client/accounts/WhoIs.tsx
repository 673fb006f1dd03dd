import { usePage } from '../live/store.ts'
import { Unread } from '../notifications/Unread.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

/** At the head of every page of somebody with an account: what is new for them, their name and the way out. */
export function WhoIs() {
  const { viewer } = usePage()
  return (
    <WriteForm name="log-out" action="/log-out" class="who" label="Log out">
      <Unread />
      <a class="who-name" href="/account" title={viewer.name ?? undefined}>
        {viewer.name}
      </a>
      <button type="submit" class="quiet">
        Log out
      </button>
    </WriteForm>
  )
}
