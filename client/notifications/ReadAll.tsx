import { doWithUndo } from '../live/notice.ts'
import { useStore } from '../live/store.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Marks all as read. With script the undo is offered at the foot of the screen, without on the page that comes. */
export function ReadAll({ isAnyUnread, undo }: { isAnyUnread: boolean; undo: string | null }) {
  const store = useStore()
  const readAll = () =>
    doWithUndo(
      store,
      { path: '/notifications/read', body: {} },
      {
        words: 'All marked as read.',
        undoneWords: 'Unread again.',
        undo: ({ location }) => ({
          path: '/notifications/read',
          body: { undo: new URL(location, 'http://here').searchParams.get('undo') ?? '' },
        }),
      },
    )
  if (undo !== null && !isAnyUnread) {
    return (
      <WriteForm name="read-all" action="/notifications/read" class="step">
        <input type="hidden" name="undo" value={undo} />
        <span role="status">All are marked as read. </span>
        <button type="submit" class="quiet">
          Undo
        </button>
      </WriteForm>
    )
  }
  if (!isAnyUnread) return null
  return (
    <WriteForm
      name="read-all"
      action="/notifications/read"
      class="step"
      onSubmit={(event) => {
        event.preventDefault()
        void readAll()
      }}
    >
      <button type="submit" class="quiet">
        Mark all as read
      </button>
    </WriteForm>
  )
}
