import { opening } from '../../../shared/text/opening.ts'
import { count } from '../../../shared/text/plural.ts'
import { useCell } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { choices } from '../desk.ts'
import { CloseButton, Modal } from '../Modal.tsx'
import { excerptAround } from '../passage/dom-places.ts'
import { near } from '../passage/near.ts'
import { openThing } from './open-things.ts'

/** What lies under one mark, counted, for a person to choose what to go to. */
export function Chooser() {
  const choice = useCell(choices)
  const { tables } = usePage()
  if (!choice) return null

  const { mark, ids } = choice
  const heading = `${count(ids.length, 'mark')} on these words`
  function opened(dialog: HTMLDialogElement) {
    const view = { width: document.documentElement.clientWidth, height: innerHeight }
    const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
    const { left, top } = near(at, dialog.getBoundingClientRect(), view, 'below')
    dialog.style.left = `${left}px`
    dialog.style.top = `${top}px`
  }
  function choose(button: HTMLElement, id: string) {
    const excerpt = excerptAround(mark)
    button.closest('dialog')?.close()
    if (excerpt) openThing(excerpt, id)
  }
  return (
    <Modal class="chooser" label={heading} opened={opened} closed={() => choices.set(null)}>
      <h2>{heading}</h2>
      <ol>
        {ids.map((id) => (
          <li key={id}>
            <button type="button" class="quiet" onClick={({ currentTarget }) => choose(currentTarget, id)}>
              <ChoiceWords annotation={tables.annotation[id]} contradiction={tables.contradiction[id]} />
            </button>
          </li>
        ))}
      </ol>
      <CloseButton />
    </Modal>
  )
}

type Tables = ReturnType<typeof usePage>['tables']
type ChoiceProps = {
  annotation: Tables['annotation'][string] | undefined
  contradiction: Tables['contradiction'][string] | undefined
}

function ChoiceWords({ annotation, contradiction }: ChoiceProps) {
  if (annotation) {
    return (
      <>
        <b>{annotation.creator.name}</b> {annotation.html === null ? 'highlighted' : 'noted on'} “
        {opening(annotation.target.quote.exact)}”
      </>
    )
  }
  if (!contradiction) return <>No longer here</>
  return (
    <>
      <b>{contradiction.creator.name}</b> sees a contradiction: {opening(contradiction.claim, 80)}
    </>
  )
}
