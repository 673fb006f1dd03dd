import { useState } from 'preact/hooks'
import { useAlive } from '../../live/use-alive.ts'
import { TimeOfDay } from '../../ui/When.tsx'
import { mayMove, type Pace, paces, type useStepping } from './use-stepping.ts'

type Props = {
  /** The replay's address. */
  path: string
  most: number
  stepping: ReturnType<typeof useStepping>
  words: string | null
  at: string | null
}

/** Back and on, a slider, and a play button: links and a form where there is no script. */
export function ReplayControls({ path, most, stepping, words, at }: Props) {
  const { step, go, playing, toggle } = stepping
  const alive = useAlive()
  const [pace, setPace] = useState<Pace>('steadily')
  const link = (to: number) => ({
    href: `${path}?step=${to}`,
    onClick: (event: Event) => {
      event.preventDefault()
      go(to)
    },
  })
  return (
    <div class="replay-controls">
      <p class="replay-words">
        <span class="replay-count">
          Step {step} of {most}
          {at && (
            <>
              {', '}
              <TimeOfDay at={at} />
            </>
          )}
        </span>{' '}
        {words}
      </p>
      <div class="replay-tools">
        {step > 1 ? (
          <a class="button" rel="prev" {...link(step - 1)}>
            Back
          </a>
        ) : (
          <span class="button is-off">Back</span>
        )}
        {step < most ? (
          <a class="button" rel="next" {...link(step + 1)}>
            Next
          </a>
        ) : (
          <span class="button is-off">Next</span>
        )}
        <form action={path} class="replay-slider">
          <label>
            <span>Step</span>
            <input
              type="range"
              name="step"
              min={1}
              max={most}
              value={step}
              aria-valuetext={`Step ${step} of ${most}: ${words ?? ''}`}
              onInput={({ currentTarget }) => go(currentTarget.valueAsNumber)}
            />
          </label>
          {!alive && <button type="submit">Go there</button>}
        </form>
        {alive && mayMove() && (
          <span class="replay-play">
            <button type="button" aria-pressed={playing !== null} onClick={() => toggle(pace)}>
              {playing ? 'Pause' : 'Play'}
            </button>
            <label>
              <span class="sr-only">Pace</span>
              <select
                value={pace}
                onChange={({ currentTarget }) => {
                  setPace(currentTarget.value as Pace)
                  if (playing) toggle(currentTarget.value as Pace)
                }}
              >
                {Object.keys(paces).map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </label>
          </span>
        )}
      </div>
      {alive && (
        <p class="hint replay-hint">
          The arrow keys step back and on{mayMove() && '; the space bar plays and pauses'}.
        </p>
      )}
    </div>
  )
}
