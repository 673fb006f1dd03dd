import { render } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import type { Decision, Judged } from '../../shared/moderation/states.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
import { complain, say } from '../live/notice.ts'
import { send } from '../live/send.ts'
import { type Store, StoreContext, useStore } from '../live/store.ts'
import { AppealForm } from './AppealForm.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseHead } from './CaseHead.tsx'
import { thingOf } from './CaseThings.tsx'
import { CaseWords } from './CaseWords.tsx'
import { Choices } from './Choices.tsx'
import { DecideForm } from './DecideForm.tsx'
import { takeBack, tell } from './desk.ts'
import { kindLabels, needsRule } from './wording.ts'

/** Opens a case over the page where its words stand. @throws {Error} where it can't be had: then its page is gone to. */
export async function moderateHere(store: Store, path: string): Promise<void> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' })
  const { page, tables } = (await response.json()) as PageState
  const read = page.kind === 'case' ? tables.case[page.case] : undefined
  if (!read) throw new Error(`No case at ${path}`)
  const place = document.createElement('div')
  document.getElementById('live-layer')?.append(place)
  const close = () => {
    render(null, place)
    place.remove()
  }
  render(
    <StoreContext.Provider value={store}>
      <CaseDialog read={read} path={path} closed={close} />
    </StoreContext.Provider>,
    place,
  )
}

function CaseDialog({ read, path, closed }: { read: CaseView; path: string; closed: () => void }) {
  const store = useStore()
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState<Decision | null>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const shut = () => dialog.current?.close()

  function done(decision: Judged, { decided }: WriteAnswer) {
    shut()
    if (!decided) return say('Done.')
    tell(decision, decided, async (last) => void (await takeBack(store, last)))
  }

  async function choose(decision: Decision) {
    if (needsRule(decision)) return setOpen(decision)
    const body = { decision, things: [thingOf(read)] }
    const outcome = await send(store, { path: '/moderation/decide', body, form: 'decide' })
    if (outcome.ok) done(decision, outcome.answer)
    else complain(outcome.error.message)
  }

  return (
    <dialog
      class="case-dialog"
      ref={dialog}
      aria-label={`Moderating the ${kindLabels[read.kind]} by ${read.creator.name}`}
      onClose={closed}
    >
      <article class="case is-alone">
        <CaseHead read={read} />
        <CaseWords read={read} before={null} />
        <CaseFacts read={read} />
        <div class="case-foot">
          {read.appeal?.outcome === 'open' ? (
            <AppealForm read={read} done={done} />
          ) : (
            <Choices read={read} open={open} keys={false} choose={choose} />
          )}
          {open && (
            <DecideForm
              cases={[read]}
              decision={open}
              focus="rule"
              done={(answer) => done(open, answer)}
              close={() => setOpen(null)}
            />
          )}
        </div>
      </article>
      <p class="form-actions">
        <a href={path}>Its whole record</a>
        <button type="button" class="quiet" onClick={shut}>
          Close
        </button>
      </p>
    </dialog>
  )
}
