import type { SessionView } from '../../../shared/live-sessions/views.ts'
import type { Undoing } from '../../live/saying.ts'
import { TextInput } from '../../ui/Field.tsx'
import { useFormFields } from '../../ui/form-fields.ts'
import { SessionButton, SessionForm } from '../SessionForm.tsx'

/** What everybody is asked to do: set, set anew, or taken away. The task before can be brought back. */
export function TaskForm({ session }: { session: SessionView }) {
  const fields = useFormFields('session-task')
  const { id, task } = session
  const form = { name: 'session-task', to: `${id}/task` }
  const undoing = (words: string): Undoing => ({
    words,
    undoneWords: task ? 'The task is as it was.' : 'The task is taken away again.',
    undo: () => ({
      path: `/sessions/${id}/task`,
      body: { words: task?.words ?? '' },
      form: form.name,
    }),
  })
  return (
    <>
      <SessionForm
        {...form}
        class="desk-row"
        label="The task"
        undoing={undoing('The task is set.')}
        done={(_answer, sent) => {
          const field = sent.elements.namedItem('words')
          // What is typed from now on is another task; who else sets one meanwhile takes away nothing typed here.
          if (field instanceof HTMLInputElement) field.defaultValue = field.value
        }}
      >
        <TextInput
          of={fields}
          name="words"
          label="Task"
          optional
          fallback={task?.words ?? ''}
          maxLength={300}
        />
        <button type="submit">Set</button>
      </SessionForm>
      {task && (
        <SessionButton {...form} values={{ words: '' }} undoing={undoing('The task is taken away.')}>
          Take the task away
        </SessionButton>
      )}
    </>
  )
}
