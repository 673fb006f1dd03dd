import type { ComponentChildren } from 'preact'

type Props = {
  /** The heads of its columns; `unseen` for one that is only told. */
  heads: readonly (string | { unseen: string })[]
  class?: string
  children: ComponentChildren
}

/** Rows below the heads of their columns. Where it is too wide it scrolls inside its frame, and the page does not. */
export function Table({ heads, class: name, children }: Props) {
  return (
    <div class="table-frame">
      <table class={name}>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th key={head} scope="col">
                  {head}
                </th>
              ) : (
                <th key={head.unseen} scope="col">
                  <span class="sr-only">{head.unseen}</span>
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
