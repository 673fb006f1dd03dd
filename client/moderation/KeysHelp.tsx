import { keyHelp } from './keys.ts'

/** The button that shows the keys, what they do, and the way to do without them. */
export function KeysHelp({ keys, turn }: { keys: boolean; turn: (on: boolean) => void }) {
  return (
    <div class="keys">
      <button type="button" class="quiet" popovertarget="keys" aria-keyshortcuts={keys ? '?' : undefined}>
        Keys{' '}
        {keys ? (
          <span class="key" aria-hidden="true">
            ?
          </span>
        ) : (
          '(off)'
        )}
      </button>
      <div id="keys" popover="auto" class="keys-help" role="dialog" aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {keyHelp.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">While cards are selected, the keys that decide are for all of them.</p>
        <label class="choice">
          <input type="checkbox" checked={keys} onChange={(event) => turn(event.currentTarget.checked)} />
          Single keys decide
        </label>
        <button type="button" class="quiet" popovertarget="keys" popovertargetaction="hide">
          Close
        </button>
      </div>
    </div>
  )
}

/** Shows the keys; the browser closes them by Escape and gives the focus back. */
export const showKeys = (): void => document.getElementById('keys')?.showPopover()
